import type { AssignmentBatchId } from "#shared/codes/domain/assignment-batch.ts";
import type { Person } from "#shared/codes/domain/person.ts";
import { type KeyRing, type Sealed, seal, unseal } from "#shared/codes/domain/seal.ts";
import type { OrderId } from "#shared/kernel/identifiers.ts";
import { Secret } from "#shared/kernel/secret.ts";

/** The row of a batch that a person waits in; sealed for it, they open for no other. */
export type RowOwner = { readonly orderId: OrderId; readonly batchId: AssignmentBatchId; readonly row: number };

/** @throws {Error} when the ring has no current key. */
export const sealPerson = ({ name, email }: Person, nonce: Buffer, owner: RowOwner, ring: KeyRing): Sealed =>
  seal(new Secret(Buffer.from(JSON.stringify([name, email]))), nonce, nameOf(owner), ring);

/** @throws {Error} when its key is not in the ring, or it was changed or sealed for another row. */
export function openPerson(sealed: Sealed, owner: RowOwner, ring: KeyRing): Person {
  const what = `row ${owner.row} of batch ${owner.batchId}`;
  const [name, email]: [string, string] = JSON.parse(unseal(sealed, nameOf(owner), ring, what).reveal().toString());
  return { name, email };
}

/** Both ids have a fixed width, and no lot's name begins like this. */
const nameOf = ({ orderId, batchId, row }: RowOwner) => `person|${orderId}|${batchId}|${row}`;
