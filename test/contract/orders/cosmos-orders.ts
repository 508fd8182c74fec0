import { randomBytes } from "node:crypto";
import { CosmosClient } from "@azure/cosmos";
import { onTestFinished } from "vitest";
import definition from "#infra/cosmos.json" with { type: "json" };
import { startCosmos } from "#infra/local/cosmos/server.ts";
import { Documents } from "#shared/adapters/cosmos/documents.ts";
import { CosmosFulfilmentRepository } from "#shared/adapters/cosmos/fulfilment-repository.ts";
import { CosmosMailLedger } from "#shared/adapters/cosmos/mail-ledger.ts";
import { CosmosOrderRepository } from "#shared/adapters/cosmos/order-repository.ts";
import { CosmosOrderWakeList } from "#shared/adapters/cosmos/order-wake-list.ts";
import { planMail } from "#shared/notifications/domain/mail.ts";
import { reviseMail } from "#shared/notifications/domain/mail-revision.ts";
import { PROCESSED_AT } from "#test/support/fulfilments.ts";

/** The adapters on a stand-in of their own, which ends with the test. */
export async function startOrders() {
  const { database, containers } = definition;
  const key = randomBytes(64).toString("base64");
  const cosmos = await startCosmos({ key, database, containers });
  const client = new CosmosClient({ endpoint: cosmos.endpoint, key, consistencyLevel: "Session" });
  onTestFinished(async () => {
    client.dispose();
    await cosmos.close();
  });
  const documents = new Documents(async () => client.database(database).container("orders"));
  return {
    cosmos,
    orders: new CosmosOrderRepository(documents),
    fulfilments: new CosmosFulfilmentRepository(documents, {
      plan: (orderId, request) => planMail(orderId, request, PROCESSED_AT),
      revise: (mail, revision) => reviseMail(mail, revision, PROCESSED_AT),
    }),
    wakeList: new CosmosOrderWakeList(documents),
    ledger: new CosmosMailLedger(documents),
  };
}
