import { type KeyRing, type Sealed, seal, unseal } from "#shared/codes/domain/seal.ts";
import type { LotId, OrderId } from "#shared/kernel/identifiers.ts";
import type { Secret } from "#shared/kernel/secret.ts";

/** Unit: bytes. */
export const SEED_BYTES = 32;

/** A seed opens only for the lot and order it was sealed for. */
export type SeedOwner = { readonly lotId: LotId; readonly orderId: OrderId };

/** @throws {Error} when the ring has no current key. */
export const sealSeed = (seed: Secret<Buffer>, nonce: Buffer, owner: SeedOwner, ring: KeyRing): Sealed =>
  seal(seed, nonce, nameOf(owner), ring);

/** @throws {Error} when its key is not in the ring, or it was changed or sealed for another lot. */
export const openSeed = (sealed: Sealed, owner: SeedOwner, ring: KeyRing): Secret<Buffer> =>
  unseal(sealed, nameOf(owner), ring, `the seed of lot ${owner.lotId}`);

/** Both ids have a fixed width, so the joined text is unambiguous. */
const nameOf = ({ lotId, orderId }: SeedOwner) => `${lotId}|${orderId}`;
