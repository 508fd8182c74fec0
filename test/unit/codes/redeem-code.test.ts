import { describe, expect, it } from "vitest";
import { writeCode } from "#shared/codes/domain/code-format.ts";
import type { Lot } from "#shared/codes/domain/lot.ts";
import { personIdOf } from "#shared/codes/domain/person.ts";
import { createRedeemCode, type RedeemCodeRequest } from "#shared/codes/use-cases/redeem-code.ts";
import { DAY_MS, instant, plusMs } from "#shared/kernel/instant.ts";
import { Secret } from "#shared/kernel/secret.ts";
import { StaleVersionError } from "#shared/kernel/versioned.ts";
import { InMemoryLots } from "#test/support/in-memory-lots.ts";
import {
  ada,
  assignedCode,
  checkKeys,
  countingBytes,
  exam,
  keyOf,
  openedLot,
  personKey,
  seed,
} from "#test/unit/codes/lot-fixture.ts";
import { bob, lot, oneLotWorld, usual } from "#test/unit/codes/one-lot-world.ts";

const deadlines = { registerBefore: lot.expiresAt, mustSitBefore: null };
const adaId = personIdOf(lot.agreementNumber, ada.email, personKey);
const last = instant("2027-08-31T15:59:59.999Z");

const textOf = (index: number, { lotId }: Lot = lot, lotSeed = seed) =>
  writeCode(lotId, index, lotSeed, checkKeys).reveal();
const request = (changes: Partial<RedeemCodeRequest> = {}): RedeemCodeRequest => ({
  code: textOf(3),
  person: ada,
  exam,
  ...changes,
});

async function opened() {
  const { lots, dependencies, at, close } = await oneLotWorld();
  return { lots, redeemCode: createRedeemCode(dependencies), close, setNow: at };
}

describe("redeeming a code", () => {
  it("takes three requests and keeps name and address apart from the code (R-77)", async () => {
    const { lots, redeemCode } = await opened();

    const outcome = await redeemCode(request());

    expect(outcome).toEqual({
      ok: true,
      value: { lotId: lot.lotId, index: 3, state: "redeemed", exam, deadlines, redeemedAt: usual, isRepeat: false },
    });
    expect(lots.requests).toBe(3);
    const stored = JSON.stringify(await lots.findCode(lot.lotId, 3));
    expect(stored).toContain(adaId);
    expect(stored).not.toMatch(/Ada|example/);
    expect(lots.people.get(`${lot.lotId}/3`)).toEqual(ada);
  });

  it("gives the winner's repeat the same answer, also after the end and after closing", async () => {
    const { redeemCode, close, setNow } = await opened();
    const first = await redeemCode(request());
    const again = { ...request(), person: { ...ada, email: "ADA@example.test" }, code: textOf(3).toLowerCase() };

    const second = await redeemCode(again);
    setNow(lot.expiresAt);
    const third = await redeemCode(again);
    await close();
    const fourth = await redeemCode(again);

    const expected = { ...first, value: { ...(first.ok && first.value), isRepeat: true } };
    expect([second, third, fourth]).toEqual([expected, expected, expected]);
  });

  it("refuses a second person and a second exam (R-70, R-71)", async () => {
    const { redeemCode } = await opened();
    await redeemCode(request());

    const refusal = { ok: false, refusal: "code-already-redeemed" };
    expect(await redeemCode(request({ person: bob }))).toEqual(refusal);
    expect(await redeemCode(request({ exam: { ...exam, examCode: "70-741" } }))).toEqual(refusal);
  });

  it("accepts up to the last millisecond and refuses from the end on (R-60)", async () => {
    const { redeemCode, setNow } = await opened();

    setNow(last);
    expect(await redeemCode(request({ code: textOf(1) }))).toMatchObject({ ok: true });
    setNow(lot.expiresAt);
    expect(await redeemCode(request({ code: textOf(2) }))).toEqual({ ok: false, refusal: "code-expired" });
  });

  it("refuses every code of a closed lot, and after its seed is gone whatever names it", async () => {
    const { lots, redeemCode, close, setNow } = await opened();
    setNow(plusMs(lot.expiresAt, DAY_MS));
    await close();

    expect(await redeemCode(request())).toEqual({ ok: false, refusal: "code-expired" });
    expect(await redeemCode(request({ code: textOf(3, lot, keyOf("guess")) }))).toMatchObject({
      refusal: "code-not-recognised",
    });
    await lots.destroySeed(lot, plusMs(lot.expiresAt, 90 * DAY_MS));
    expect(await redeemCode(request())).toEqual({ ok: false, refusal: "code-expired" });
    expect(await redeemCode(request({ code: textOf(3, lot, keyOf("guess")) }))).toMatchObject({
      refusal: "code-expired",
    });
  });

  it("refuses a malformed code without any request", async () => {
    const { lots, redeemCode } = await opened();

    const outcome = await redeemCode(request({ code: `${textOf(3).slice(0, -1)}U` }));

    expect(outcome).toEqual({ ok: false, refusal: "code-malformed", pointer: "/code" });
    expect(lots.requests).toBe(0);
  });

  it.each([
    ["an unknown lot", textOf(3, openedLot({ lotId: "7K2QF4" }))],
    ["an unknown lot with a MAC of nothing", textOf(3, openedLot({ lotId: "7K2QF4" }), keyOfNothing())],
    ["a wrong MAC", textOf(3, lot, keyOf("guess"))],
    ["a MAC of nothing", textOf(3, lot, keyOfNothing())],
    ["an index just beyond the lot", textOf(30)],
  ])("does not tell %s from the others", async (_what, code) => {
    const { lots, redeemCode } = await opened();

    expect(await redeemCode(request({ code }))).toEqual({ ok: false, refusal: "code-not-recognised" });
    expect(lots.requests).toBe(2);
  });

  it("spends an assigned code on its own person only, before and after it is read again (R-72)", async () => {
    const { lots, redeemCode } = await opened();
    await lots.assign(assignedCode(lot, { index: 3, personId: adaId }), ada);

    expect(await redeemCode(request({ person: bob }))).toEqual({ ok: false, refusal: "non-transferable" });
    expect(await redeemCode(request())).toMatchObject({ ok: true, value: { isRepeat: false } });
    expect(await redeemCode(request())).toMatchObject({ ok: true, value: { isRepeat: true } });
  });

  it("is a fault, not a refusal, when the seed does not open", async () => {
    const lots = new InMemoryLots();
    await lots.create(lot);
    const otherRing = { current: "key-1", keys: new Map([["key-1", keyOf("another ring")]]) };
    const dependencies = {
      lots,
      hasTestCentre: async () => false,
      checkKeys,
      personKey,
      randomBytes: countingBytes(),
      clock: () => usual,
    };
    const redeemCode = createRedeemCode({ ...dependencies, keyRing: otherRing });

    await expect(redeemCode(request())).rejects.toThrow("does not open");
  });
});

describe("redeeming a code while others do", () => {
  it("reads again after a lost race and refuses the loser", async () => {
    const { lots, redeemCode } = await opened();
    lots.beforeNextRedemption(async () => void (await redeemCode(request({ person: bob }))));

    const outcome = await redeemCode(request());

    expect(outcome).toEqual({ ok: false, refusal: "code-already-redeemed" });
    expect(lots.people.get(`${lot.lotId}/3`)).toEqual(bob);
  });

  it("takes the same person's other request for its repeat", async () => {
    const { lots, redeemCode } = await opened();
    lots.beforeNextRedemption(async () => void (await redeemCode(request())));

    expect(await redeemCode(request())).toMatchObject({ ok: true, value: { isRepeat: true } });
  });

  it("knows its own write when the answer was lost", async () => {
    const { lots, redeemCode } = await opened();
    lots.loseNextAnswer();

    expect(await redeemCode(request())).toMatchObject({ ok: true, value: { isRepeat: false } });
  });

  it("knows its own write also when the end came in between", async () => {
    const { lots, redeemCode, setNow } = await opened();
    setNow(last);
    lots.beforeNextRedemption(async () => setNow(lot.expiresAt));
    lots.loseNextAnswer();

    expect(await redeemCode(request())).toMatchObject({ ok: true, value: { isRepeat: false, redeemedAt: last } });
  });

  it("redeems a code that was assigned to the person in between", async () => {
    const { lots, redeemCode } = await opened();
    const assigned = assignedCode(lot, { index: 3, personId: adaId });
    lots.beforeNextRedemption(() => lots.assign(assigned, ada));

    expect(await redeemCode(request())).toMatchObject({ ok: true });
    expect((await lots.findCode(lot.lotId, 3))?.value).toMatchObject({ assignedAt: assigned.assignedAt });
  });

  it("gives up after three rounds", async () => {
    const { lots, redeemCode } = await opened();
    const assigned = assignedCode(lot, { index: 3, personId: adaId });
    for (const _round of [1, 2, 3]) lots.beforeNextRedemption(async () => lots.put(assigned));

    await expect(redeemCode(request())).rejects.toThrow(StaleVersionError);
    expect(lots.requests).toBe(9);
  });

  it("has exactly one winner among many (R-71)", async () => {
    const { lots, redeemCode } = await opened();
    const people = Array.from({ length: 50 }, (_, at) => ({ name: `P${at}`, email: `p${at}@example.test` }));

    const outcomes = await Promise.all(people.map((person) => redeemCode(request({ person }))));

    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await lots.countRedeemed(lot.lotId)).toBe(1);
  });
});

/** The seed that stands in for an unknown lot's. */
function keyOfNothing() {
  return new Secret(Buffer.alloc(32));
}
