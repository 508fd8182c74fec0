import { expect, test, vi } from "vitest";

import { minute, receiveNow, receiveOne, runBus } from "./running-bus.ts";

test.each(["with schedule-message", "by annotation"])(
  "a message scheduled %s waits until the business clock is moved past its time",
  async (way) => {
    const { bus, sender, receiver, advance, now } = await runBus();
    const dueAt = now() + 5 * minute;
    const due = new Date(dueAt);
    if (way === "by annotation") await sender.sendMessages({ body: "later", scheduledEnqueueTimeUtc: due });
    else await sender.scheduleMessages({ body: "later" }, due);

    advance(4 * minute);
    const early = { counts: bus.counts("orders"), received: await receiveNow(receiver) };
    advance(minute);
    const message = await receiveOne(receiver);

    expect(early).toMatchObject({ counts: { active: 0, scheduled: 1 }, received: [] });
    expect(message).toMatchObject({ body: "later", deliveryCount: 0, state: "scheduled" });
    expect(message.enqueuedTimeUtc?.getTime()).toBeGreaterThanOrEqual(dueAt);
    expect(message.sequenceNumber?.toNumber()).toBe(2);
  },
);

test("a scheduled message becomes due by itself as time passes", async () => {
  const { sender, receiver, now } = await runBus();

  await sender.scheduleMessages({ body: "soon" }, new Date(now() + 300));
  const message = await receiveOne(receiver);

  expect(message.body).toBe("soon");
  expect(message.enqueuedTimeUtc?.getTime()).toBeGreaterThanOrEqual(message.scheduledEnqueueTimeUtc?.getTime() ?? 0);
});

test("a message scheduled for the past is active at once", async () => {
  const { bus, sender, now } = await runBus();

  await sender.scheduleMessages({ body: "late" }, new Date(now() - minute));

  expect(bus.counts("orders")).toMatchObject({ active: 1, scheduled: 0 });
});

test("the earliest scheduled instant is known over all queues, until nothing is scheduled", async () => {
  const { bus, sender, connect, advance, now } = await runBus();
  const [early, late] = [now() + 2 * minute, now() + 3 * minute];
  const before = bus.nextScheduledAt();

  await sender.scheduleMessages({ body: "late" }, new Date(late));
  await connect().createSender("other").scheduleMessages({ body: "early" }, new Date(early));
  const both = bus.nextScheduledAt();
  advance(2 * minute);
  const one = bus.nextScheduledAt();
  advance(minute);

  expect([before, both, one, bus.nextScheduledAt()]).toEqual([undefined, early, late, undefined]);
});

test("a scheduled message can be cancelled until it is due, and not twice", async () => {
  const { bus, sender, advance, now } = await runBus();
  const [first, second] = await sender.scheduleMessages(
    [{ body: "cancelled" }, { body: "delivered" }],
    new Date(now() + minute),
  );
  if (first === undefined || second === undefined) throw new Error("Two messages were scheduled");

  await sender.cancelScheduledMessages(first);
  advance(minute);

  await expect(sender.cancelScheduledMessages(first)).rejects.toMatchObject({ code: "MessageNotFound" });
  await expect(sender.cancelScheduledMessages(second)).rejects.toMatchObject({ code: "MessageNotFound" });
  expect(bus.messages("orders").map((message) => message.body)).toEqual(['"delivered"']);
});

test("a duplicate is accepted and dropped within the window, which ends exactly with its length", async () => {
  const properties = { RequiresDuplicateDetection: true, DuplicateDetectionHistoryTimeWindow: "PT5M" };
  const { bus, sender, advance } = await runBus(properties, { standing: true });
  const send = (body: string) => sender.sendMessages({ body, messageId: "A-1.accepted.1" });

  await send("first");
  advance(5 * minute - 1);
  await send("inside");
  const inside = bus.messages("orders").map((message) => message.body);
  advance(1);
  await send("outside");

  expect(inside).toEqual(['"first"']);
  expect(bus.messages("orders").map((message) => message.body)).toEqual(['"first"', '"outside"']);
});

test("a scheduled message takes part in duplicate detection, and so does one that was completed", async () => {
  const { bus, sender, receiver, now } = await runBus({ RequiresDuplicateDetection: true });

  await sender.scheduleMessages({ body: "later", messageId: "1" }, new Date(now() + minute));
  await sender.sendMessages({ body: "now", messageId: "1" });
  await sender.sendMessages({ body: "done", messageId: "2" });
  await receiver.completeMessage(await receiveOne(receiver));
  await sender.sendMessages({ body: "again", messageId: "2" });

  expect(bus.counts("orders")).toMatchObject({ active: 0, scheduled: 1 });
});

test("without duplicate detection the same id is a message of its own", async () => {
  const { bus, sender } = await runBus();

  await sender.sendMessages([
    { body: 1, messageId: "1" },
    { body: 1, messageId: "1" },
  ]);

  expect(bus.counts("orders").active).toBe(2);
});

test("an expired message is dropped: by the queue's time to live or by its own, if that is shorter", async () => {
  const { bus, sender, receiver, advance } = await runBus({ DefaultMessageTimeToLive: "PT10M" });
  await sender.sendMessages([{ body: "queue's" }, { body: "own", timeToLive: 2 * minute }]);

  advance(2 * minute);
  const afterTwo = bus.messages("orders").map((message) => message.body);
  advance(8 * minute);

  expect(afterTwo).toEqual(['"queue\'s"']);
  expect(await receiveNow(receiver)).toEqual([]);
  expect(bus.counts("orders")).toEqual({ active: 0, locked: 0, scheduled: 0, deadLettered: 0 });
});

test("an expired message is dead-lettered where the queue says so, but not while it is locked", async () => {
  const { bus, sender, receiver, deadLetters, advance } = await runBus({
    DeadLetteringOnMessageExpiration: true,
    DefaultMessageTimeToLive: "PT10M",
  });
  await sender.sendMessages([{ body: "held" }, { body: "waiting" }]);
  const held = await receiveOne(receiver);

  advance(10 * minute);
  const whileHeld = bus.counts("orders");
  await receiver.abandonMessage(held);
  const dead = await deadLetters.receiveMessages(2, { maxWaitTimeInMs: 5000 });

  expect(whileHeld).toEqual({ active: 0, locked: 1, scheduled: 0, deadLettered: 1 });
  expect(dead.map((message) => message.deadLetterReason)).toEqual(["TTLExpiredException", "TTLExpiredException"]);
});

test("a message expires by itself as time passes", async () => {
  const { bus, sender } = await runBus({ DeadLetteringOnMessageExpiration: true });

  await sender.sendMessages({ body: 1, timeToLive: 200 });

  await vi.waitFor(() => expect(bus.messages("orders").map(({ state }) => state)).toEqual(["dead-lettered"]));
});
