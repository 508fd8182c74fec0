import { createCipheriv, createDecipheriv } from "node:crypto";
import type { LotId, OrderId } from "#shared/kernel/identifiers.ts";
import { Secret } from "#shared/kernel/secret.ts";

/** Unit: bytes. */
export const SEED_BYTES = 32;
/** Unit: bytes. Drawn anew for every sealing. */
export const NONCE_BYTES = 12;

const CIPHER = "aes-256-gcm";
const TAG_BYTES = 16;

/** Keys of 32 bytes by key id. `current` seals; every key opens what it sealed. */
export type KeyRing = { readonly current: string; readonly keys: ReadonlyMap<string, Secret<Buffer>> };

/** AES-256-GCM; `nonce`, `ct` and `tag` in base64, `kid` the id of the key. */
export type SealedSeed = { readonly kid: string; readonly nonce: string; readonly ct: string; readonly tag: string };

/** A seed opens only for the lot and order it was sealed for. */
export type SeedOwner = { readonly lotId: LotId; readonly orderId: OrderId };

/** @throws {Error} when the ring has no current key. */
export function sealSeed(seed: Secret<Buffer>, nonce: Buffer, owner: SeedOwner, ring: KeyRing): SealedSeed {
  const cipher = createCipheriv(CIPHER, keyOf(ring, ring.current), nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(associatedData(owner));
  const ct = Buffer.concat([cipher.update(seed.reveal()), cipher.final()]);
  return {
    kid: ring.current,
    nonce: nonce.toString("base64"),
    ct: ct.toString("base64"),
    tag: cipher.getAuthTag().toString("base64"),
  };
}

/** @throws {Error} when its key is not in the ring, or it was changed or sealed for another lot. */
export function openSeed(sealed: SealedSeed, owner: SeedOwner, ring: KeyRing): Secret<Buffer> {
  const key = keyOf(ring, sealed.kid);
  try {
    const decipher = createDecipheriv(CIPHER, key, Buffer.from(sealed.nonce, "base64"), { authTagLength: TAG_BYTES });
    decipher.setAAD(associatedData(owner));
    decipher.setAuthTag(Buffer.from(sealed.tag, "base64"));
    return new Secret(Buffer.concat([decipher.update(Buffer.from(sealed.ct, "base64")), decipher.final()]));
  } catch (error) {
    throw new Error(`the seed of lot ${owner.lotId} does not open with key ${sealed.kid}`, { cause: error });
  }
}

function keyOf(ring: KeyRing, kid: string): Buffer {
  const key = ring.keys.get(kid);
  if (key === undefined) throw new Error(`the key ring has no key ${kid}`);
  return key.reveal();
}

/** Both ids have a fixed width, so the joined text is unambiguous. */
const associatedData = ({ lotId, orderId }: SeedOwner) => Buffer.from(`${lotId}|${orderId}`, "ascii");
