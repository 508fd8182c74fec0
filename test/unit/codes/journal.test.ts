import { describe, expect, it } from "vitest";
import { chainedLines, continues, entryOf, firstLink, readLine, textOf } from "#shared/codes/domain/journal.ts";
import { entry } from "#test/unit/codes/journal-fixture.ts";
import { assignedCode, openedLot, redeemedCode } from "#test/unit/codes/lot-fixture.ts";

const start = firstLink("2026-12-18/0001.jsonl");

describe("a line of the journal", () => {
  it("says of a redemption who, what and when by ids, and nothing else", () => {
    const code = redeemedCode(openedLot());

    expect(entryOf(code)).toEqual({
      lotId: "7K2QF3",
      index: 0,
      personId: "person-of-ada",
      attemptId: "attempt-1",
      redeemedAt: "2026-10-01T08:00:00.000Z",
      exam: { family: "MCP", examCode: "70-740" },
    });
  });

  it("is not written for a code that is only assigned", () => {
    expect(entryOf(assignedCode(openedLot()))).toBeUndefined();
  });

  it("is written for an unlocked library code, without an exam (T-18)", () => {
    const { exam: _exam, ...unlocked } = redeemedCode(openedLot({ families: [] }), { state: "unlocked" });

    expect(entryOf(unlocked)).toMatchObject({ lotId: "7K2QF3", index: 0 });
    expect(entryOf(unlocked)).not.toHaveProperty("exam");
  });

  it("needs no exam", () => {
    const { exam: _exam, ...unlocked } = entry(0);

    const [line = ""] = chainedLines(start, [unlocked]).split("\n");

    expect(readLine(line)).toEqual({ ...unlocked, chain: expect.any(String) });
  });

  it("has the same bytes for the same redemption, in whatever order its properties come", () => {
    const { lotId, ...rest } = entry(0);

    expect(textOf({ ...rest, lotId })).toBe(textOf(entry(0)));
    expect(chainedLines(start, [{ ...rest, lotId }])).toBe(chainedLines(start, [entry(0)]));
  });
});

describe("the chain", () => {
  it("goes on from line to line and from block to block", () => {
    const first = chainedLines(start, [entry(0)]);
    const second = chainedLines(readLine(first.trimEnd())?.chain ?? "", [entry(1)]);

    expect(first + second).toBe(chainedLines(start, [entry(0), entry(1)]));
  });

  it("is another one in another blob", () => {
    expect(chainedLines(firstLink("2026-12-18/0002.jsonl"), [entry(0)])).not.toBe(chainedLines(start, [entry(0)]));
  });

  it("breaks wherever one bit of a line is flipped", () => {
    const line = Buffer.from(chainedLines(start, [entry(0)]).trimEnd());
    const unnoticed = Array.from({ length: line.length * 8 }, (_, bit) => bit).filter((bit) => {
      const damaged = Buffer.from(line);
      damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const read = readLine(damaged.toString("utf8"));
      return read !== undefined && continues(start, read);
    });

    expect(unnoticed).toEqual([]);
  });
});
