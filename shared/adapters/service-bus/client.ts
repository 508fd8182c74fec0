import type { ServiceBusClient } from "@azure/service-bus";
import type { Secret } from "#shared/kernel/secret.ts";

/** One short retry: what waits longer is found again by the timers. */
const RETRY_OPTIONS = { maxRetries: 1, retryDelayInMs: 200, timeoutInMs: 5000 };

export type ServiceBusConnection = {
  /** The one client, made on the first call. */
  readonly client: () => Promise<ServiceBusClient>;
  readonly close: () => Promise<void>;
};

/** Opens nothing until it is needed; the client library itself is loaded then. */
export function createServiceBusConnection(connectionString: Secret<string>): ServiceBusConnection {
  let opened: Promise<ServiceBusClient> | undefined;
  const open = async () => {
    const { ServiceBusClient } = await import("@azure/service-bus");
    return new ServiceBusClient(connectionString.reveal(), { retryOptions: RETRY_OPTIONS });
  };
  return {
    client: () => {
      opened ??= open();
      return opened;
    },
    close: async () => {
      const client = await opened;
      opened = undefined;
      await client?.close();
    },
  };
}
