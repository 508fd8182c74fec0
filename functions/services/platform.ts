import { correlated } from "#functions/queue/correlated.ts";
import type { Settings } from "#functions/settings.ts";
import { type ContainerName, openContainer } from "#shared/adapters/cosmos/containers.ts";
import { Documents } from "#shared/adapters/cosmos/documents.ts";
import { createServiceBusConnection } from "#shared/adapters/service-bus/client.ts";
import { ServiceBusDeadLetters } from "#shared/adapters/service-bus/dead-letters.ts";
import { createMessageSender } from "#shared/adapters/service-bus/message-sender.ts";
import type { FulfilmentMessage, NotificationsMessage } from "#shared/contracts/messages.ts";
import { type Clock, instant } from "#shared/kernel/instant.ts";

/** What every context's services are built on: the clock, the containers and the queues. */
export type Platform = ReturnType<typeof openPlatform>;

export function openPlatform(settings: Settings) {
  const clock: Clock = () => instant(Date.now());
  const bus = createServiceBusConnection(settings.serviceBusConnectionString);
  const container = openContainer(settings.cosmosConnectionString);
  return {
    clock,
    documents: (name: ContainerName) => new Documents(() => container(name)),
    sendToFulfilment: correlated(createMessageSender<FulfilmentMessage>(bus.client, "fulfilment")),
    sendToNotifications: correlated(createMessageSender<NotificationsMessage>(bus.client, "notifications")),
    deadLetters: new ServiceBusDeadLetters(bus.client),
  };
}
