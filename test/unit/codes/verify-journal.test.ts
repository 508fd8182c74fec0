import { describe, expect, it } from "vitest";
import type { JournalEntry } from "#shared/codes/domain/journal.ts";
import { isSound } from "#shared/codes/domain/journal-audit.ts";
import { createVerifyJournal } from "#shared/codes/use-cases/verify-journal.ts";
import { instant } from "#shared/kernel/instant.ts";
import { InMemoryJournal, InMemoryRedemptions } from "#test/support/in-memory-journal.ts";
import { entries, entry } from "#test/unit/codes/journal-fixture.ts";

async function verify(
  journalled: readonly JournalEntry[],
  stored: readonly JournalEntry[],
  { now = "2027-01-05T00:00:00Z", damage = (_lines: string[]) => {} } = {},
) {
  const [journal, redemptions] = [new InMemoryJournal(), new InMemoryRedemptions()];
  await journal.append(journalled);
  damage(journal.lines);
  redemptions.add(...stored);
  const findings = await createVerifyJournal({ journal, redemptions, clock: () => instant(now) })();
  return { findings, sound: isSound(findings) };
}

describe("verifying the journal", () => {
  it("finds nothing where it holds every redemption, also with lines twice", async () => {
    const { findings, sound } = await verify([...entries(3), ...entries(2)], entries(3));

    expect(findings).toEqual({
      blobs: 1,
      lines: 5,
      journalled: 3,
      stored: 3,
      awaited: 0,
      missingInJournal: [],
      missingInStore: [],
      differing: [],
      redeemedTwice: [],
      brokenLines: [],
    });
    expect(sound).toBe(true);
  });

  it("names a redemption the database has lost", async () => {
    const { findings, sound } = await verify(entries(3), entries(2));

    expect([findings.missingInStore, sound]).toEqual([["7K2QF3/2"], false]);
  });

  it.each([
    ["2026-12-18T01:05:00.000Z", true],
    ["2026-12-18T01:05:00.001Z", false],
    ["2026-12-18T00:55:00.000Z", true],
    ["2026-12-18T00:54:59.999Z", false],
  ])("allows five minutes until a redemption is journalled: at %s that is %s", async (now, isAllowed) => {
    const { findings, sound } = await verify([entry(0)], entries(2), { now });

    expect(sound).toBe(isAllowed);
    expect([findings.awaited, findings.missingInJournal]).toEqual(isAllowed ? [1, []] : [0, ["7K2QF3/1"]]);
  });

  it("names a redemption of which journal and database say different things", async () => {
    const { findings, sound } = await verify([entry(0)], [entry(0, { attemptId: "another" })]);

    expect([findings.differing, sound]).toEqual([["7K2QF3/0"], false]);
  });

  it("names a code that was redeemed again after the database had lost its redemption", async () => {
    const again = entry(0, { attemptId: "another" });

    const { findings, sound } = await verify([entry(0), again], [again]);

    expect([findings.redeemedTwice, findings.differing, sound]).toEqual([["7K2QF3/0"], ["7K2QF3/0"], false]);
  });

  it.each([
    ["a flipped byte", (lines: string[]) => lines.splice(1, 1, (lines[1] ?? "").replace("person-1", "person-9")), [2]],
    [
      "a damaged chain",
      (lines: string[]) => lines.splice(1, 1, (lines[1] ?? "").replace(/.{66}}$/, `"${"0".repeat(64)}"}`)),
      [2, 3],
    ],
    ["a line that is none", (lines: string[]) => lines.splice(1, 1, "{"), [2, 3]],
    ["a line taken out", (lines: string[]) => lines.splice(1, 1), [2]],
    ["two lines exchanged", (lines: string[]) => lines.splice(0, 2, lines[1] ?? "", lines[0] ?? ""), [1, 2, 3]],
  ])("names the lines broken by %s", async (_damage, damage, broken) => {
    const { findings, sound } = await verify(entries(4), entries(4), { damage });

    expect(findings.brokenLines).toEqual(broken.map((number) => `2026-12-18/0001.jsonl:${number}`));
    expect(sound).toBe(false);
  });

  it("takes a broken line for no redemption", async () => {
    const damage = (lines: string[]) => lines.splice(3, 1, "{");

    const { findings } = await verify(entries(4), entries(4), { damage });

    expect(findings.missingInJournal).toEqual(["7K2QF3/3"]);
  });
});
