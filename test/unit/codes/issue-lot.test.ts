import { describe, expect, it } from "vitest";
import { lotIdCandidate } from "#shared/codes/domain/lot-id.ts";
import { openSeed } from "#shared/codes/domain/sealed-seed.ts";
import { createIssueLot } from "#shared/codes/use-cases/issue-lot.ts";
import { createListCodes } from "#shared/codes/use-cases/list-codes.ts";
import type { LotId } from "#shared/kernel/identifiers.ts";
import { instant } from "#shared/kernel/instant.ts";
import { MissingDocumentError } from "#shared/kernel/versioned.ts";
import { InMemoryLots } from "#test/support/in-memory-lots.ts";
import { checkKeys, countingBytes, keyRing, lotRequest } from "#test/unit/codes/lot-fixture.ts";

/** Candidates that meet at first, as 30 bits of different owners may. */
const colliding: typeof lotIdCandidate = (owner, attempt) =>
  attempt < 2 ? (`AAAAA${attempt}` as LotId) : lotIdCandidate(owner, attempt);

function opened() {
  const lots = new InMemoryLots();
  const randomBytes = countingBytes();
  const issueLot = createIssueLot({ lots, keyRing, randomBytes });
  const issueColliding = createIssueLot({ lots, keyRing, randomBytes, candidate: colliding });
  return { lots, issueLot, issueColliding, listCodes: createListCodes({ lots, keyRing, checkKeys }) };
}

describe("issuing a lot", () => {
  it.each([1, 32_768])("is one write for %i codes", async (codes) => {
    const { lots, issueLot } = opened();

    const issued = await issueLot(lotRequest({ codes }));

    expect(lots.requests).toBe(1);
    expect(issued).toMatchObject({ codes, lotId: lotIdCandidate(lotRequest(), 0) });
  });

  it("seals a seed of 32 bytes for this lot and order", async () => {
    const { lots, issueLot } = opened();

    const { lotId } = await issueLot(lotRequest());

    const lot = (await lots.find(lotId))?.value;
    expect(lot?.seed && openSeed(lot.seed, lot, keyRing).reveal()).toHaveLength(32);
  });

  it("changes nothing when repeated, and tells the release and the end of the first time", async () => {
    const { lots, issueLot } = opened();
    const first = await issueLot(lotRequest());
    const stored = await lots.find(first.lotId);

    const later = { releasedAt: instant("2026-09-11T00:00:00Z"), expiresAt: instant("2027-09-01T00:00:00Z") };
    const second = await issueLot(lotRequest(later));

    expect(second).toEqual(first);
    expect(await lots.find(first.lotId)).toEqual(stored);
  });

  it("gives simultaneous repeats the same lot", async () => {
    const { issueLot } = opened();

    const issued = await Promise.all(Array.from({ length: 10 }, () => issueLot(lotRequest())));

    expect(new Set(issued.map(({ lotId }) => lotId)).size).toBe(1);
  });

  it("ends in two lots when two owners meet in one id, whoever asks again", async () => {
    const { lots, issueColliding } = opened();
    const one = await issueColliding(lotRequest({ line: 0 }));

    const other = await issueColliding(lotRequest({ line: 1 }));
    const third = await issueColliding(lotRequest({ line: 2 }));

    expect([one.lotId, other.lotId]).toEqual(["AAAAA0", "AAAAA1"]);
    expect(third.lotId).toBe(lotIdCandidate(lotRequest({ line: 2 }), 2));
    expect(await issueColliding(lotRequest({ line: 1 }))).toEqual(other);
    expect((await lots.find("AAAAA0"))?.value.line).toBe(0);
  });

  it("is a fault when ids never stop meeting", async () => {
    const { lots } = opened();
    const candidate = () => "AAAAA0" as LotId;
    const issueLot = createIssueLot({ lots, keyRing, randomBytes: countingBytes(), candidate });
    await issueLot(lotRequest());

    await expect(issueLot(lotRequest({ line: 1 }))).rejects.toThrow("no free lot id");
  });

  it("is a fault when the lot was issued with another number of codes", async () => {
    const { issueLot } = opened();
    await issueLot(lotRequest({ codes: 30 }));

    await expect(issueLot(lotRequest({ codes: 31 }))).rejects.toThrow("holds 30 codes, not 31");
  });

  it("is a fault to retry when a lot that exists cannot be read yet", async () => {
    const lots = { create: async () => "exists" as const, find: async () => undefined };
    const issueLot = createIssueLot({ lots, keyRing, randomBytes: countingBytes() });

    await expect(issueLot(lotRequest())).rejects.toThrow(MissingDocumentError);
  });

  it("refuses to put more codes into a lot than it can name", async () => {
    await expect(opened().issueLot(lotRequest({ codes: 32_769 }))).rejects.toThrow(RangeError);
  });
});

describe("listing the codes of a lot", () => {
  it("computes as many different codes as were issued, in index order, the same each time (T-15)", async () => {
    const { lots, issueLot, listCodes } = opened();
    const { lotId } = await issueLot(lotRequest({ codes: 500 }));
    lots.requests = 0;

    const [first, second] = [await listCodes(lotId), await listCodes(lotId)];

    const texts = first.ok ? first.value.map((code) => code.reveal()) : [];
    expect(new Set(texts).size).toBe(500);
    expect(texts).toEqual(texts.toSorted());
    expect(second.ok && second.value.map((code) => code.reveal())).toEqual(texts);
    expect(lots.requests).toBe(2);
  });

  it("shares no code with another lot", async () => {
    const { issueLot, listCodes } = opened();
    const lists = [];
    for (const line of [0, 1]) lists.push(await listCodes((await issueLot(lotRequest({ line }))).lotId));

    const texts = lists.flatMap((list) => (list.ok ? list.value.map((code) => code.reveal()) : []));
    expect(new Set(texts).size).toBe(60);
  });

  it("is a fault to retry when the lot cannot be read yet", async () => {
    await expect(opened().listCodes("AAAAA0")).rejects.toThrow(MissingDocumentError);
  });
});
