import { describe, expect, it } from "vitest";
import type { Sealed } from "#shared/codes/domain/seal.ts";
import { openSeed, sealSeed } from "#shared/codes/domain/sealed-seed.ts";
import { type LotId, orderIdOf } from "#shared/kernel/identifiers.ts";
import { keyOf, keyRing, seed } from "#test/unit/codes/lot-fixture.ts";

const owner = { lotId: "7K2QF3" as LotId, orderId: orderIdOf("lar-demo", "PO-1") };
const nonce = Buffer.alloc(12, 1);
const sealed = sealSeed(seed, nonce, owner, keyRing);

const flipped = (base64: string) => {
  const bytes = Buffer.from(base64, "base64");
  bytes.writeUInt8(bytes.readUInt8(0) ^ 1, 0);
  return bytes.toString("base64");
};

describe("a sealed seed", () => {
  it("opens to the same bytes for its lot and order", () => {
    expect(openSeed(sealed, owner, keyRing).reveal()).toEqual(seed.reveal());
  });

  it("names its key and holds nonce, text and tag of AES-256-GCM in base64", () => {
    const lengths = [sealed.nonce, sealed.ct, sealed.tag].map((text) => Buffer.from(text, "base64").length);

    expect(sealed.kid).toBe("key-1");
    expect(lengths).toEqual([12, 32, 16]);
    expect(sealed.ct).not.toBe(seed.reveal().toString("base64"));
  });

  it("opens with a previous key once another one seals", () => {
    const next = { current: "key-2", keys: new Map([...keyRing.keys, ["key-2", keyOf("key ring 2")] as const]) };

    expect(openSeed(sealed, owner, next).reveal()).toEqual(seed.reveal());
    expect(sealSeed(seed, nonce, owner, next).kid).toBe("key-2");
  });

  it.each<[string, Sealed, typeof owner]>([
    ["another lot", sealed, { ...owner, lotId: "7K2QF4" as LotId }],
    ["another order", sealed, { ...owner, orderId: orderIdOf("lar-demo", "PO-2") }],
    ["a changed text", { ...sealed, ct: flipped(sealed.ct) }, owner],
    ["a changed tag", { ...sealed, tag: flipped(sealed.tag) }, owner],
    ["a short tag", { ...sealed, tag: sealed.tag.slice(0, 8) }, owner],
    ["a changed nonce", { ...sealed, nonce: flipped(sealed.nonce) }, owner],
  ])("does not open for %s, and the fault shows no secret", (_what, changed, asker) => {
    const open = () => openSeed(changed, asker, keyRing);

    expect(open).toThrow(`the seed of lot ${asker.lotId} does not open with key key-1`);
  });

  it("does not open without its key", () => {
    expect(() => openSeed({ ...sealed, kid: "key-9" }, owner, keyRing)).toThrow("the key ring has no key key-9");
    expect(() => sealSeed(seed, nonce, owner, { ...keyRing, current: "key-9" })).toThrow("no key key-9");
  });
});
