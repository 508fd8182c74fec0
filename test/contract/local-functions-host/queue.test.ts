import { ServiceBusClient } from "@azure/service-bus";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type ServiceBusStandIn, startServiceBus } from "#infra/local/service-bus/server.ts";
import { buildApp, launchApp, type RunningApp } from "./built-app.ts";

const CONFIGURATION = {
  UserConfig: {
    Namespaces: [
      { Name: "test", Queues: [{ Name: "work", Properties: { MaxDeliveryCount: 5, LockDuration: "PT10S" } }] },
    ],
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
  await app.host.stop();
  await bus.close();
});

const send = (...bodies: unknown[]): Promise<void> =>
  sender.createSender("work").sendMessages(bodies.map((body, index) => ({ body, messageId: `m${index}` })));
const ask = async <T>(path: string): Promise<T> => (await fetch(`${app.host.url}/api/${path}`)).json() as Promise<T>;
const seen = (): Promise<Seen[]> => ask("seen");
const empty = { active: 0, locked: 0, scheduled: 0, deadLettered: 0 };

describe("a queue function", () => {
  it("gets the message parsed and completes it by returning", async () => {
    await send({ id: "a" });

    await vi.waitFor(async () => expect(await seen()).toHaveLength(1), 10_000);
    await vi.waitFor(() => expect(bus.counts("work")).toEqual(empty), 10_000);
    expect((await seen())[0]).toMatchObject({ message: { id: "a" }, metadata: { messageId: "m0", deliveryCount: 1 } });
  });
});
