import { describe, expect, it } from "vitest";
import { writeCode } from "#shared/codes/domain/code-format.ts";
import { createLookUpCode } from "#shared/codes/use-cases/look-up-code.ts";
import { instant } from "#shared/kernel/instant.ts";
import { InMemoryLots } from "#test/support/in-memory-lots.ts";
import {
  ada,
  assignedCode,
  checkKeys,
  keyOf,
  keyRing,
  openedLot,
  redeemedCode,
  seed,
} from "#test/unit/codes/lot-fixture.ts";

const lot = openedLot({ families: ["MOS", "MTA"], expiryBoundBy: "pack-year" });

async function lookUp(
  code: string,
  at = "2026-10-01T08:00:00Z",
  { awaits = false, hasCentre = false, changes = {} } = {},
) {
  const lots = new InMemoryLots();
  await lots.create({ ...lot, ...(awaits && { awaitsTestCentre: true }), ...changes });
  await lots.redeem(redeemedCode(lot, { index: 1 }), ada);
  await lots.assign(assignedCode(lot, { index: 2 }), ada);
  lots.requests = 0;
  const lookUpCode = createLookUpCode({
    lots,
    hasTestCentre: async () => hasCentre,
    keyRing,
    checkKeys,
    clock: () => instant(at),
  });
  return { outcome: await lookUpCode(code), requests: lots.requests };
}

const textOf = (index: number, lotSeed = seed) => writeCode(lot.lotId, index, lotSeed, checkKeys).reveal();

describe("looking up a code", () => {
  it.each([
    ["available", 0, undefined],
    ["redeemed", 1, undefined],
    ["assigned", 2, undefined],
    ["expired", 0, "2027-08-31T16:00:00Z"],
    ["redeemed", 1, "2027-08-31T16:00:00Z"],
  ])("tells that it is %s, what it pays for and until when", async (state, index, at) => {
    const { outcome, requests } = await lookUp(textOf(index), at);

    expect(outcome).toEqual({
      ok: true,
      value: {
        state,
        families: ["MOS", "MTA"],
        expiresAt: lot.expiresAt,
        expiryBoundBy: "pack-year",
        registerBefore: lot.expiresAt,
        mustSitBefore: null,
      },
    });
    expect(requests).toBe(2);
  });

  it("T-18: tells that the exam has to be before the end, too, where the edition wants it", async () => {
    const { outcome } = await lookUp(textOf(0), undefined, { changes: { mustSitBeforeEnd: true } });

    expect(outcome).toMatchObject({ value: { registerBefore: lot.expiresAt, mustSitBefore: lot.expiresAt } });
  });

  it("T-18: tells nothing of exams to who holds a library code", async () => {
    const { outcome } = await lookUp(textOf(0), undefined, { changes: { families: [] } });

    expect(outcome).not.toMatchObject({ value: { registerBefore: expect.anything() } });
  });

  it.each([
    ["awaiting-test-centre", 0, undefined, false],
    ["awaiting-test-centre", 2, undefined, false],
    ["redeemed", 1, undefined, false],
    ["expired", 0, "2027-08-31T16:00:00Z", false],
    ["available", 0, undefined, true],
  ])("tells that a code of a site pack without a centre is %s (case %#)", async (state, index, at, hasCentre) => {
    const { outcome } = await lookUp(textOf(index), at, { awaits: true, hasCentre });

    expect(outcome).toMatchObject({ value: { state } });
  });

  it("tells nothing about a code that is malformed or not recognised", async () => {
    expect(await lookUp("7K2QF")).toMatchObject({ outcome: { refusal: "code-malformed" }, requests: 0 });
    expect((await lookUp(textOf(0, keyOf("guess")))).outcome).toEqual({ ok: false, refusal: "code-not-recognised" });
    expect((await lookUp(textOf(30))).outcome).toEqual({ ok: false, refusal: "code-not-recognised" });
  });
});
