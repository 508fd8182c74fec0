import { describe, expect, it } from "vitest";
import { wakeEndingsOnTimer } from "#functions/agreements/wake-endings.timer.ts";
import { expireCodesOnTimer } from "#functions/codes/expire-codes.timer.ts";
import { journalRedemptionsOnTimer } from "#functions/codes/journal-redemptions.timer.ts";
import { wakeAssignmentBatchesOnTimer } from "#functions/codes/wake-assignment-batches.timer.ts";
import { fulfilOrderOnMessage } from "#functions/fulfilment/fulfil-order.queue.ts";
import { wakeOrdersOnTimer } from "#functions/fulfilment/wake-orders.timer.ts";
import { followOrdersOnTimer } from "#functions/operations/follow-orders.timer.ts";
import { UnavailableError } from "#shared/kernel/versioned.ts";
import { anOrder } from "#test/support/in-memory-orders.ts";
import { invocation, NOW, timer } from "#test/unit/triggers/trigger-world.ts";

const { orderId } = anOrder();

describe("queue fulfilment", () => {
  async function deliver(message: unknown, fault?: Error) {
    const done: unknown[] = [];
    const resent: unknown[] = [];
    const handler = fulfilOrderOnMessage(
      {
        fulfilOrder: async (command) => {
          if (fault) throw fault;
          done.push(command);
          return "processed";
        },
        expireCodes: async (lotId) => {
          done.push(lotId);
          return "closed";
        },
        curtailOrders: async (ended) => {
          if (fault) throw fault;
          done.push(ended);
          return "curtailed";
        },
        curtailStaffPool: async (ended) => void done.push(ended),
        erasePerson: async (person) => {
          if (fault) throw fault;
          done.push(person);
          return { erased: 1 };
        },
        assignBatch: async (command) => {
          done.push(command);
          return "running";
        },
      },
      { clock: () => NOW, random: () => 0.5, resend: async (copy) => void resent.push(copy) },
    );
    const { context, lines } = invocation();
    await handler(message, context);
    return { done, resent, lines };
  }

  it("fulfils an order, with the session of the write that made it due", async () => {
    const { done } = await deliver({ type: "fulfil-order", orderId, session: "0:-1#7" });

    expect(done).toEqual([{ orderId, session: "0:-1#7" }]);
  });

  it("fulfils an order that only its wake-up speaks of", async () => {
    const { done } = await deliver({ type: "fulfil-order", orderId });

    expect(done).toEqual([{ orderId }]);
  });

  it("expires the codes of a lot", async () => {
    const { done } = await deliver({ type: "expire-codes", lotId: "AAAAA0" });

    expect(done).toEqual(["AAAAA0"]);
  });

  it("erases a person, and goes on trying where other messages are given up", async () => {
    const message = { type: "erase-person", agreementNumber: "EES-TW-1042", personId: "0".repeat(64) };

    const { done } = await deliver(message);
    const { resent } = await deliver({ ...message, tries: 81 }, new UnavailableError("away"));

    expect(done).toMatchObject([{ agreementNumber: "EES-TW-1042", personId: "0".repeat(64) }]);
    expect(resent).toMatchObject([{ tries: 82 }]);
  });

  it("tells an agreement's staff pool and orders that it ends early; given up, a document is left to wake", async () => {
    const message = { type: "end-agreement", agreementNumber: "EES-TW-1042", endsOn: "2027-03-31", session: "0:-1#7" };

    const { done } = await deliver(message);
    const { resent } = await deliver({ ...message, tries: 81 }, new UnavailableError("away"));

    const { agreementNumber, endsOn, session } = message;
    expect(done).toEqual([
      { agreementNumber, session },
      { agreementNumber, endsOn, session },
    ]);
    expect(resent).toEqual([]);
  });

  it("works off a slice of a batch of assignments, with the session of the write that made it due", async () => {
    const batchId = "0123456789abcdef".repeat(2);

    const { done } = await deliver({ type: "assign-batch", orderId, batchId, session: "0:-1#7" });

    expect(done).toEqual([{ orderId, batchId, session: "0:-1#7" }]);
  });

  it("puts off what cannot be done now", async () => {
    const { resent } = await deliver(
      { type: "fulfil-order", orderId, correlationId: "req-1" },
      new UnavailableError("away"),
    );

    expect(resent).toEqual([{ type: "fulfil-order", orderId, correlationId: "req-1", tries: 1 }]);
  });
});

describe.each([
  ["wake-orders", wakeOrdersOnTimer, "orders-woken"],
  ["expire-codes", expireCodesOnTimer, "lots-woken"],
  ["wake-endings", wakeEndingsOnTimer, "endings-woken"],
  ["wake-assignment-batches", wakeAssignmentBatchesOnTimer, "assignment-batches-woken"],
])("timer %s", (_name, onTimer, event) => {
  it("says how many it woke, and nothing when there were none", async () => {
    const { context, lines } = invocation();

    await onTimer(async () => ({ woken: 3 }))(timer(), context);
    await onTimer(async () => ({ woken: 0 }))(timer(), context);

    expect(lines).toEqual([`information {"event":"${event}","woken":3}`]);
  });

  it("fails with what it could not wake, so that the run counts as failed", async () => {
    const { context } = invocation();

    const run = onTimer(() => Promise.reject(new UnavailableError("away")))(timer(), context);

    await expect(run).rejects.toThrow("away");
  });
});

describe("timer follow-orders", () => {
  it("says how many it followed, and nothing when there were none", async () => {
    const { context, lines } = invocation();

    await followOrdersOnTimer(async () => ({ followed: 3 }))(timer(), context);
    await followOrdersOnTimer(async () => ({ followed: 0 }))(timer(), context);

    expect(lines).toEqual(['information {"event":"orders-followed","followed":3}']);
  });
});

describe("timer journal-redemptions", () => {
  it("says how many it journalled, and nothing when there were none", async () => {
    const { context, lines } = invocation();

    await journalRedemptionsOnTimer(async () => ({ journalled: 3 }))(timer(), context);
    await journalRedemptionsOnTimer(async () => ({ journalled: 0 }))(timer(), context);

    expect(lines).toEqual(['information {"event":"redemptions-journalled","journalled":3}']);
  });
});
