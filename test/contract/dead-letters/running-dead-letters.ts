import { ServiceBusClient } from "@azure/service-bus";
import { onTestFinished } from "vitest";
import { startServiceBus } from "#infra/local/service-bus/server.ts";
import configuration from "#infra/service-bus.json" with { type: "json" };
import { createServiceBusConnection } from "#shared/adapters/service-bus/client.ts";
import { ServiceBusDeadLetters } from "#shared/adapters/service-bus/dead-letters.ts";
import { createMessageSender } from "#shared/adapters/service-bus/message-sender.ts";
import type { FulfilmentMessage, NotificationsMessage, QueueName } from "#shared/contracts/messages.ts";
import { MINUTE_MS } from "#shared/kernel/instant.ts";
import { Secret } from "#shared/kernel/secret.ts";
import { createRedriveDeadLetters } from "#shared/operations/use-cases/redrive-dead-letters.ts";
import type { Burial } from "#test/support/in-memory-dead-letters.ts";

/** Longer than the queues remember ids, so that one id may come twice. */
const MEMORY_MS = 6 * MINUTE_MS;

/** A broker with the product's queues, the adapters on one connection, and a gravedigger on another. */
export async function runDeadLetters() {
  let shiftMs = 0;
  const bus = await startServiceBus({ configuration, now: () => Date.now() + shiftMs });
  const connection = createServiceBusConnection(new Secret(bus.connectionString));
  const other = new ServiceBusClient(bus.connectionString, { retryOptions: { maxRetries: 1, retryDelayInMs: 50 } });
  onTestFinished(async () => {
    await Promise.all([connection.close(), other.close()]);
    await bus.close();
  });
  const deadLetters = new ServiceBusDeadLetters(connection.client);
  return {
    bus,
    other,
    deadLetters,
    bury: (queue: QueueName, letter: Burial) => {
      shiftMs += MEMORY_MS;
      bus.clockMoved();
      return bury(other, queue, letter);
    },
    redrive: createRedriveDeadLetters({
      deadLetters,
      sendToFulfilment: createMessageSender<FulfilmentMessage>(connection.client, "fulfilment"),
      sendToNotifications: createMessageSender<NotificationsMessage>(connection.client, "notifications"),
    }),
  };
}

/** Sends one message and dead-letters it. */
async function bury(client: ServiceBusClient, queue: QueueName, letter: Burial): Promise<void> {
  const { messageId, content, reason = "by-hand", description = "" } = letter;
  const sender = client.createSender(queue);
  const receiver = client.createReceiver(queue);
  const body = Buffer.from(content === undefined ? "no {JSON" : JSON.stringify(content));
  await sender.sendMessages({ body, messageId });
  const [message] = await receiver.receiveMessages(1, { maxWaitTimeInMs: 5000 });
  if (message === undefined) throw new Error(`${messageId} did not come within 5 s`);
  await receiver.deadLetterMessage(message, { deadLetterReason: reason, deadLetterErrorDescription: description });
  await Promise.all([sender.close(), receiver.close()]);
}
