import { describe, expect, it } from "vitest";
import { journalReport } from "#functions/cli/journal-report.ts";
import type { JournalFindings } from "#shared/codes/domain/journal-audit.ts";

const places = { journal: "journal.example", database: "database.example" };
const sound: JournalFindings = {
  blobs: 2,
  lines: 62,
  journalled: 60,
  stored: 61,
  awaited: 1,
  missingInJournal: [],
  missingInStore: [],
  differing: [],
  redeemedTwice: [],
  brokenLines: [],
};

describe("the report on the journal", () => {
  it("says what was compared, and where", () => {
    expect(journalReport(sound, places)).toBe(
      [
        "Journal   journal.example: 2 blobs, 62 lines, 60 redemptions",
        "Store     database.example: 61 redemptions, 1 of them within the last 5 minutes and not journalled yet",
        "",
        "Journal and store agree.",
      ].join("\n"),
    );
  });

  it("names what is wrong", () => {
    const report = journalReport(
      { ...sound, differing: ["7K2QF3/1"], brokenLines: ["2026-12-18/0001.jsonl:4"] },
      places,
    );

    expect(report).toContain("Differing between journal and store: 1\n  7K2QF3/1\n\nBroken lines: 1\n");
    expect(report).toMatch(/DO NOT agree\.$/);
  });

  it("counts what would be too much to name", () => {
    const missingInStore = Array.from({ length: 25 }, (_, index) => `7K2QF3/${index}`);

    const report = journalReport({ ...sound, missingInStore }, places);

    expect(report).toContain(": 25\n  7K2QF3/0\n");
    expect(report).toContain("  7K2QF3/19\n  and 5 more\n");
  });
});
