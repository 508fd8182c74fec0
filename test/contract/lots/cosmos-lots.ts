import { CosmosLotRepository } from "#shared/adapters/cosmos/lot-repository.ts";
import type { Person } from "#shared/codes/domain/person.ts";
import type { AssignedCode } from "#shared/codes/domain/redemption.ts";
import { startDocuments } from "#test/support/cosmos-documents.ts";

/** The adapter on a stand-in of its own, which ends with the test. */
export async function startLots() {
  const { cosmos, documents } = await startDocuments("lots");
  const assign = async (code: AssignedCode, { name, email }: Person) => {
    const { lotId, index, personId } = code;
    await documents.create({ id: `code-${index}`, kind: "code", ...code } as { id: string });
    await documents.create({ id: `person-${index}`, kind: "person", lotId, personId, name, email } as { id: string });
  };
  return { cosmos, lots: new CosmosLotRepository(documents), assign };
}
