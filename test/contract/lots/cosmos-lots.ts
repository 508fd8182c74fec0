import { randomBytes } from "node:crypto";
import { CosmosClient } from "@azure/cosmos";
import { onTestFinished } from "vitest";
import definition from "#infra/cosmos.json" with { type: "json" };
import { startCosmos } from "#infra/local/cosmos/server.ts";
import { Documents } from "#shared/adapters/cosmos/documents.ts";
import { CosmosLotRepository } from "#shared/adapters/cosmos/lot-repository.ts";
import type { Person } from "#shared/codes/domain/person.ts";
import type { AssignedCode } from "#shared/codes/domain/redemption.ts";

/** The adapter on a stand-in of its own, which ends with the test. */
export async function startLots() {
  const { database, containers } = definition;
  const key = randomBytes(64).toString("base64");
  const cosmos = await startCosmos({ key, database, containers });
  const client = new CosmosClient({ endpoint: cosmos.endpoint, key, consistencyLevel: "Session" });
  onTestFinished(async () => {
    client.dispose();
    await cosmos.close();
  });
  const documents = new Documents(async () => client.database(database).container("lots"));
  const assign = async (code: AssignedCode, { name, email }: Person) => {
    const { lotId, index, personId } = code;
    await documents.create({ id: `code-${index}`, kind: "code", ...code } as { id: string });
    await documents.create({ id: `person-${index}`, kind: "person", lotId, personId, name, email } as { id: string });
  };
  return { cosmos, lots: new CosmosLotRepository(documents), assign };
}
