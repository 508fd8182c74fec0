import { CosmosMailLedger, toMailDocument } from "#shared/adapters/cosmos/mail-ledger.ts";
import type { Mail } from "#shared/notifications/domain/mail.ts";
import { startDocuments } from "#test/support/cosmos-documents.ts";

/** The adapter on a stand-in of its own, which ends with the test. */
export async function startLedger() {
  const { cosmos, documents } = await startDocuments("orders");
  const plan = async (mail: Mail) => {
    await documents.create(toMailDocument(mail));
  };
  return { cosmos, ledger: new CosmosMailLedger(documents), plan };
}
