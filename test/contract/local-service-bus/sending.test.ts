import { once } from "node:events";
import rhea from "rhea";
import { expect, test } from "vitest";

import { closed, connectBare, putToken, tokenFor } from "./bare-peer.ts";
import { receiveNow, receiveOne, runBus } from "./running-bus.ts";

test("a message arrives with its body, properties and what the broker adds", async () => {
  const { sender, receiver } = await runBus();

  await sender.sendMessages({
    body: { order: "A-1", lines: [1, 2] },
    messageId: "A-1.accepted.1",
    contentType: "application/json",
    correlationId: "c-1",
    subject: "accepted",
    applicationProperties: { attempt: 1, ratio: 0.5, urgent: false, by: "reseller", nothing: null },
  });
  const message = await receiveOne(receiver);

  expect(message).toMatchObject({
    body: { order: "A-1", lines: [1, 2] },
    messageId: "A-1.accepted.1",
    contentType: "application/json",
    correlationId: "c-1",
    subject: "accepted",
    applicationProperties: { attempt: 1, ratio: 0.5, urgent: false, by: "reseller", nothing: null },
    deliveryCount: 0,
    state: "active",
  });
  expect(message.sequenceNumber?.toNumber()).toBe(1);
  expect(message.enqueuedTimeUtc).toBeInstanceOf(Date);
  expect(message.lockedUntilUtc).toBeInstanceOf(Date);
});

test.each([
  ["text", "plain text"],
  ["a number", 5],
  ["null", null],
  ["bytes", Buffer.from([0, 255, 1])],
])("a body that is %s comes back as it went in", async (_, body) => {
  const { sender, receiver } = await runBus();

  await sender.sendMessages({ body });
  const message = await receiveOne(receiver);

  expect(message.body).toEqual(body);
});

test.each([
  ["value" as const, { a: [1, "x"] }],
  ["sequence" as const, [1, "x", true]],
])("an AMQP %s body comes back as it went in", async (bodyType, body) => {
  const { bus, sender, receiver } = await runBus();

  await sender.sendMessages({ bodyType, body });
  const [view] = bus.messages("orders");
  const message = await receiveOne(receiver);

  expect(message.body).toEqual(body);
  expect(view?.body).toBe(JSON.stringify(body));
});

test("a message without an id is given one", async () => {
  const { sender, receiver } = await runBus();

  await sender.sendMessages({ body: 1 });
  const message = await receiveOne(receiver);

  expect(message.messageId).toMatch(/^[0-9a-f]{32}$/);
});

test("a list and a batch arrive whole and in order, an empty list changes nothing", async () => {
  const { bus, sender, receiver } = await runBus();
  const batch = await sender.createMessageBatch();

  batch.tryAddMessage({ body: "third" });
  await sender.sendMessages([{ body: "first" }, { body: "second" }]);
  await sender.sendMessages(batch);
  await sender.sendMessages([]);
  const messages = await receiver.receiveMessages(3, { maxWaitTimeInMs: 5000 });

  expect(messages.map((message) => message.body)).toEqual(["first", "second", "third"]);
  expect(bus.counts("orders")).toMatchObject({ active: 0, locked: 3 });
});

test("many sends at once are all accepted, each once", async () => {
  const { bus, sender } = await runBus();
  const ids = Array.from({ length: 500 }, (_, index) => `m-${index}`);

  await Promise.all(ids.map((messageId) => sender.sendMessages({ body: messageId, messageId })));

  expect(new Set(bus.messages("orders").map((message) => message.messageId))).toEqual(new Set(ids));
  expect(bus.counts("orders").active).toBe(500);
});

test("a message above the limit is refused, one next to it is not", async () => {
  const { bus, sender } = await runBus({}, { maxMessageBytes: 2000 });
  const tooLarge = { body: "x".repeat(3000) };

  const results = await Promise.allSettled([
    sender.sendMessages({ body: "small" }),
    sender.sendMessages(tooLarge),
    sender.sendMessages({ body: "small too" }),
  ]);
  const batch = await sender.createMessageBatch();

  expect(results.map((result) => result.status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(results[1]).toMatchObject({ reason: { code: "MessageSizeExceeded" } });
  expect(batch.maxSizeInBytes).toBe(2000);
  expect(batch.tryAddMessage(tooLarge)).toBe(false);
  await expect(sender.scheduleMessages(tooLarge, new Date(Date.now() + 60_000))).rejects.toMatchObject({
    code: "MessageSizeExceeded",
  });
  expect(bus.counts("orders")).toMatchObject({ active: 2, scheduled: 0 });
});

test("a batch that is too large as a whole is refused whole, though the client would not send it", async () => {
  const { bus } = await runBus({}, { maxMessageBytes: 2000 });
  const connection = await connectBare(bus);
  await putToken(connection, tokenFor(bus));
  const link = connection.open_sender("orders");
  await once(link, "sendable");
  const message = rhea.message.encode({ body: "x".repeat(1200) });

  link.send(rhea.message.encode({ body: rhea.message.data_sections([message, message]) }), "1", 0x80013700);
  const [{ delivery }] = await once(link, "rejected");
  await closed(connection);

  expect(delivery.remote_state.error).toMatchObject({ condition: "amqp:link:message-size-exceeded" });
  expect(bus.counts("orders").active).toBe(0);
});

test("an unknown queue is refused in the service's words, a known one is found in any case", async () => {
  const { bus, connect } = await runBus();
  const client = connect();

  await client.createSender("OTHER").sendMessages({ body: 1 });

  const words = { code: "MessagingEntityNotFound", message: /The messaging entity 'nowhere' could not be found/ };
  await expect(client.createSender("nowhere").sendMessages({ body: 1 })).rejects.toMatchObject({ code: words.code });
  await expect(client.createSender("nowhere").sendMessages({ body: 1 })).rejects.toThrow(words.message);
  await expect(receiveNow(client.createReceiver("nowhere"))).rejects.toMatchObject({ code: words.code });
  await expect(client.createReceiver("nowhere").peekMessages(1)).rejects.toMatchObject({ code: words.code });
  expect(bus.counts("other").active).toBe(1);
  expect(() => bus.counts("nowhere")).toThrow(words.message);
});

test("listeners hear of every accepted message as it comes in, scheduled ones too", async () => {
  const { bus, sender } = await runBus();
  const heard: string[][] = [];
  bus.onAccepted((...accepted) => heard.push(accepted));

  await sender.sendMessages([
    { body: "a", messageId: "1" },
    { body: { b: 2 }, messageId: "2" },
  ]);
  await sender.scheduleMessages({ body: "c", messageId: "3" }, new Date(Date.now() + 60_000));

  expect(heard).toEqual([
    ["orders", "1", '"a"'],
    ["orders", "2", '{"b":2}'],
    ["orders", "3", '"c"'],
  ]);
});
