import { once } from "node:events";
import { request } from "node:http";
import { ServiceBusClient } from "@azure/service-bus";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type QueueCounts, type ServiceBusStandIn, startServiceBus } from "#infra/local/service-bus/server.ts";
import { buildApp, launchApp, type RunningApp } from "./built-app.ts";

const PROPERTIES = { MaxDeliveryCount: 5, LockDuration: "PT5S" };
const CONFIGURATION = {
  UserConfig: {
    Namespaces: [{ Name: "test", Queues: ["work", "other"].map((Name) => ({ Name, Properties: PROPERTIES })) }],
    Logging: { Type: "File" },
  },
};

type Seen = { readonly message: unknown; readonly type: string; readonly metadata: Record<string, unknown> };

let bus: ServiceBusStandIn;
let app: RunningApp;
let sender: ServiceBusClient;

beforeEach(async () => {
  bus = await startServiceBus({ configuration: CONFIGURATION });
  app = await launchApp(await buildApp("queue-app"), { BUS: bus.connectionString, WORK_QUEUE: "work" });
  sender = new ServiceBusClient(bus.connectionString);
});

afterEach(async () => {
  await sender.close();
  await app.host.kill();
  await bus.close();
});

/** Each time over a connection of its own, which no earlier fault has touched. */
const send = async (...bodies: unknown[]): Promise<void> => {
  const client = new ServiceBusClient(bus.connectionString);
  await client.createSender("work").sendMessages(bodies.map((body, index) => ({ body, messageId: `m${index}` })));
  await client.close();
};
const ask = async <T>(path: string): Promise<T> => (await fetch(`${app.host.url}/api/${path}`)).json() as Promise<T>;
const seen = (): Promise<Seen[]> => ask("seen");
const empty = { active: 0, locked: 0, scheduled: 0, deadLettered: 0 };

/** Waits until the fixture holds exactly these deliveries. */
const held = (...ids: string[]): Promise<void> =>
  vi.waitFor(async () => expect((await ask<string[]>("waiting")).toSorted()).toEqual(ids.toSorted()), 15_000);
const release = (steps: Record<string, "return" | "throw">): Promise<Response> =>
  fetch(`${app.host.url}/api/release`, { method: "POST", body: JSON.stringify(steps) });
const queueIs = (expected: Partial<QueueCounts>): Promise<void> =>
  vi.waitFor(() => expect(bus.counts("work")).toMatchObject(expected), 15_000);

describe("a queue function", () => {
  it("gets the message parsed and completes it by returning", async () => {
    await send({ id: "a" });

    await vi.waitFor(async () => expect(await seen()).toHaveLength(1), 10_000);
    await queueIs(empty);
    expect((await seen())[0]).toMatchObject({ message: { id: "a" }, metadata: { messageId: "m0", deliveryCount: 1 } });
  });

  it("gets a failed message again at once, counting deliveries from 1, until the broker dead-letters it", async () => {
    await send({ id: "third-time", failsUntil: 3 }, { id: "never", failsUntil: 99 });

    await queueIs({ active: 0, locked: 0, deadLettered: 1 });
    const attempts = (id: string) => async (): Promise<unknown[]> =>
      (await seen())
        .filter(({ message }) => (message as { id: string }).id === id)
        .map((s) => s.metadata.deliveryCount);
    expect(await attempts("third-time")()).toEqual([1, 2, 3]);
    expect(await attempts("never")()).toEqual([1, 2, 3, 4, 5]);
  });

  it("finds metadata with camelCased keys, parsed values and members of the body written over it", async () => {
    const message = { body: { id: "x", DeliveryCount: 77, Own: true }, messageId: "123", correlationId: "007" };

    await sender
      .createSender("work")
      .sendMessages({ ...message, subject: "s", applicationProperties: { TenantId: "T" } });

    await vi.waitFor(async () => expect(await seen()).toHaveLength(1), 10_000);
    expect((await seen())[0]?.metadata).toMatchObject({
      messageId: 123,
      correlationId: "007",
      subject: "s",
      applicationProperties: { tenantId: "T" },
      deliveryCount: 77,
      own: true,
      enqueuedTime: expect.stringMatching(/\+00:00$/),
      enqueuedTimeUtc: expect.stringMatching(/\d$/),
    });
  });

  it("sees text that is not JSON as a string and a number in JSON as a number", async () => {
    await send(Buffer.from("plain text"), 5);

    await vi.waitFor(async () => expect(await seen()).toHaveLength(2), 10_000);
    expect((await seen()).map(({ message, type }) => ({ message, type }))).toEqual([
      { message: "plain text", type: "string" },
      { message: 5, type: "number" },
    ]);
  });

  it("runs at most maxConcurrentCalls messages of host.json at a time", async () => {
    await send(...[1, 2, 3, 4, 5, 6].map((n) => ({ id: `m${n}`, held: true })));

    await held("m1", "m2", "m3", "m4");

    expect(bus.counts("work")).toMatchObject({ active: 2, locked: 4 });
    expect(await app.host.status()).toMatchObject({ inFlight: 4 });
    await release({});
    await held("m5", "m6");
    await release({});
    await queueIs(empty);
  });

  it.each([
    ["before", ["throws", "returns"]],
    ["after", ["returns", "throws"]],
  ])("redelivers exactly the one that throws, %s a neighbour that returns in the same turn", async (_, ids) => {
    await send(...ids.map((id) => ({ id, held: true })));
    await held(...ids);

    await release({ returns: "return", throws: "throw" });

    await held("throws");
    expect(bus.counts("work")).toEqual({ ...empty, locked: 1 });
    await release({ throws: "return" });
    await queueIs(empty);
    expect(await seen()).toHaveLength(3);
  });

  it("keeps the lock of a message for as long as the function runs", async () => {
    await send({ id: "long", held: true });
    await held("long");
    const receiver = sender.createReceiver("other", { maxAutoLockRenewalDurationInMs: 0 });
    await sender.createSender("other").sendMessages({ body: "locked later, and not renewed" });
    await receiver.receiveMessages(1);

    const [again] = await receiver.receiveMessages(1, { maxWaitTimeInMs: 15_000 });

    expect(again?.deliveryCount).toBe(1);
    expect(bus.counts("work")).toEqual({ ...empty, locked: 1 });
    expect(await seen()).toHaveLength(1);
  });
});

describe("stopping a host with a queue function", () => {
  it("takes no further message, and completes the one it runs", async () => {
    await send({ id: "last", held: true });
    await held("last");
    // Opened while the host still listens, and finished when it no longer does.
    const headers = { expect: "100-continue", "transfer-encoding": "chunked" };
    const releasing = request(`${app.host.url}/api/release`, { method: "POST", headers });
    releasing.flushHeaders();
    await once(releasing, "continue");
    const stopped = app.host.stop();
    await vi.waitFor(() => expect(fetch(app.host.url)).rejects.toThrow("fetch failed"), 10_000);
    await send({ id: "too late" });

    releasing.end("{}");
    await stopped;

    expect(bus.messages("work").map(({ state, body }) => ({ state, body }))).toEqual([
      { state: "active", body: JSON.stringify({ id: "too late" }) },
    ]);
  });
});

describe("a queue function whose broker", () => {
  it("drops the connection while it runs gives the message up at once, and nothing waits behind it", async () => {
    await send({ id: "a", held: true });
    await held("a");
    bus.faults.dropConnections();
    await held("a", "a");

    await release({});

    await queueIs(empty);
    await vi.waitFor(
      () =>
        expect(app.lines.map((line) => line.message)).toContainEqual(
          expect.stringMatching(/come again: MessageLockLost/),
        ),
      15_000,
    );
    expect(await seen()).toHaveLength(2);
  });

  it("refuses connections for a while goes on when it is back", async () => {
    bus.faults.refuseConnections(true);
    await vi.waitFor(
      () => expect(app.lines.filter((line) => line.message.startsWith("Service Bus")).length).toBeGreaterThan(2),
      15_000,
    );

    bus.faults.refuseConnections(false);

    await vi.waitFor(() => send({ id: "later" }), { timeout: 15_000 });
    await vi.waitFor(async () => expect(await seen()).toHaveLength(1), 15_000);
    await queueIs(empty);
  });

  it.each([
    ["has just dropped the connection", () => bus.faults.dropConnections()],
    ["is away", () => bus.faults.refuseConnections(true)],
  ])("%s does not keep the host from stopping", async (_, fail) => {
    fail();

    await app.host.stop();

    expect(await app.host.exited).toBe(0);
  });

  it("is away when the host starts is found as soon as it is there", async () => {
    const port = bus.port;
    await bus.close();
    const early = await launchApp(await buildApp("queue-app"), { BUS: bus.connectionString, WORK_QUEUE: "work" });

    bus = await startServiceBus({ configuration: CONFIGURATION, port });

    await vi.waitFor(() => send({ id: "later" }), { timeout: 15_000 });
    await queueIs(empty);
    await early.host.kill();
  });
});
