import { describe, expect, it } from "vitest";
import { accept } from "#shared/kernel/outcome.ts";
import { UnavailableError } from "#shared/kernel/versioned.ts";
import { runDeadLetters } from "#test/contract/dead-letters/running-dead-letters.ts";

const good = { type: "fulfil-order", orderId: "a".repeat(64), tries: 3 };
const claim = async () => accept("first" as const);

async function withOneLetter() {
  const world = await runDeadLetters();
  await world.bury("fulfilment", { messageId: "order.accepted", content: good });
  const redrive = () => world.redrive({ queue: "fulfilment", messageIds: ["order.accepted"] }, claim);
  const stateOfQueue = () => world.bus.messages("fulfilment").map(({ state, messageId }) => `${state} ${messageId}`);
  return { ...world, redrive, stateOfQueue };
}

describe("dead letters when the broker fails", () => {
  it("are unavailable while it is away, and there again after it", async () => {
    const { bus, deadLetters } = await withOneLetter();
    bus.faults.refuseConnections(true);

    const away: unknown = await deadLetters.first("fulfilment", 10).catch((error: unknown) => error);
    bus.faults.refuseConnections(false);
    const back = await deadLetters.first("fulfilment", 10);

    expect(away).toBeInstanceOf(UnavailableError);
    expect(away).toHaveProperty("cause", expect.any(Error));
    expect(back).toMatchObject([{ messageId: "order.accepted" }]);
  });

  it("are not lost when it goes away between sending and removing; repeated, they are sent under the same id", async () => {
    const { bus, deadLetters, redrive, stateOfQueue } = await withOneLetter();
    let isFirst = true;
    bus.onAccepted(() => {
      if (isFirst) queueMicrotask(() => bus.faults.refuseConnections(true));
      isFirst = false;
    });

    const interrupted: unknown = await redrive().catch((error: unknown) => error);
    bus.faults.refuseConnections(false);
    const between = stateOfQueue();
    const repeated = await redrive();

    expect(interrupted).toBeInstanceOf(UnavailableError);
    expect(between).toEqual(["active order.accepted.redriven.1", "dead-lettered order.accepted"]);
    expect(repeated).toEqual(accept([{ messageId: "order.accepted", result: "redriven" }]));
    expect(stateOfQueue()).toEqual(["active order.accepted.redriven.1"]);
    expect(await deadLetters.first("fulfilment", 10)).toEqual([]);
  });

  it("survive a connection that was lost since the last call", async () => {
    const { bus, deadLetters, redrive, stateOfQueue } = await withOneLetter();
    await deadLetters.first("fulfilment", 10);
    bus.faults.dropConnections();

    const outcome = await redrive();

    expect(outcome).toEqual(accept([{ messageId: "order.accepted", result: "redriven" }]));
    expect(stateOfQueue()).toEqual(["active order.accepted.redriven.1"]);
  });

  it("stay when their lock was lost, though they were sent", async () => {
    const { bus, redrive, stateOfQueue } = await withOneLetter();
    bus.faults.refuseSettles(1);

    await expect(redrive()).rejects.toThrow(UnavailableError);

    expect(stateOfQueue()).toEqual(["active order.accepted.redriven.1", "dead-lettered order.accepted"]);
  });

  it("are not called missing while somebody else holds them", async () => {
    const { other, redrive, stateOfQueue } = await withOneLetter();
    const holder = other.createReceiver("fulfilment", { subQueueType: "deadLetter" });
    const [held] = await holder.receiveMessages(1, { maxWaitTimeInMs: 5000 });

    await expect(redrive()).rejects.toThrow("somebody else holds a dead letter");

    expect(held?.messageId).toBe("order.accepted");
    expect(stateOfQueue()).toEqual(["dead-lettered order.accepted"]);
  });

  it("leave the lock of every other dead letter when the named one lies behind hundreds", async () => {
    const { bury, other, deadLetters, redrive, stateOfQueue } = await withOneLetter();
    const ids = Array.from({ length: 120 }, (_, n) => `foreign-${n}`);
    for (const messageId of ids) await bury("fulfilment", { messageId, content: 0 });
    await bury("fulfilment", { messageId: "last", content: good });
    await redrive();

    const seen: string[] = [];
    await deadLetters.dispose("fulfilment", ["last"], async ({ messageId }) => {
      seen.push(messageId);
      return "remove";
    });
    const rest = other.createReceiver("fulfilment", { subQueueType: "deadLetter" });
    const free = await rest.receiveMessages(ids.length, { maxWaitTimeInMs: 5000 });

    expect(seen).toEqual(["last"]);
    expect(free.map(({ messageId }) => messageId)).toEqual(ids);
    expect(stateOfQueue()).toHaveLength(ids.length + 1);
  });
});
