import { once } from "node:events";
import type { ServiceBusReceivedMessage } from "@azure/service-bus";
import { expect, test, vi } from "vitest";

import { closed, connectBare, putToken, tokenFor } from "./bare-peer.ts";
import { receiveNow, receiveOne, runBus } from "./running-bus.ts";

const nothing = { active: 0, locked: 0, scheduled: 0, deadLettered: 0 };

test("a received message is locked, and gone once completed", async () => {
  const { bus, sender, receiver } = await runBus();
  await sender.sendMessages({ body: 1 });

  const message = await receiveOne(receiver);
  const whileHeld = bus.counts("orders");
  await receiver.completeMessage(message);

  expect(whileHeld).toEqual({ ...nothing, locked: 1 });
  expect(bus.counts("orders")).toEqual(nothing);
});

test("an abandoned message comes back first, with the changed properties and one delivery more", async () => {
  const { sender, receiver } = await runBus();
  await sender.sendMessages([{ body: "first", applicationProperties: { kept: 1, changed: 1 } }, { body: "second" }]);

  await receiver.abandonMessage(await receiveOne(receiver), { changed: 2, added: "x" });
  const again = await receiver.receiveMessages(2, { maxWaitTimeInMs: 5000 });

  expect(again.map((message) => message.body)).toEqual(["first", "second"]);
  expect(again[0]).toMatchObject({ deliveryCount: 1, applicationProperties: { kept: 1, changed: 2, added: "x" } });
});

test("a dead-lettered message waits in the subqueue with its reason until completed there", async () => {
  const { bus, sender, receiver, deadLetters } = await runBus();
  await sender.sendMessages({ body: "poison", messageId: "p-1" });

  await receiver.deadLetterMessage(await receiveOne(receiver), {
    deadLetterReason: "unreadable",
    deadLetterErrorDescription: "no order in it",
    seenBy: "consumer",
  });
  const [view] = bus.messages("orders");
  const dead = await receiveOne(deadLetters);

  expect(view).toMatchObject({ state: "dead-lettered", messageId: "p-1", deadLetterReason: "unreadable" });
  expect(dead).toMatchObject({
    body: "poison",
    deadLetterReason: "unreadable",
    deadLetterErrorDescription: "no order in it",
    deadLetterSource: "orders",
    applicationProperties: { seenBy: "consumer" },
  });
  expect(bus.counts("orders")).toEqual({ ...nothing, deadLettered: 1 });
  await deadLetters.completeMessage(dead);
  expect(bus.counts("orders")).toEqual(nothing);
});

test("a dead letter cannot be dead-lettered again and stays", async () => {
  const { bus, sender, receiver, deadLetters } = await runBus();
  await sender.sendMessages({ body: "poison" });
  await receiver.deadLetterMessage(await receiveOne(receiver));

  const again = deadLetters.deadLetterMessage(await receiveOne(deadLetters));

  await expect(again).rejects.toThrow(/cannot be dead-lettered again/);
  expect(bus.counts("orders")).toEqual({ ...nothing, deadLettered: 1 });
});

test("a message abandoned as often as allowed is dead-lettered; in the subqueue deliveries are not counted", async () => {
  const { bus, sender, receiver, deadLetters } = await runBus({ MaxDeliveryCount: 2 });
  await sender.sendMessages({ body: 1 });

  await receiver.abandonMessage(await receiveOne(receiver));
  await receiver.abandonMessage(await receiveOne(receiver));
  await deadLetters.abandonMessage(await receiveOne(deadLetters));
  const dead = await receiveOne(deadLetters);

  expect(bus.counts("orders")).toEqual({ ...nothing, deadLettered: 1 });
  expect(dead).toMatchObject({ deliveryCount: 2, deadLetterReason: "MaxDeliveryCountExceeded" });
});

test("an empty queue answers a drain, again and again on one link", async () => {
  const { sender, receiver } = await runBus();

  const before = [await receiveNow(receiver), await receiveNow(receiver), await receiveNow(receiver)];
  await sender.sendMessages({ body: "after" });
  const after = await receiveOne(receiver);

  expect(before).toEqual([[], [], []]);
  expect(after.body).toBe("after");
});

test("a drain that crosses the last delivery is answered too, though no credit is left", async () => {
  const { bus, sender } = await runBus();
  const connection = await connectBare(bus);
  await putToken(connection, tokenFor(bus));
  const link = connection.open_receiver({ source: "orders", credit_window: 0, autoaccept: false });
  await sender.sendMessages({ body: "last" });

  link.add_credit(1);
  await once(link, "message");
  link.drain_credit();
  await once(link, "receiver_drained");
  await closed(connection);

  expect(bus.messages("orders")).toHaveLength(1);
});

test("a subscription gets messages as they come, no more at once than it asked for", async () => {
  const { sender, receiver, bus } = await runBus();
  const seen: unknown[] = [];
  const lockedAtOnce: number[] = [];
  const subscription = receiver.subscribe(
    {
      processMessage: async (message) => {
        lockedAtOnce.push(bus.counts("orders").locked);
        seen.push(message.body);
      },
      processError: async ({ error }) => {
        seen.push(error);
      },
    },
    { maxConcurrentCalls: 2 },
  );

  for (let body = 0; body < 20; body += 1) await sender.sendMessages({ body });
  await vi.waitFor(() => expect(bus.counts("orders")).toEqual(nothing), { timeout: 5000 });
  await subscription.close();

  expect(seen).toEqual(Array.from({ length: 20 }, (_, body) => body));
  expect(Math.max(...lockedAtOnce)).toBeLessThanOrEqual(4);
});

test("3,000 messages pass one link, in order, each once", async () => {
  const { bus, sender, receiver } = await runBus();
  const bodies = Array.from({ length: 3000 }, (_, body) => body);
  for (let start = 0; start < bodies.length; start += 500) {
    await sender.sendMessages(bodies.slice(start, start + 500).map((body) => ({ body })));
  }

  const seen: unknown[] = [];
  while (seen.length < bodies.length) {
    const messages: ServiceBusReceivedMessage[] = await receiver.receiveMessages(300, { maxWaitTimeInMs: 5000 });
    await Promise.all(messages.map((message) => receiver.completeMessage(message)));
    seen.push(...messages.map((message) => message.body));
  }

  expect(seen).toEqual(bodies);
  expect(bus.counts("orders")).toEqual(nothing);
});

test("3,000 messages pass one subscription whose credit comes in small steps", async () => {
  const { bus, sender, receiver } = await runBus();
  const seen = new Set<unknown>();
  receiver.subscribe(
    {
      processMessage: async (message) => {
        seen.add(message.body);
      },
      processError: async ({ error }) => {
        seen.add(error);
      },
    },
    { maxConcurrentCalls: 16 },
  );

  for (let start = 0; start < 3000; start += 500) {
    await sender.sendMessages(Array.from({ length: 500 }, (_, index) => ({ body: start + index })));
  }
  await vi.waitFor(() => expect(bus.counts("orders")).toEqual(nothing), { timeout: 20_000 });

  expect(seen).toEqual(new Set(Array.from({ length: 3000 }, (_, body) => body)));
});

test("two receivers share a queue and never hold the same message", async () => {
  const { connect, sender } = await runBus();
  const receivers = [connect().createReceiver("orders"), connect().createReceiver("orders")];
  await sender.sendMessages(Array.from({ length: 100 }, (_, body) => ({ body })));

  const received = await Promise.all(receivers.map((one) => one.receiveMessages(50, { maxWaitTimeInMs: 5000 })));

  const bodies = received.flat().map((message) => Number(message.body));
  expect(bodies.sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, body) => body));
});

test("peeking shows what is active, locked and scheduled, and locks nothing", async () => {
  const { bus, sender, receiver, now } = await runBus();
  await sender.sendMessages([{ body: "locked" }, { body: "active" }]);
  await sender.scheduleMessages({ body: "scheduled" }, new Date(now() + 60_000));
  await receiveOne(receiver);

  const peeked = await receiver.peekMessages(10);
  const further = await receiver.peekMessages(10);

  expect(peeked.map((message) => [message.body, message.state])).toEqual([
    ["locked", "active"],
    ["active", "active"],
    ["scheduled", "scheduled"],
  ]);
  expect(further).toEqual([]);
  expect(bus.counts("orders")).toEqual({ ...nothing, active: 1, locked: 1, scheduled: 1 });
});

test("dead letters can be peeked", async () => {
  const { sender, receiver, deadLetters } = await runBus();
  await sender.sendMessages({ body: "poison" });

  await receiver.deadLetterMessage(await receiveOne(receiver), {
    deadLetterReason: "unreadable",
    deadLetterErrorDescription: "",
  });
  const [peeked] = await deadLetters.peekMessages(10);

  expect(peeked).toMatchObject({ body: "poison", deadLetterReason: "unreadable" });
});
