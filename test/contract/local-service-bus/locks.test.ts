import type { ServiceBusReceivedMessage, ServiceBusReceiver } from "@azure/service-bus";
import { expect, test, vi } from "vitest";
import type { MessageState } from "#infra/local/service-bus/server.ts";

import { minute, receiveOne, runBus } from "./running-bus.ts";

type Settle = (by: ServiceBusReceiver, message: ServiceBusReceivedMessage) => Promise<void>;

const reason = { deadLetterReason: "unreadable", deadLetterErrorDescription: "no order in it" };
const lockLost = { code: "MessageLockLost" };

test("a lock ends in real time, the message comes back with one delivery more and the late settle is refused", async () => {
  const { bus, sender, receiver, connect } = await runBus({ LockDuration: "PT0.2S" });
  await sender.sendMessages({ body: 1 });
  const held = await receiver.receiveMessages(1, { maxWaitTimeInMs: 5000 });

  await vi.waitFor(() => expect(bus.counts("orders")).toMatchObject({ active: 1, locked: 0 }));
  const again = await receiveOne(connect().createReceiver("orders"));

  expect(held[0]?.deliveryCount).toBe(0);
  expect(again.deliveryCount).toBe(1);
  for (const message of held) await expect(receiver.completeMessage(message)).rejects.toMatchObject(lockLost);
});

test("locks that expire as often as deliveries are allowed dead-letter the message", async () => {
  const { bus, sender, receiver } = await runBus({ LockDuration: "PT0.1S", MaxDeliveryCount: 1 });
  await sender.sendMessages({ body: 1 });

  await receiveOne(receiver);

  await vi.waitFor(() => expect(bus.counts("orders")).toMatchObject({ locked: 0, deadLettered: 1 }));
});

test("moving the business clock ends no lock; the client is told the end in business time", async () => {
  const { bus, sender, receiver, advance, now } = await runBus({ DefaultMessageTimeToLive: "P30D" });
  advance(24 * 60 * minute);
  await sender.sendMessages({ body: 1 });
  const earliest = now() + minute;

  const message = await receiveOne(receiver);
  const latest = now() + minute;
  advance(24 * 60 * minute);

  expect(message.lockedUntilUtc?.getTime()).toBeGreaterThanOrEqual(earliest);
  expect(message.lockedUntilUtc?.getTime()).toBeLessThanOrEqual(latest);
  expect(bus.counts("orders").locked).toBe(1);
  await receiver.completeMessage(message);
  expect(bus.counts("orders").locked).toBe(0);
});

test("a renewed lock outlives its first duration", async () => {
  const { bus, sender, receiver } = await runBus({ LockDuration: "PT1S" });
  await sender.sendMessages([{ body: "renewed" }, { body: "left alone" }]);
  const [renewed, leftAlone] = await receiver.receiveMessages(2, { maxWaitTimeInMs: 5000 });
  if (renewed === undefined || leftAlone === undefined) throw new Error("Two messages were sent");

  const renewedUntilTheOtherIsLost = async () => {
    await receiver.renewMessageLock(renewed);
    expect(bus.counts("orders")).toMatchObject({ active: 1, locked: 1 });
  };
  await vi.waitFor(renewedUntilTheOtherIsLost, { timeout: 5000, interval: 200 });
  const until = await receiver.renewMessageLock(renewed);
  await receiver.completeMessage(renewed);

  expect(until.getTime()).toBeGreaterThan(Date.now());
  expect(bus.messages("orders").map((message) => message.body)).toEqual(['"left alone"']);
  await expect(receiver.renewMessageLock(leftAlone)).rejects.toMatchObject(lockLost);
});

test("the client renews locks by itself", async () => {
  const { bus, sender, client } = await runBus({ LockDuration: "PT1S" });
  await sender.sendMessages([{ body: "kept" }, { body: "left alone" }]);
  await receiveOne(client.createReceiver("orders"));

  await receiveOne(client.createReceiver("orders", { maxAutoLockRenewalDurationInMs: 0 }));
  await vi.waitFor(() => expect(bus.counts("orders").active).toBe(1), { timeout: 5000 });

  expect(bus.messages("orders")).toMatchObject([{ body: '"left alone"' }, { state: "locked", body: '"kept"' }]);
});

test.each([
  ["completed", [], (by, message) => by.completeMessage(message)],
  ["abandoned", ["active"], (by, message) => by.abandonMessage(message, { why: "closed" })],
  ["dead-lettered", ["dead-lettered"], (by, message) => by.deadLetterMessage(message, { ...reason, why: "closed" })],
] satisfies [string, MessageState[], Settle][])(
  "a message can be %s over management after its receiver was closed",
  async (_, states, settle) => {
    const { bus, sender, receiver, client } = await runBus();
    await sender.sendMessages({ body: 1 });
    const message = await receiveOne(receiver);
    await receiver.close();

    await settle(client.createReceiver("orders"), message);

    const left = bus.messages("orders");
    expect(left.map((view) => view.state)).toEqual(states);
    for (const view of left) expect(view.applicationProperties).toMatchObject({ why: "closed" });
  },
);

test("what a connection holds comes back at once when its socket closes, counted as a delivery", async () => {
  const { bus, sender, receiver, connect } = await runBus();
  const doomed = connect();
  await sender.sendMessages([{ body: 1 }, { body: 2 }]);
  await doomed.createReceiver("orders").receiveMessages(2, { maxWaitTimeInMs: 5000 });

  await doomed.close();
  const again = await receiver.receiveMessages(2, { maxWaitTimeInMs: 5000 });

  expect(again.map((message) => [message.body, message.deliveryCount])).toEqual([
    [1, 1],
    [2, 1],
  ]);
  expect(bus.counts("orders").locked).toBe(2);
});

test("a settle over management after the connection was lost is refused", async () => {
  const { bus, sender, receiver, client } = await runBus();
  await sender.sendMessages({ body: 1 });
  const message = await receiveOne(receiver);
  await receiver.close();

  bus.faults.dropConnections();
  await vi.waitFor(() => expect(bus.counts("orders")).toMatchObject({ active: 1, locked: 0 }));

  await expect(client.createReceiver("orders").completeMessage(message)).rejects.toMatchObject(lockLost);
  expect(bus.counts("orders").active).toBe(1);
});

test("a refused settle does not spoil the settles next to it", async () => {
  const { bus, sender, receiver } = await runBus();
  await sender.sendMessages([{ body: 1 }, { body: 2 }, { body: 3 }]);
  const messages = await receiver.receiveMessages(3, { maxWaitTimeInMs: 5000 });
  bus.faults.refuseSettles(1);

  const results = await Promise.allSettled(messages.map((message) => receiver.completeMessage(message)));

  expect(results.map((result) => result.status)).toEqual(["rejected", "fulfilled", "fulfilled"]);
  expect(results[0]).toMatchObject({ reason: lockLost });
  expect(bus.counts("orders")).toMatchObject({ active: 0, locked: 1 });
});
