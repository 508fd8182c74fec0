import type { ServiceBusReceivedMessage, ServiceBusReceiver, ServiceBusSender } from "@azure/service-bus";
import { ServiceBusClient } from "@azure/service-bus";
import { onTestFinished } from "vitest";
import type { ServiceBusStandIn } from "#infra/local/service-bus/server.ts";
import { startServiceBus } from "#infra/local/service-bus/server.ts";

export type RunningBus = {
  readonly bus: ServiceBusStandIn;
  /** A client on a connection of its own. */
  connect(connectionString?: string): ServiceBusClient;
  /** The client of the sender and the receivers below. */
  readonly client: ServiceBusClient;
  readonly sender: ServiceBusSender;
  /** It renews no locks by itself, as the client otherwise does. */
  readonly receiver: ServiceBusReceiver;
  readonly deadLetters: ServiceBusReceiver;
  /** Moves the business clock on and tells the broker. */
  advance(ms: number): void;
  readonly now: () => number;
};

export const minute = 60_000;
export const retryOptions = { maxRetries: 1, retryDelayInMs: 50, timeoutInMs: 5000 };

/**
 * A broker with the queues `orders`, of the given properties, and `other`; ended with the test.
 * Its business clock runs, unless `standing`, and `advance` moves it.
 */
export async function runBus(
  properties: Readonly<Record<string, unknown>> = {},
  { standing = false, ...options }: { readonly maxMessageBytes?: number; readonly standing?: boolean } = {},
): Promise<RunningBus> {
  let shift = 0;
  const startedAt = Date.now();
  const now = () => (standing ? startedAt : Date.now()) + shift;
  const bus = await startServiceBus({ configuration: configurationOf(properties), now, ...options });
  const clients: ServiceBusClient[] = [];
  onTestFinished(async () => {
    await Promise.all(clients.map((client) => client.close()));
    await bus.close();
  });

  const connect = (connectionString = bus.connectionString) => {
    const client = new ServiceBusClient(connectionString, { retryOptions });
    clients.push(client);
    return client;
  };
  const client = connect();
  return {
    bus,
    connect,
    client,
    sender: client.createSender("orders"),
    receiver: client.createReceiver("orders", { maxAutoLockRenewalDurationInMs: 0 }),
    deadLetters: client.createReceiver("orders", { subQueueType: "deadLetter" }),
    advance: (ms) => {
      shift += ms;
      bus.clockMoved();
    },
    now,
  };
}

export function configurationOf(properties: Readonly<Record<string, unknown>>): unknown {
  const queues = [{ Name: "orders", Properties: properties }, { Name: "other" }];
  return { UserConfig: { Namespaces: [{ Name: "tests", Queues: queues }], Logging: { Type: "File" } } };
}

/** Exactly one message, or an error. */
export async function receiveOne(receiver: ServiceBusReceiver): Promise<ServiceBusReceivedMessage> {
  const [message] = await receiver.receiveMessages(1, { maxWaitTimeInMs: 5000 });
  if (message === undefined) throw new Error("No message came within 5 s");
  return message;
}

/** What is there now; returns as soon as the broker has answered the drain. */
export function receiveNow(receiver: ServiceBusReceiver, most = 10): Promise<ServiceBusReceivedMessage[]> {
  return receiver.receiveMessages(most, { maxWaitTimeInMs: 50 });
}
