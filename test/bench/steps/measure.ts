// Measures one order's life in stores of several sizes, in a process whose clock is moved.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClosing } from "#infra/local/closing.ts";
import { answerParent } from "#test/bench/child.ts";
import { type BareServices, startBareServices } from "#test/bench/steps/bare-services.ts";
import { fillStore, type Template } from "#test/bench/steps/fill.ts";
import { OrderLife, type StepCost } from "#test/bench/steps/order-life.ts";
import { travelTo } from "#test/bench/steps/travelling-clock.ts";

/** A Monday without holidays around it, in the sample agreement's term. */
const START_AT = Date.parse("2026-11-02T02:00:00Z");

const clock = travelTo(START_AT);
const closing = createClosing();
const ending = new AbortController();
let templates: readonly Template[] | undefined;
let sizes = 0;

async function withServices<Value>(
  fill: (folder: string) => Promise<void>,
  work: (running: BareServices) => Promise<Value>,
) {
  const folder = mkdtempSync(join(tmpdir(), "vouchsafe-bench-"));
  clock.moveTo(START_AT);
  try {
    await fill(folder);
    return await work(await startBareServices(closing, clock, folder));
  } finally {
    await closing.closeAll();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The documents of an order whose codes are delivered, one of them redeemed. */
const readTemplates = () =>
  withServices(
    async () => undefined,
    async (running) => {
      const life = new OrderLife(running, "TEMPLATE");
      await life.untilRedeemed();
      return ["orders", "lots", "agreements"].flatMap((container) => running.cosmos.documents(container));
    },
  );

/** Among `stored` orders of the same shape. */
async function costsAmong(stored: number): Promise<readonly StepCost[]> {
  templates ??= await readTemplates();
  const copies = { templates, orders: stored, ended: ending.signal };
  sizes += 1;
  return withServices(
    (folder) => fillStore(folder, copies),
    async (running) => {
      const life = new OrderLife(running, `SIZE-${sizes}`);
      await life.untilRedeemed();
      await life.untilEnded();
      return life.costs;
    },
  );
}

answerParent(
  (question) => costsAmong(Number(question)),
  () => {
    ending.abort();
    return closing.closeAll();
  },
);
