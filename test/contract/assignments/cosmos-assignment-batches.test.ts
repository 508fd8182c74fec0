import { CosmosAssignmentBatches } from "#shared/adapters/cosmos/assignment-batches.ts";
import { describeAssignmentBatches } from "#test/contract/assignments/assignment-batches.ts";
import { startDocuments } from "#test/support/cosmos-documents.ts";

describeAssignmentBatches("the Cosmos batches of assignments", async () => {
  const { documents } = await startDocuments("assignments");
  return { batches: new CosmosAssignmentBatches(documents) };
});
