import { describe, expect, it } from "vitest";
import { ordersSection } from "#test/bench/orders-part.ts";
import { reportOf, tableOf, withReport } from "#test/bench/report.ts";
import { stepsSection } from "#test/bench/steps-part.ts";

const CIRCUMSTANCES = { machine: "two cores", date: "2026-11-21", command: "npm run bench" };
const DOCUMENT = `# Performance

Ours before.

<!-- written by npm run bench -->

an old report

<!-- end of what npm run bench writes -->

Ours after.
`;

describe("the bench's report", () => {
  it("says where, when and by which command it was measured", () => {
    const report = reportOf(CIRCUMSTANCES, [{ heading: "Codes", blocks: ["One.", "Two."] }]);

    expect(report).toBe(
      "Measured on 2026-11-21 by `npm run bench` on two cores. Median [least..most].\n\n## Codes\n\nOne.\n\nTwo.",
    );
  });

  it("takes the place of the last one and leaves everything around it as it was", () => {
    const written = withReport(DOCUMENT, "a new report");

    expect(written).toBe(DOCUMENT.replace("an old report", "a new report"));
    expect(withReport(written, "a new report")).toBe(written);
  });

  it("is not written where it has no place", () => {
    expect(() => withReport("# Performance\n", "a report")).toThrow("no place");
  });

  it("keeps a bar in a cell from beginning another one", () => {
    expect(tableOf(["a|b", "c"], [["1", "2"]])).toBe("| a\\|b | c |\n|---|---|\n| 1 | 2 |");
  });
});

describe("the comparison of orders", () => {
  const round = (perSecond: number, app: number) => ({ perSecond, cpu: { app, stores: 2 } });
  const load = { rounds: 3, orders: 10, callers: 2 };

  it("gives medians, and ratios to Vouchsafe", () => {
    const rounds = new Map([
      ["Vouchsafe", [round(10, 20), round(30, 40), round(20, 30)]],
      ["BullMQ", [round(40, 3), round(40, 3), round(90, 9)]],
    ]);

    const [, table] = ordersSection(load, rounds, []).blocks;

    expect(table).toContain("| Vouchsafe | 20 [10..30] | 1.00 | 30 [20..40] | 1.00 | 2 [2..2] |");
    expect(table).toContain("| BullMQ | 40 [40..90] | 2.00 | 3 [3..9] | 0.10 | 2 [2..2] |");
  });

  it("says who was left out, and why", () => {
    const { blocks } = ordersSection(load, new Map([["Vouchsafe", [round(1, 1)]]]), ["Redis is not installed"]);

    expect(blocks.at(-1)).toBe("Left out: Redis is not installed.");
  });
});

describe("the table of steps", () => {
  const cost = (step: string, requests: number, ru: number) => ({ step, requests, ru, acrossPartitions: 0 });
  const measured = [
    { stored: 1000, costs: [cost("accept the order", 3, 10), cost("process", 8, 30), cost("read the order", 1, 3)] },
    { stored: 100_000, costs: [cost("accept the order", 3, 10), cost("process", 8, 60), cost("read the order", 1, 3)] },
  ];

  it("sets the sizes side by side and says how much the last costs of the first", () => {
    const [, table] = stepsSection(measured).blocks;

    expect(table).toContain("| step | among 1,000 | among 100,000 | last/first | across partitions |");
    expect(table).toContain("| process | 8 · 30 | 8 · 60 | 2.00 | 0 |");
  });

  it("adds up what every order has from acceptance to delivery, and nothing else", () => {
    const [, table] = stepsSection(measured).blocks;

    expect(table).toContain("| **accepted → delivered** | 11 · 40 | 11 · 70 | 1.75 | 0 |");
  });
});
