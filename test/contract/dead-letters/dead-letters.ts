import { describe, expect, it } from "vitest";
import type { QueueName } from "#shared/contracts/messages.ts";
import type { DeadLetter } from "#shared/operations/domain/dead-letter.ts";
import type { DeadLetters } from "#shared/operations/ports.ts";
import type { Burial } from "#test/support/in-memory-dead-letters.ts";

/** Queues without dead letters, and what no method of the port does: make one. */
export type DeadLettersUnderTest = {
  readonly deadLetters: DeadLetters;
  readonly bury: (queue: QueueName, letter: Burial) => Promise<void>;
};

/** What every list of dead letters does, whatever it is made of. */
export function describeDeadLetters(name: string, open: () => Promise<DeadLettersUnderTest>): void {
  const withLetters = async (...ids: readonly string[]) => {
    const world = await open();
    for (const messageId of ids) await world.bury("fulfilment", { messageId, content: { of: messageId } });
    return world;
  };
  const idsIn = async (deadLetters: DeadLetters) => idsOf(await deadLetters.first("fulfilment", 100));
  const idsOf = (letters: readonly DeadLetter[]) => letters.map(({ messageId }) => messageId);

  describe(`${name} shows dead letters`, () => {
    it("whole, with why they are there", async () => {
      const { deadLetters, bury } = await open();
      await bury("fulfilment", { messageId: "a", content: { a: [1] }, reason: "by-hand", description: "not today" });

      const letters = await deadLetters.first("fulfilment", 10);

      expect(letters).toEqual([
        {
          sequenceNumber: expect.stringMatching(/^[1-9]\d*$/),
          messageId: "a",
          content: { a: [1] },
          enqueuedAt: expect.stringMatching(/^\d{4}-.*Z$/),
          deliveryCount: expect.any(Number),
          reason: "by-hand",
          description: "not today",
        },
      ]);
    });

    it("of one queue, and none where there are none", async () => {
      const { deadLetters } = await withLetters("a");

      expect(await deadLetters.first("notifications", 10)).toEqual([]);
      expect(await idsIn(deadLetters)).toEqual(["a"]);
    });

    it("from the first on, however often they were shown, and no more than asked", async () => {
      const { deadLetters, bury } = await withLetters("a", "b");

      const before = idsOf(await deadLetters.first("fulfilment", 1));
      await bury("fulfilment", { messageId: "c", content: 3 });
      const after = idsOf(await deadLetters.first("fulfilment", 2));

      expect([before, after, await idsIn(deadLetters)]).toEqual([["a"], ["a", "b"], ["a", "b", "c"]]);
    });

    it("when their body is no JSON, without content", async () => {
      const { deadLetters, bury } = await open();
      await bury("fulfilment", { messageId: "a", content: undefined });

      const [letter] = await deadLetters.first("fulfilment", 10);

      expect(letter).toMatchObject({ messageId: "a", content: undefined });
    });

    it("while they are looked at", async () => {
      const { deadLetters } = await withLetters("a", "b");
      const seen: string[] = [];

      await deadLetters.dispose("fulfilment", ["b"], async () => {
        seen.push(...(await idsIn(deadLetters)));
        return "keep";
      });

      expect(seen).toEqual(["a", "b"]);
    });
  });

  describe(`${name} disposes of dead letters`, () => {
    it("that are named: what may go is removed, everything else stays in its order", async () => {
      const { deadLetters } = await withLetters("a", "b", "c", "d");
      const seen: DeadLetter[] = [];

      await deadLetters.dispose("fulfilment", ["d", "b", "nowhere"], async (letter) => {
        seen.push(letter);
        return letter.messageId === "b" ? "remove" : "keep";
      });

      expect(seen).toMatchObject([
        { messageId: "b", content: { of: "b" } },
        { messageId: "d", content: { of: "d" } },
      ]);
      expect(await idsIn(deadLetters)).toEqual(["a", "c", "d"]);
    });

    it("that share their id, one after the other", async () => {
      const { deadLetters } = await withLetters("a", "b", "a");
      const numbers: string[] = [];

      await deadLetters.dispose("fulfilment", ["a"], async ({ sequenceNumber }) => {
        numbers.push(sequenceNumber);
        return "remove";
      });

      expect(new Set(numbers).size).toBe(2);
      expect(await idsIn(deadLetters)).toEqual(["b"]);
    });

    it("of one queue only, and asks nothing when none is named", async () => {
      const { deadLetters } = await withLetters("a");
      const seen: DeadLetter[] = [];

      await deadLetters.dispose("notifications", ["a"], async (letter) => {
        seen.push(letter);
        return "remove";
      });

      expect(seen).toEqual([]);
      expect(await idsIn(deadLetters)).toEqual(["a"]);
    });

    it("and leaves one where it is when deciding fails, to be decided again", async () => {
      const { deadLetters } = await withLetters("a", "b");
      const failure = new TypeError("cannot decide");

      const failed = deadLetters.dispose("fulfilment", ["a", "b"], async ({ messageId }) => {
        if (messageId === "b") throw failure;
        return "remove";
      });

      await expect(failed).rejects.toBe(failure);
      expect(await idsIn(deadLetters)).toEqual(["b"]);
      await deadLetters.dispose("fulfilment", ["b"], async () => "remove");
      expect(await idsIn(deadLetters)).toEqual([]);
    });
  });
}
