import { randomBytes } from "node:crypto";
import { CosmosClient } from "@azure/cosmos";
import { onTestFinished } from "vitest";
import definition from "#infra/cosmos.json" with { type: "json" };
import { startCosmos } from "#infra/local/cosmos/server.ts";
import { Documents } from "#shared/adapters/cosmos/documents.ts";
import { CosmosMailLedger, toMailDocument } from "#shared/adapters/cosmos/mail-ledger.ts";
import type { Mail } from "#shared/notifications/domain/mail.ts";

/** The adapter on a stand-in of its own, which ends with the test. */
export async function startLedger() {
  const { database, containers } = definition;
  const key = randomBytes(64).toString("base64");
  const cosmos = await startCosmos({ key, database, containers });
  const client = new CosmosClient({ endpoint: cosmos.endpoint, key, consistencyLevel: "Session" });
  onTestFinished(async () => {
    client.dispose();
    await cosmos.close();
  });
  const documents = new Documents(async () => client.database(database).container("orders"));
  const plan = async (mail: Mail) => {
    await documents.create(toMailDocument(mail));
  };
  return { cosmos, ledger: new CosmosMailLedger(documents), plan };
}
