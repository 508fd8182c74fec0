import { createPublicKey, verify } from "node:crypto";
import { describe, expect, it } from "vitest";
import { Secret } from "#shared/kernel/secret.ts";
import type { Manifest } from "#shared/notifications/domain/manifest.ts";
import {
  type ManifestKeys,
  publicKeysOf,
  readManifest,
  signManifest,
} from "#shared/notifications/domain/manifest-signature.ts";
import { MANIFEST_KEYS, NOON, ORDER_ID } from "#test/unit/notifications/mails.ts";

const MANIFEST: Omit<Manifest, "keyId"> = {
  orderId: ORDER_ID,
  purchaseOrderNumber: '訂單 "7"',
  agreementNumber: "EES-TW-1042",
  createdAt: NOON,
  lots: [{ lotId: "7K3M9Q", sku: "CLASS-MCP-30", codes: 30 }],
  total: 30,
  files: [{ name: "a.csv", bytes: 1, sha256: "0".repeat(64) }],
};
const text = signManifest(MANIFEST, MANIFEST_KEYS);

/** RFC 8785 written out by hand, for this manifest alone. */
const CANONICAL = `{"agreementNumber":"EES-TW-1042","createdAt":"${NOON}","files":[{"bytes":1,"name":"a.csv","sha256":"${"0".repeat(64)}"}],"keyId":"m2","lots":[{"codes":30,"lotId":"7K3M9Q","sku":"CLASS-MCP-30"}],"orderId":"${ORDER_ID}","purchaseOrderNumber":"訂單 \\"7\\"","total":30}`;

describe("a signed manifest", () => {
  it("is read back by whoever has the key", () => {
    expect(readManifest(text, MANIFEST_KEYS)).toEqual({ ...MANIFEST, keyId: "m2" });
  });

  it("is verified with the public key alone, over its canonical form", () => {
    const [{ publicKey } = { publicKey: "" }] = publicKeysOf(MANIFEST_KEYS);
    const { signature } = JSON.parse(text);

    const isRight = verify(
      null,
      Buffer.from(CANONICAL),
      createPublicKey(publicKey),
      Buffer.from(signature.value, "base64"),
    );

    expect(signature.algorithm).toBe("Ed25519");
    expect(isRight).toBe(true);
  });

  it("does not depend on how it is laid out", () => {
    const { signature, manifest } = JSON.parse(text);
    const turned = Object.fromEntries(Object.entries(manifest).toReversed());

    expect(readManifest(JSON.stringify({ signature, manifest: turned }), MANIFEST_KEYS)).toEqual(manifest);
  });

  it.each([
    ["a count", '"total": 30', '"total": 31'],
    ["a hash", "00000000", "10000000"],
    ["its order", ORDER_ID, "f".repeat(64)],
    ["its key", '"m2"', '"m1"'],
    ["its key for an unknown one", '"m2"', '"m3"'],
  ])("is nothing once %s was changed", (_what, before, after) => {
    expect(readManifest(text.replace(before, after), MANIFEST_KEYS)).toBeUndefined();
  });

  it("is still known when another key has become the current one, and not once its key is gone", () => {
    const key = MANIFEST_KEYS.keys.get("m2") ?? new Secret(Buffer.alloc(32));
    const rolled: ManifestKeys = {
      current: "m3",
      keys: new Map([
        ["m2", key],
        ["m3", new Secret(Buffer.alloc(32, 3))],
      ]),
    };
    const without: ManifestKeys = { current: "m3", keys: new Map([["m3", new Secret(Buffer.alloc(32, 3))]]) };

    expect(readManifest(text, rolled)?.keyId).toBe("m2");
    expect(readManifest(text, without)).toBeUndefined();
  });
});

it("the published keys are the public halves, the current one first", () => {
  const keys = publicKeysOf(MANIFEST_KEYS);

  expect(keys.map(({ keyId, algorithm }) => [keyId, algorithm])).toEqual([
    ["m2", "Ed25519"],
    ["m1", "Ed25519"],
  ]);
  for (const { publicKey } of keys)
    expect(publicKey).toMatch(/^-----BEGIN PUBLIC KEY-----\n[\w+/=]{60}\n-----END PUBLIC KEY-----\n$/);
});

it("keys are those of RFC 8032", () => {
  const seed = Buffer.from("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60", "hex");
  const [key] = publicKeysOf({ current: "k", keys: new Map([["k", new Secret(seed)]]) });

  const raw = createPublicKey(key?.publicKey ?? "")
    .export({ type: "spki", format: "der" })
    .subarray(-32);

  expect(raw.toString("hex")).toBe("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
});
