import { createServices } from "#functions/services.ts";
import { readSettings } from "#functions/settings.ts";
import { composeSettings } from "#infra/local/app-settings.ts";
import type { BusinessClock } from "#infra/local/clock/business-clock.ts";
import type { Closing } from "#infra/local/closing.ts";
import { PROJECT_ROOT } from "#infra/local/definitions.ts";
import { EPHEMERAL_PORTS } from "#infra/local/ports.ts";
import { COSMOS_KEY, startServices } from "#infra/local/services.ts";

/** A message as it came to the broker. */
export type Sent = { readonly queue: string; readonly body: unknown };

export type BareServices = Awaited<ReturnType<typeof startBareServices>>;

/**
 * The product's use cases over their real adapters and the stand-ins, and nobody who listens to the broker: nothing is
 * done but what is called. `sent` is what waits to be called, the oldest first. `closing` ends the stand-ins.
 */
export async function startBareServices(closing: Closing, clock: BusinessClock, folder: string) {
  const standIns = await startServices(closing, EPHEMERAL_PORTS, clock, folder);
  const { cosmos, serviceBus, azurite, mailbox } = standIns;
  const sent: Sent[] = [];
  serviceBus.onAccepted((queue, _messageId, body) => sent.push({ queue, body: JSON.parse(body) }));
  const settings = composeSettings(
    PROJECT_ROOT,
    {
      cosmos: `AccountEndpoint=${cosmos.endpoint};AccountKey=${COSMOS_KEY};`,
      serviceBus: serviceBus.connectionString,
      blob: azurite.connectionString,
      smtpPort: mailbox.port,
    },
    {},
  );
  return { services: createServices(readSettings(settings)), cosmos, sent, clock };
}
