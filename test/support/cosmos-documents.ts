import { randomBytes } from "node:crypto";
import { onTestFinished } from "vitest";
import definition from "#infra/cosmos.json" with { type: "json" };
import { startCosmos } from "#infra/local/cosmos/server.ts";
import { type ContainerName, openContainer } from "#shared/adapters/cosmos/containers.ts";
import { Documents } from "#shared/adapters/cosmos/documents.ts";
import { Secret } from "#shared/kernel/secret.ts";

/** A database stand-in of its own for one test, and a container through the product's own client. */
export async function startDocuments(name: ContainerName) {
  const key = randomBytes(64).toString("base64");
  const cosmos = await startCosmos({ ...definition, key });
  onTestFinished(() => cosmos.close());
  const container = openContainer(new Secret(`AccountEndpoint=${cosmos.endpoint};AccountKey=${key};`));
  return { cosmos, documents: new Documents(() => container(name)) };
}
