import { expect, test, vi } from "vitest";

import { receiveNow, receiveOne, retryOptions, runBus } from "./running-bus.ts";

test("a dropped connection is opened again and a subscription goes on", async () => {
  const { bus, sender, receiver } = await runBus();
  const seen: unknown[] = [];
  receiver.subscribe({
    processMessage: async (message) => {
      seen.push(message.body);
    },
    processError: async () => undefined,
  });
  await sender.sendMessages({ body: "before" });
  await vi.waitFor(() => expect(bus.counts("orders")).toMatchObject({ active: 0, locked: 0 }));

  bus.faults.dropConnections();
  await vi.waitFor(() => sender.sendMessages({ body: "after" }), { timeout: 10_000 });

  await vi.waitFor(() => expect(seen).toContain("after"), { timeout: 10_000 });
  expect(seen[0]).toBe("before");
});

test("in an outage nothing gets through, after it everything does again", async () => {
  const { bus, sender } = await runBus();
  await sender.sendMessages({ body: "before" });

  bus.faults.refuseConnections(true);
  await expect(sender.sendMessages({ body: "lost" })).rejects.toThrow();
  const during = bus.messages("orders").map((message) => message.body);
  bus.faults.refuseConnections(false);
  await vi.waitFor(() => sender.sendMessages({ body: "after" }), { timeout: 4 * retryOptions.timeoutInMs });

  expect(during).toEqual(['"before"']);
  expect(bus.messages("orders").map((message) => message.body)).toContain('"after"');
});

test("a refused settle answers lock-lost, settles nothing, and only as often as asked", async () => {
  const { bus, sender, receiver } = await runBus();
  await sender.sendMessages([{ body: 1 }, { body: 2 }]);
  const messages = await receiver.receiveMessages(2, { maxWaitTimeInMs: 5000 });
  const [first, second] = messages;
  if (first === undefined || second === undefined) throw new Error("Two messages were sent");
  bus.faults.refuseSettles(1);

  await expect(receiver.completeMessage(first)).rejects.toMatchObject({ code: "MessageLockLost" });
  await receiver.completeMessage(second);

  expect(bus.messages("orders")).toMatchObject([{ state: "locked", body: "1" }]);
});

test("a duplicated message is delivered twice under one id, despite duplicate detection", async () => {
  const { bus, sender, receiver } = await runBus({ RequiresDuplicateDetection: true });
  bus.faults.duplicate(1);

  await sender.sendMessages([
    { body: "a", messageId: "1" },
    { body: "b", messageId: "2" },
  ]);
  const messages = await receiver.receiveMessages(3, { maxWaitTimeInMs: 5000 });

  expect(messages.map((message) => message.messageId)).toEqual(["1", "1", "2"]);
  expect(new Set(messages.map((message) => message.lockToken)).size).toBe(3);
});

test("a delay holds deliveries back, and what still waits comes when it ends", async () => {
  const { bus, sender, receiver } = await runBus();
  bus.faults.delay(3_600_000);

  await sender.sendMessages({ body: "held back" });
  const during = await receiveNow(receiver);
  const waiting = receiveOne(receiver);
  bus.faults.delay(0);

  expect(during).toEqual([]);
  expect((await waiting).body).toBe("held back");
});

test("a delayed delivery comes by itself, not before its time", async () => {
  const { bus, sender, receiver } = await runBus();
  bus.faults.delay(300);
  const sentAt = performance.now();

  await sender.sendMessages({ body: 1 });
  await receiveOne(receiver);

  expect(performance.now() - sentAt).toBeGreaterThanOrEqual(300);
});

test("a broker that forgets has lost messages, locks and duplicate history, and goes on", async () => {
  const { bus, sender, receiver, connect, now } = await runBus({ RequiresDuplicateDetection: true });
  await sender.sendMessages([
    { body: "held", messageId: "1" },
    { body: "waiting", messageId: "2" },
  ]);
  await sender.scheduleMessages({ body: "scheduled", messageId: "3" }, new Date(now() + 60_000));
  await receiveOne(receiver);

  bus.forget();
  const left = bus.messages();
  await connect().createSender("orders").sendMessages({ body: "new", messageId: "1" });

  expect(left).toEqual([]);
  expect(bus.nextScheduledAt()).toBeUndefined();
  expect(bus.messages()).toMatchObject([{ state: "active", messageId: "1", body: '"new"' }]);
});
