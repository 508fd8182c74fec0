import type { JournalEntry } from "#shared/codes/domain/journal.ts";

export const entry = (index: number, changes: Partial<JournalEntry> = {}): JournalEntry => ({
  lotId: "7K2QF3",
  index,
  personId: `person-${index}`,
  attemptId: `attempt-${index}`,
  redeemedAt: "2026-12-18T01:00:00.000Z",
  exam: { family: "MCP", examCode: "70-740" },
  ...changes,
});

export const entries = (count: number): readonly JournalEntry[] =>
  Array.from({ length: count }, (_, index) => entry(index));
