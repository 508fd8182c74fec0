import { once } from "node:events";
import { expect, test } from "vitest";
import type { ServiceBusStandIn } from "#infra/local/service-bus/server.ts";

import { closed, connectBare, putToken, tokenFor } from "./bare-peer.ts";
import { receiveNow, receiveOne, runBus } from "./running-bus.ts";

test("no session is granted", async () => {
  const { connect } = await runBus();

  const session = connect().acceptSession("orders", "A-1");

  await expect(session).rejects.toMatchObject({ code: "SessionCannotBeLocked" });
});

test("a subscription to a topic is refused by name", async () => {
  const { connect } = await runBus();

  const receiving = receiveNow(connect().createReceiver("orders", "everything"));

  await expect(receiving).rejects.toThrow(/Not supported by the local Service Bus: topics and subscriptions/);
});

test("receiveAndDelete is refused by name, and nothing is lost", async () => {
  const { bus, sender, connect } = await runBus();
  await sender.sendMessages({ body: 1 });

  const receiving = receiveNow(connect().createReceiver("orders", { receiveMode: "receiveAndDelete" }));

  await expect(receiving).rejects.toThrow(/Not supported by the local Service Bus: receiveAndDelete/);
  expect(bus.counts("orders").active).toBe(1);
});

test.each(["on the link", "over management"])("deferring %s is refused by name, and the message stays", async (way) => {
  const { bus, sender, receiver, client } = await runBus();
  await sender.sendMessages({ body: 1 });
  const message = await receiveOne(receiver);
  if (way === "over management") await receiver.close();

  const deferring = (way === "on the link" ? receiver : client.createReceiver("orders")).deferMessage(message);

  await expect(deferring).rejects.toThrow(/Not supported by the local Service Bus: deferred messages/);
  expect(bus.counts("orders").locked).toBe(1);
});

test("receiving deferred messages is refused by name", async () => {
  const { sender, receiver, now } = await runBus();
  const [sequence] = await sender.scheduleMessages({ body: 1 }, new Date(now() + 60_000));

  const receiving = receiver.receiveDeferredMessages(sequence ?? []);

  await expect(receiving).rejects.toThrow(/com.microsoft:receive-by-sequence-number/);
});

test("a dead-letter queue takes no messages from outside", async () => {
  const { connect } = await runBus();

  const sending = connect().createSender("orders/$DeadLetterQueue").sendMessages({ body: 1 });

  await expect(sending).rejects.toThrow(/cannot be sent to a dead-letter queue/);
});

test.each([
  ["another key", (given: string) => given.replace("SharedAccessKey=", "SharedAccessKey=not")],
  ["another key name", (given: string) => given.replace("SharedAccessKeyName=", "SharedAccessKeyName=not")],
])("a client with %s is not authorised", async (_, change) => {
  const { bus, connect } = await runBus();

  const sending = connect(change(bus.connectionString)).createSender("orders").sendMessages({ body: 1 });

  await expect(sending).rejects.toMatchObject({
    errors: [{ code: "UnauthorizedAccess" }, { code: "UnauthorizedAccess" }],
  });
  expect(bus.counts("orders").active).toBe(0);
});

test.each([
  ["genuine", (bus: ServiceBusStandIn) => tokenFor(bus), 202],
  ["of another signature", (bus: ServiceBusStandIn) => tokenFor(bus, { sig: "bm9uZQ%3D%3D" }), 401],
  [
    "for another resource than it was signed for",
    (bus: ServiceBusStandIn) => tokenFor(bus, { sr: "sb%3A%2F%2Felsewhere" }),
    401,
  ],
  ["of an unknown key", (bus: ServiceBusStandIn) => tokenFor(bus, { skn: "someone" }), 401],
  ["without an expiry", (bus: ServiceBusStandIn) => tokenFor(bus, { se: "" }), 401],
  ["of another scheme", () => "Bearer abc", 401],
  ["a number", () => 5, 400],
])("a token that is %s is answered as it deserves", async (_, token, status) => {
  const { bus } = await runBus();
  const connection = await connectBare(bus);

  const answer = await putToken(connection, token(bus));
  await closed(connection);

  expect(answer).toBe(status);
});

test.each([
  ["a queue", { target: "orders" }, { condition: "amqp:unauthorized-access" }],
  ["management", { target: "orders/$management" }, { condition: "amqp:unauthorized-access" }],
  ["no address, as for a transaction", { target: {} }, { condition: "amqp:not-implemented" }],
])("a peer that showed no token may not send to %s", async (_, options, refusal) => {
  const { bus } = await runBus();
  const connection = await connectBare(bus);

  const link = connection.open_sender(options);
  await once(link, "sender_error");
  await closed(connection);

  expect(link.error).toMatchObject(refusal);
});

test.each([["orders"], ["orders/$DeadLetterQueue"], ["orders/$management"]])(
  "a peer that showed no token may not receive from %s",
  async (source) => {
    const { bus } = await runBus();
    const connection = await connectBare(bus);

    const link = connection.open_receiver({ source });
    await once(link, "receiver_error");
    await closed(connection);

    expect(link.error).toMatchObject({ condition: "amqp:unauthorized-access" });
  },
);

test.each([
  ["a session", "com.microsoft:session-filter", /sessions/],
  ["an unknown filter", "apache.org:selector-filter:string", /the filter apache.org:selector-filter:string/],
])("a receiver that asks for %s is refused by name", async (_, filter, words) => {
  const { bus } = await runBus();
  const connection = await connectBare(bus);
  await putToken(connection, tokenFor(bus));

  const link = connection.open_receiver({ source: { address: "orders", filter: { [filter]: "A-1" } } });
  await once(link, "receiver_error");
  await closed(connection);

  expect(link.error).toMatchObject({ condition: "amqp:not-implemented", description: expect.stringMatching(words) });
});

test("bytes that are no message are rejected, and the link goes on", async () => {
  const { bus } = await runBus();
  const connection = await connectBare(bus);
  await putToken(connection, tokenFor(bus));
  const link = connection.open_sender("orders");
  await once(link, "sendable");

  link.send(Buffer.from("no message"), "1", 1);
  const [{ delivery }] = await once(link, "rejected");
  link.send({ body: "a message" });
  await once(link, "accepted");
  await closed(connection);

  expect(delivery.remote_state.error).toMatchObject({ condition: "amqp:decode-error" });
  expect(bus.counts("orders").active).toBe(1);
});
