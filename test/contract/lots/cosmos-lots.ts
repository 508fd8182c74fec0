import { CosmosLotRepository } from "#shared/adapters/cosmos/lot-repository.ts";
import { startDocuments } from "#test/support/cosmos-documents.ts";

/** The adapter on a stand-in of its own, which ends with the test. */
export async function startLots() {
  const { cosmos, documents } = await startDocuments("lots");
  return { cosmos, lots: new CosmosLotRepository(documents) };
}
