import { createCipheriv, createDecipheriv } from "node:crypto";
import { Secret } from "#shared/kernel/secret.ts";

/** Unit: bytes. Drawn anew for every sealing. */
export const NONCE_BYTES = 12;

const CIPHER = "aes-256-gcm";
const TAG_BYTES = 16;

/** Keys of 32 bytes by key id. `current` seals; every key opens what it sealed. */
export type KeyRing = { readonly current: string; readonly keys: ReadonlyMap<string, Secret<Buffer>> };

/** AES-256-GCM; `nonce`, `ct` and `tag` in base64, `kid` the id of the key. */
export type Sealed = { readonly kid: string; readonly nonce: string; readonly ct: string; readonly tag: string };

/** `owner`: ASCII text that names what it is sealed for, and nothing else. @throws {Error} without a current key. */
export function seal(content: Secret<Buffer>, nonce: Buffer, owner: string, ring: KeyRing): Sealed {
  const cipher = createCipheriv(CIPHER, keyOf(ring, ring.current), nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.from(owner, "ascii"));
  const ct = Buffer.concat([cipher.update(content.reveal()), cipher.final()]);
  return {
    kid: ring.current,
    nonce: nonce.toString("base64"),
    ct: ct.toString("base64"),
    tag: cipher.getAuthTag().toString("base64"),
  };
}

/**
 * `what` names it in the fault. @throws {Error} when its key is not in the ring, or it was changed or sealed for another
 * owner.
 */
export function unseal(sealed: Sealed, owner: string, ring: KeyRing, what: string): Secret<Buffer> {
  const key = keyOf(ring, sealed.kid);
  try {
    const decipher = createDecipheriv(CIPHER, key, Buffer.from(sealed.nonce, "base64"), { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(owner, "ascii"));
    decipher.setAuthTag(Buffer.from(sealed.tag, "base64"));
    return new Secret(Buffer.concat([decipher.update(Buffer.from(sealed.ct, "base64")), decipher.final()]));
  } catch (error) {
    throw new Error(`${what} does not open with key ${sealed.kid}`, { cause: error });
  }
}

function keyOf(ring: KeyRing, kid: string): Buffer {
  const key = ring.keys.get(kid);
  if (key === undefined) throw new Error(`the key ring has no key ${kid}`);
  return key.reveal();
}
