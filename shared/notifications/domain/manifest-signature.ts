import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import type { Secret } from "#shared/kernel/secret.ts";
import type { Manifest } from "#shared/notifications/domain/manifest.ts";

/** Private Ed25519 keys of 32 bytes by id. The current one signs; all of them are known to have signed. */
export type ManifestKeys = {
  readonly current: string;
  readonly keys: ReadonlyMap<string, Secret<Buffer>>;
};

/** `publicKey` is PEM, SubjectPublicKeyInfo (RFC 8410). */
export type ManifestPublicKey = {
  readonly keyId: string;
  readonly algorithm: typeof ALGORITHM;
  readonly publicKey: string;
};

const ALGORITHM = "Ed25519";
/** What stands before the 32 bytes of a private key in PKCS #8 (RFC 8410, 7). */
const PKCS8_PREFIX = Buffer.from("302e020100300506032b657004220420", "hex");

/**
 * The text of a signed manifest, the same every time: `{"manifest": …, "signature": {algorithm, value}}`, where `value`
 * is base64 of the signature over the manifest's canonical form (RFC 8785) in UTF-8.
 */
export function signManifest(manifest: Omit<Manifest, "keyId">, ring: ManifestKeys): string {
  const signed: Manifest = { ...manifest, keyId: ring.current };
  const value = sign(null, canonical(signed), privateKey(ring, ring.current)).toString("base64");
  return `${JSON.stringify({ manifest: signed, signature: { algorithm: ALGORITHM, value } }, null, 2)}\n`;
}

/** @returns the manifest in a text of `signManifest`; undefined when none of these keys has signed it. */
export function readManifest(text: string, ring: ManifestKeys): Manifest | undefined {
  const { manifest, signature } = JSON.parse(text) as { manifest: Manifest; signature: { value: string } };
  if (!ring.keys.has(manifest.keyId)) return undefined;
  const key = createPublicKey(privateKey(ring, manifest.keyId));
  return verify(null, canonical(manifest), key, Buffer.from(signature.value, "base64")) ? manifest : undefined;
}

/** The public half of every key, the current one first. */
export const publicKeysOf = (ring: ManifestKeys): readonly ManifestPublicKey[] =>
  [...ring.keys.keys()]
    .toSorted((one, other) => Number(other === ring.current) - Number(one === ring.current))
    .map((keyId) => ({
      keyId,
      algorithm: ALGORITHM,
      publicKey: createPublicKey(privateKey(ring, keyId)).export({ type: "spki", format: "pem" }).toString(),
    }));

function privateKey({ keys }: ManifestKeys, keyId: string): KeyObject {
  const bytes = keys.get(keyId);
  if (bytes === undefined) throw new Error(`no manifest key ${keyId}`);
  return createPrivateKey({ key: Buffer.concat([PKCS8_PREFIX, bytes.reveal()]), format: "der", type: "pkcs8" });
}

/** A manifest has ASCII names, texts and whole numbers only, so that sorted members are all that RFC 8785 adds. */
const canonical = (manifest: Manifest): Buffer =>
  Buffer.from(
    JSON.stringify(manifest, (_name, value: unknown) =>
      value instanceof Object && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
        : value,
    ),
  );
