import { describe, expect, it } from "vitest";
import { continues, firstLink, type JournalEntry, readLine } from "#shared/codes/domain/journal.ts";
import type { Journal } from "#shared/codes/ports.ts";
import type { FeedPosition } from "#shared/kernel/follow-feed.ts";
import { StaleVersionError } from "#shared/kernel/versioned.ts";
import { entries, entry } from "#test/unit/codes/journal-fixture.ts";

/** Everything in the journal by blob, each line with whether it continues the one before. */
export async function readAll(journal: Pick<Journal, "blobs">) {
  const found: { name: string; entries: JournalEntry[]; isWhole: boolean }[] = [];
  for await (const { name, lines } of journal.blobs()) {
    const blob = { name, entries: [] as JournalEntry[], isWhole: true };
    let previous = firstLink(name);
    for await (const text of lines) {
      const line = readLine(text);
      blob.isWhole &&= line !== undefined && continues(previous, line);
      if (line === undefined) continue;
      const { chain, ...read } = line;
      blob.entries.push(read);
      previous = chain;
    }
    found.push(blob);
  }
  return found;
}

/** What every journal does, whatever it is made of. */
export function describeJournal(name: string, open: () => Promise<Journal>): void {
  describe(`${name} keeps redemptions`, () => {
    it("in the order in which they were appended, in one unbroken chain", async () => {
      const journal = await open();

      await journal.append(entries(3));
      await journal.append([entry(3), entry(4)]);

      expect(await readAll(journal)).toMatchObject([{ entries: entries(5), isWhole: true }]);
    });

    it("as often as they were appended", async () => {
      const journal = await open();

      await journal.append([entry(0)]);
      await journal.append([entry(0)]);

      expect(await readAll(journal)).toMatchObject([{ entries: [entry(0), entry(0)], isWhole: true }]);
    });
  });
}

/** What every position does, whatever it is made of. */
export function describePosition(name: string, open: () => Promise<FeedPosition>): void {
  describe(`${name} keeps a position`, () => {
    it("that is moved from what was read, and not from anything else", async () => {
      const position = await open();
      expect(await position.read()).toBeUndefined();

      const first = await position.move("one", undefined);
      const second = await position.move("two", first);

      expect(await position.read()).toEqual(second);
      expect(second.value).toBe("two");
      await expect(position.move("three", first)).rejects.toThrow(StaleVersionError);
      await expect(position.move("three", undefined)).rejects.toThrow(StaleVersionError);
      expect((await position.read())?.value).toBe("two");
    });

    it("with one winner among several that move it at once", async () => {
      const position = await open();
      const start = await position.move("start", undefined);

      const moves = await Promise.allSettled(["a", "b", "c"].map((to) => position.move(to, start)));

      const won = moves.flatMap((move) => (move.status === "fulfilled" ? [move.value] : []));
      expect(won).toEqual([await position.read()]);
    });
  });
}
