import type { Container, CosmosClient } from "@azure/cosmos";
import definition from "#infra/cosmos.json" with { type: "json" };
import type { Secret } from "#shared/kernel/secret.ts";

export type ContainerName =
  | "agreements"
  | "orders"
  | "lots"
  | "webhooks"
  | "switches"
  | "price-lists"
  | "order-lists"
  | "assignments";

/** Throttled calls are repeated by the client for this long at most, so that a request is answered in time. */
const THROTTLED = { maxRetryAttemptCount: 5, fixedRetryIntervalInMilliseconds: 0, maxWaitTimeInSeconds: 2 };

/**
 * Gives the containers of `infra/cosmos.json`, all over one client made on first use; the client library itself is
 * loaded then. Session consistency: without it the client sends no session tokens.
 */
export function openContainer(connectionString: Secret<string>): (name: ContainerName) => Promise<Container> {
  let opened: Promise<CosmosClient> | undefined;
  const open = async () => {
    const { CosmosClient: Client } = await import("@azure/cosmos");
    const { endpoint, key } = readConnectionString(connectionString.reveal());
    return new Client({
      endpoint,
      key,
      consistencyLevel: "Session",
      connectionPolicy: { retryOptions: THROTTLED },
    });
  };
  return async (name) => {
    opened ??= open();
    return (await opened).database(definition.database).container(name);
  };
}

function readConnectionString(text: string): { readonly endpoint: string; readonly key: string } {
  const endpoint = /(?:^|;)AccountEndpoint=([^;]+)/.exec(text)?.[1];
  const key = /(?:^|;)AccountKey=([^;]+)/.exec(text)?.[1];
  if (endpoint === undefined || key === undefined) throw new Error("the Cosmos connection string lacks a part");
  return { endpoint, key };
}
