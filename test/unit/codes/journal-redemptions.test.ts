import { describe, expect, it } from "vitest";
import { readLine } from "#shared/codes/domain/journal.ts";
import { createJournalRedemptions } from "#shared/codes/use-cases/journal-redemptions.ts";
import type { FeedPosition } from "#shared/kernel/follow-feed.ts";
import { instant, plusMs } from "#shared/kernel/instant.ts";
import { InMemoryJournal, InMemoryPosition, InMemoryRedemptions } from "#test/support/in-memory-journal.ts";
import { entries, entry } from "#test/unit/codes/journal-fixture.ts";

const NOW = instant("2026-12-18T01:05:00Z");

function world({ clock = () => NOW } = {}) {
  const [feed, journal, position] = [new InMemoryRedemptions(), new InMemoryJournal(), new InMemoryPosition()];
  const runner = (from: FeedPosition = position) => createJournalRedemptions({ feed, journal, position: from, clock });
  const indexes = () => journal.lines.map((line) => readLine(line)?.index);
  return { feed, journal, position, run: runner(), runner, indexes };
}

const upTo = (count: number) => Array.from({ length: count }, (_, index) => index);

describe("journalling redemptions", () => {
  it("begins with all there are, page by page, and later takes what is new", async () => {
    const { feed, run, indexes } = world();
    feed.add(...entries(25));

    const first = await run();
    const nothing = await run();
    feed.add(entry(25));
    const second = await run();

    expect([first, nothing, second].map(({ journalled }) => journalled)).toEqual([25, 0, 1]);
    expect(indexes()).toEqual(upTo(26));
  });

  it("loses nothing while the journal is away, and catches up afterwards", async () => {
    const { feed, journal, run, indexes } = world();
    feed.add(...entries(5));
    await run();
    journal.goAway();
    feed.add(...entries(30).slice(5));

    await expect(run()).rejects.toThrow("away");
    await expect(run()).rejects.toThrow("away");
    journal.comeBack();
    await run();

    expect(indexes()).toEqual(upTo(30));
  });

  it("has a line twice rather than not at all when it ends between lines and position", async () => {
    const { feed, journal, run, indexes } = world();
    feed.add(...entries(3));
    journal.loseNextAnswer();

    await expect(run()).rejects.toThrow("no answer");
    await run();

    expect(indexes()).toEqual([0, 1, 2, 0, 1, 2]);
  });

  it("does not move the position back when two run at once, and loses no line", async () => {
    const { feed, position, runner, indexes } = world();
    feed.add(...entries(10));
    const slow = Promise.withResolvers<void>();
    const late: FeedPosition = {
      read: () => position.read(),
      move: async (to, from) => {
        await slow.promise;
        return position.move(to, from);
      },
    };

    const behind = runner(late)();
    feed.add(...entries(30).slice(10));
    await runner()();
    const reached = await position.read();
    slow.resolve();
    await behind;

    expect(await position.read()).toEqual(reached);
    expect(new Set(indexes())).toEqual(new Set(upTo(30)));
  });

  it("stops after 50 seconds and leaves the rest to the next run", async () => {
    let looks = 0;
    const { feed, run, indexes } = world({ clock: () => plusMs(NOW, 20_000 * looks++) });
    feed.add(...entries(50));

    const first = await run();
    looks = 0;
    await run();

    expect(first).toEqual({ journalled: 20 });
    expect(indexes()).toEqual(upTo(40));
  });
});
