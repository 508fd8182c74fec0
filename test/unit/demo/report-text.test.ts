import { describe, expect, it } from "vitest";
import type { DemoReport } from "#infra/local/demo/report.ts";
import { reportText } from "#infra/local/demo/report-text.ts";

const REPORT: DemoReport = {
  promises: [
    {
      order: "PO-7781",
      kind: "deliver",
      startedAt: "2026-12-24T02:00:00.024Z",
      opensAt: "2027-01-03T16:00:00.000Z",
      dueAt: "2027-01-07T16:00:00.000Z",
      keptAt: "2027-01-04T00:00:00.173Z",
      verdict: "kept",
    },
    {
      order: "PO-7790",
      kind: "confirm",
      startedAt: "2026-12-18T01:00:00.000Z",
      dueAt: "2026-12-20T01:00:00.000Z",
      verdict: "missed",
    },
  ],
  mails: [
    { order: "PO-7781", kind: "code-list", language: "zh-TW", at: "2027-01-04T00:00:00Z", timeZone: "Asia/Taipei" },
    { order: "PO-7782", kind: "code-list", language: "zh-TW", at: "2027-01-05T00:00:00Z", timeZone: "Asia/Taipei" },
    {
      order: "PO-7790",
      kind: "expiry-notice",
      language: "en",
      at: "2028-01-01T05:10:00Z",
      timeZone: "America/New_York",
    },
  ],
  codes: [
    {
      order: "PO-7781",
      customer: "青嵐高級中學",
      issued: 60,
      redeemed: 4,
      expired: 56,
      endedAt: "2027-08-31T16:00:00.000Z",
      timeZone: "Asia/Taipei",
    },
  ],
  steps: [
    { title: "Place order PO-7781", requests: 3, ru: 16.86, metadata: 5 },
    { title: "Somebody mistypes a code", requests: 0, ru: 0, metadata: 0 },
  ],
  checks: [
    { name: "Every promise was kept", passed: true, detail: "6 kept" },
    { name: "Nothing was dead-lettered", passed: true, detail: "0 of 22" },
  ],
  tookMs: 2_840,
};

const linesOf = (report: DemoReport) => reportText(report, false).split("\n");

describe("the report of the demo", () => {
  it("shows each promise with its window, when it was kept and the verdict", () => {
    expect(linesOf(REPORT)).toContain(
      "  PO-7781  deliver  2026-12-24 02:00  2027-01-03 16:00  2027-01-07 16:00  2027-01-04 00:00  ✔ kept",
    );
    expect(linesOf(REPORT).find((line) => line.startsWith("  PO-7790  confirm"))).toMatch(/✘ missed$/);
  });

  it("counts mails by kind and language, at the customer's time", () => {
    const rows = linesOf(REPORT).filter((line) => /^ {2}(code-list|expiry-notice)/.test(line));

    expect(rows.map((row) => row.trim().split(/ {2,}/))).toEqual([
      ["code-list", "2: Mon 4 Jan 2027 08:00, Tue 5 Jan 2027 08:00", "none"],
      ["expiry-notice", "none", "1: Sat 1 Jan 2028 00:10"],
    ]);
  });

  it("shows what became of an order's codes", () => {
    expect(linesOf(REPORT)).toContain(
      "  PO-7781  青嵐高級中學      60         4       56  Wed 1 Sep 2027 00:00 in Taipei",
    );
  });

  it("shows what each step asked of the database, and the sum", () => {
    expect(linesOf(REPORT).filter((line) => /^ {2}(Place|Somebody|All)/.test(line))).toEqual([
      "  Place order PO-7781              3  16.9         5",
      "  Somebody mistypes a code         0   0.0         0",
      "  All of it                        3  16.9         5",
    ]);
  });

  it("lists every check and ends with where to go next", () => {
    expect(linesOf(REPORT)).toContain("  ✔ Every promise was kept (6 kept)");
    expect(linesOf(REPORT).at(-1)).toBe("All 2 checks held in 2.8 s. Next: npm start, then try it yourself.");
  });

  it("ends with the names of the checks that failed", () => {
    const [held] = REPORT.checks;
    const failed = { name: "Nothing was dead-lettered", passed: false, detail: "1 of 22" };

    const lines = linesOf({ ...REPORT, checks: [...(held === undefined ? [] : [held]), failed] });

    expect(lines).toContain("  ✘ Nothing was dead-lettered (1 of 22)");
    expect(lines.slice(-2)).toEqual(["1 of 2 checks failed in 2.8 s:", "  Nothing was dead-lettered"]);
  });

  it("is coloured for a terminal only", () => {
    expect(reportText(REPORT, true)).toContain("\u001B[");
    expect(reportText(REPORT, false)).not.toContain("\u001B[");
  });
});
