import type { Closing } from "#infra/local/closing.ts";
import { startChild } from "#test/bench/child.ts";
import { numberText, ratioText } from "#test/bench/figures.ts";
import { type Section, tableOf } from "#test/bench/report.ts";
import type { StepCost } from "#test/bench/steps/order-life.ts";

type Measured = { readonly stored: number; readonly costs: readonly StepCost[] };

/** What accepting, fulfilling and ending one order of 30 codes asks of the database, among ever more stored orders. */
export async function measureSteps(
  closing: Closing,
  { sizes }: { readonly sizes: readonly number[] },
): Promise<Section> {
  const child = await closing.own(startChild("steps/measure.ts"));
  const measured: Measured[] = [];
  for (const stored of sizes) measured.push({ stored, costs: (await child.ask(stored)) as readonly StepCost[] });
  return stepsSection(measured);
}

/** The steps between acceptance and delivery, which every order has; what stands besides is asked for or comes later. */
const LIFE: ReadonlySet<string> = new Set([
  "accept the order",
  "process",
  "send the confirmation",
  "confirm",
  "invoice",
  "release",
  "send the code list",
  "deliver",
]);

const WHOLE = "**accepted → delivered**";

export function stepsSection(measured: readonly Measured[]): Section {
  const totalled = measured.map(({ stored, costs }) => ({ stored, costs: [...costs, totalOf(costs)] }));
  const steps = totalled[0]?.costs.map(({ step }) => step) ?? [];
  const rows = steps.map((step) => {
    const each = totalled.map(({ costs }) => costs.find((cost) => cost.step === step));
    const [first, last] = [each[0], each.at(-1)];
    return [
      step,
      ...each.map((cost) => (cost === undefined ? "–" : `${cost.requests} · ${numberText(cost.ru)}`)),
      ratioText(first === undefined || last === undefined || first.ru === 0 ? undefined : last.ru / first.ru),
      String(last?.acrossPartitions ?? "–"),
    ];
  });
  return {
    heading: "Requests and request units",
    blocks: [
      "One order of 30 codes, step by step, alone among stored orders of the same shape: requests · RU. RU are the stand-in's estimate, fitted to published figures. Counts do not depend on the machine; they are not medians.",
      tableOf(
        [
          "step",
          ...measured.map(({ stored }) => `among ${stored.toLocaleString("en")}`),
          "last/first",
          "across partitions",
        ],
        rows,
      ),
    ],
  };
}

function totalOf(costs: readonly StepCost[]): StepCost {
  const life = costs.filter(({ step }) => LIFE.has(step));
  const sum = (pick: (cost: StepCost) => number) => life.reduce((total, cost) => total + pick(cost), 0);
  return {
    step: WHOLE,
    requests: sum(({ requests }) => requests),
    ru: sum(({ ru }) => ru),
    acrossPartitions: sum(({ acrossPartitions }) => acrossPartitions),
  };
}
