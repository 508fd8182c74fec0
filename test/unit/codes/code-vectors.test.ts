import { describe, expect, it } from "vitest";
import { isGenuine, readCode, writeCode } from "#shared/codes/domain/code-format.ts";
import { lotIdCandidate } from "#shared/codes/domain/lot-id.ts";
import { personIdOf } from "#shared/codes/domain/person.ts";
import type { LotId, OrderId } from "#shared/kernel/identifiers.ts";
import { Secret } from "#shared/kernel/secret.ts";
import golden from "#test/unit/codes/vectors/golden.json" with { type: "json" };

const secret = (hex: string) => new Secret(Buffer.from(hex, "hex"));

const codes = golden.lots.flatMap((lot) =>
  Object.entries(lot.codes).map(([index, code]) => ({
    index: Number(index),
    code,
    lotId: lot.lotId as LotId,
    seed: secret(lot.seed),
    checkKeys: [secret(lot.checkKey)] as const,
  })),
);

describe("what openssl computed", () => {
  it("covers at least 200 codes of several lots", () => {
    expect(codes.length).toBeGreaterThanOrEqual(200);
    expect(golden.lots.length).toBeGreaterThan(1);
  });

  it("is what is written", () => {
    const written = codes.map(({ lotId, index, seed, checkKeys }) => writeCode(lotId, index, seed, checkKeys).reveal());

    expect(written).toEqual(codes.map(({ code }) => code));
  });

  it("is read as genuine in its own lot and in no other", () => {
    const seedsThatFit = codes.map(({ code, checkKeys }) => {
      const parts = readCode(code, checkKeys);
      return golden.lots.filter((lot) => parts && isGenuine(parts, secret(lot.seed))).map(({ lotId }) => lotId);
    });

    expect(seedsThatFit).toEqual(codes.map(({ lotId }) => [lotId]));
  });

  it("is the candidate id of each lot", () => {
    const candidates = golden.lotIds.map(({ orderId, line, part, attempt }) =>
      lotIdCandidate({ orderId: orderId as OrderId, line, part }, attempt),
    );

    expect(candidates).toEqual(golden.lotIds.map(({ lotId }) => lotId));
    expect(new Set(candidates).size).toBe(candidates.length);
  });

  it("is the id of each person, whatever the case of the address", () => {
    const ids = golden.people.map(({ agreementNumber, email, personKey }) =>
      personIdOf(agreementNumber, email, secret(personKey)),
    );

    expect(ids).toEqual(golden.people.map(({ personId }) => personId));
    expect(new Set(ids).size).toBe(2);
  });
});
