import { describe, expect, it } from "vitest";
import {
  type FulfilmentMessage,
  fulfilmentMessage,
  type NotificationsMessage,
  notificationsMessage,
  type SendMessage,
} from "#shared/contracts/messages.ts";
import { createWakeOrders } from "#shared/fulfilment/use-cases/wake-orders.ts";
import { orderIdOf } from "#shared/kernel/identifiers.ts";
import { MINUTE_MS, plusMs } from "#shared/kernel/instant.ts";
import { UnavailableError } from "#shared/kernel/versioned.ts";
import { PROCESSED_AT } from "#test/support/fulfilments.ts";
import { anOrder } from "#test/support/in-memory-orders.ts";
import { type FulfilmentWorld, fulfilmentWorld } from "#test/unit/fulfilment/fulfilment-world.ts";

const { orderId } = anOrder();

/** Waking over the store of a world, with queues that keep what they get. */
function waking({ store, time }: FulfilmentWorld) {
  const sent: (FulfilmentMessage | NotificationsMessage)[] = [];
  const messageIds: string[] = [];
  const broker = { isAway: false };
  const send: SendMessage<FulfilmentMessage | NotificationsMessage> = async (message, { messageId }) => {
    if (broker.isAway) throw new UnavailableError("the broker is away");
    sent.push(message);
    messageIds.push(messageId);
  };
  const wake = createWakeOrders({
    list: store.wakeList,
    clock: () => time.now,
    sendToFulfilment: send,
    sendToNotifications: send,
  });
  return { sent, messageIds, broker, wake };
}

describe("waking orders", () => {
  it("sends the next step of an order and of its mail, each of its queue's form", async () => {
    const world = await fulfilmentWorld();
    await world.fulfil();
    world.time.now = plusMs(PROCESSED_AT, MINUTE_MS);
    const { sent, wake } = waking(world);

    expect(await wake()).toEqual({ woken: 2 });

    const byType = sent.toSorted((one, other) => one.type.localeCompare(other.type));
    expect(byType).toEqual([
      { type: "fulfil-order", orderId },
      { type: "send-mail", orderId, mailId: "order-confirmation" },
    ]);
    expect(fulfilmentMessage.safeParse(byType[0]).success).toBe(true);
    expect(notificationsMessage.safeParse(byType[1]).success).toBe(true);
  });

  it("sends nothing before the moment, nor twice for it", async () => {
    const world = await fulfilmentWorld();
    const { wake } = waking(world);
    const early = await wake();
    world.time.now = plusMs(PROCESSED_AT, MINUTE_MS);

    expect([early, await wake(), await wake()]).toEqual([{ woken: 0 }, { woken: 1 }, { woken: 0 }]);
  });

  it("gives every look a message id of its own, within the broker's 128 characters", async () => {
    const world = await fulfilmentWorld();
    await world.fulfil();
    const { messageIds, wake } = waking(world);

    for (let minutes = 1; minutes < 300; minutes += 1) {
      world.time.now = plusMs(PROCESSED_AT, minutes * MINUTE_MS);
      await wake();
    }

    expect(messageIds.length).toBeGreaterThan(10);
    expect(new Set(messageIds).size).toBe(messageIds.length);
    expect(messageIds.filter((messageId) => messageId.length > 128)).toEqual([]);
  });

  it("fails when the broker is away, and sends by the next look", async () => {
    const world = await fulfilmentWorld();
    const { sent, broker, wake } = waking(world);
    world.time.now = plusMs(PROCESSED_AT, MINUTE_MS);
    broker.isAway = true;

    await expect(wake()).rejects.toThrow("1 of 1 due documents not woken");
    broker.isAway = false;
    world.time.now = plusMs(world.time.now, MINUTE_MS);
    await wake();

    expect(sent).toHaveLength(1);
  });

  it("goes through all that are due, page by page", async () => {
    const orders = Array.from({ length: 250 }, (_, number) =>
      anOrder({ orderId: orderIdOf("lar-demo", `PO-${number}`), purchaseOrderNumber: `PO-${number}` }),
    );
    const world = await fulfilmentWorld(...orders);
    world.time.now = plusMs(PROCESSED_AT, MINUTE_MS);
    const { sent, wake } = waking(world);

    expect(await wake()).toEqual({ woken: 250 });
    expect(new Set(sent.map((message) => JSON.stringify(message))).size).toBe(250);
  });
});
