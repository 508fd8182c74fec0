import { join } from "node:path";
import { type Azurite, startAzurite } from "./azurite/server.ts";
import type { BusinessClock } from "./clock/business-clock.ts";
import { type Closing, startedTogether } from "./closing.ts";
import { type CosmosStandIn, startCosmos } from "./cosmos/server.ts";
import { readCosmosDefinition, readServiceBusDefinition } from "./definitions.ts";
import { type Mailbox, startMailbox } from "./mailbox/server.ts";
import type { Ports } from "./ports.ts";
import { type ServiceBusStandIn, startServiceBus } from "./service-bus/server.ts";

/** The stand-ins for what the app talks to. */
export type Services = {
  cosmos: CosmosStandIn;
  serviceBus: ServiceBusStandIn;
  mailbox: Mailbox;
  azurite: Azurite;
};

/** The emulator's key for everybody: learn.microsoft.com/azure/cosmos-db/emulator. */
export const COSMOS_KEY = "C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/Jw==";

/** Starts them side by side. What has started when one fails is left to `closing`. */
export async function startServices(
  closing: Closing,
  ports: Ports,
  { now }: BusinessClock,
  folder: string | undefined,
): Promise<Services> {
  const kept = <T>(place: (folder: string) => T): T | undefined => (folder === undefined ? undefined : place(folder));

  const [cosmos, serviceBus, mailbox, azurite] = await startedTogether([
    closing.own(
      startCosmos({
        ...readCosmosDefinition(),
        ...kept((path) => ({ file: join(path, "cosmos.sqlite") })),
        port: ports.cosmos,
        key: COSMOS_KEY,
        now,
      }),
    ),
    closing.own(startServiceBus({ configuration: readServiceBusDefinition(), port: ports.serviceBus, now })),
    closing.own(startMailbox({ ...kept((path) => ({ folder: join(path, "mail") })), port: ports.smtp, now })),
    closing.own(startAzurite({ ...kept((path) => ({ folder: join(path, "blob") })), port: ports.blob })),
  ]);
  return { cosmos, serviceBus, mailbox, azurite };
}
