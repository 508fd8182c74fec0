import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ContainerDefinition } from "./cosmos/server.ts";

export const PROJECT_ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** The database and its containers, which the adapters and Bicep read as well. */
export function readCosmosDefinition(): { database: string; containers: ContainerDefinition[] } {
  return JSON.parse(readFileSync(join(PROJECT_ROOT, "infra/cosmos.json"), "utf8"));
}

/** The queues, in the form of the official emulator's Config.json. */
export function readServiceBusDefinition(): unknown {
  return JSON.parse(readFileSync(join(PROJECT_ROOT, "infra/service-bus.json"), "utf8"));
}

/** The containers in which documents wait for a timer: those that index `wakeAt`. */
export function wakeContainers(containers: readonly ContainerDefinition[]): string[] {
  return containers
    .filter(({ indexingPolicy }) => indexingPolicy.includedPaths.some(({ path }) => path === "/wakeAt/?"))
    .map(({ id }) => id);
}
