import { describe, expect, it } from "vitest";
import { writeCode } from "#shared/codes/domain/code-format.ts";
import { personIdOf } from "#shared/codes/domain/person.ts";
import { createAssignCode } from "#shared/codes/use-cases/assign-code.ts";
import { createLookUpCode } from "#shared/codes/use-cases/look-up-code.ts";
import { createRedeemCode } from "#shared/codes/use-cases/redeem-code.ts";
import type { Claim } from "#shared/kernel/claim.ts";
import { DAY_MS, plusMs } from "#shared/kernel/instant.ts";
import { accept, refuse } from "#shared/kernel/outcome.ts";
import { StaleVersionError } from "#shared/kernel/versioned.ts";
import { ada, assignedCode, checkKeys, exam, keyOf, personKey, seed } from "#test/unit/codes/lot-fixture.ts";
import { bob, lot, oneLotWorld, usual } from "#test/unit/codes/one-lot-world.ts";

const adaId = personIdOf(lot.agreementNumber, ada.email, personKey);
const code = writeCode(lot.lotId, 3, seed, checkKeys).reveal();

async function opened() {
  const { lots, dependencies, at, close } = await oneLotWorld();
  const claims = { asked: 0, isReuse: false };
  const claim: Claim = async () => {
    claims.asked += 1;
    return claims.isReuse ? refuse("idempotency-key-reuse") : accept("first");
  };
  const assignCode = createAssignCode(dependencies);
  const redeemCode = createRedeemCode(dependencies);
  return {
    ...{ lots, claims, at, close },
    lookUpCode: createLookUpCode(dependencies),
    assign: (person = ada, text = code) => assignCode({ code: text, person }, claim),
    redeem: (person = ada) => redeemCode({ code, person, exam }),
  };
}

describe("assigning a code", () => {
  it("takes three requests and the claim, and keeps name and address apart from the code (R-65)", async () => {
    const { lots, claims, assign, lookUpCode } = await opened();

    const outcome = await assign();

    expect(outcome).toEqual({ ok: true, value: { assignedAt: usual } });
    expect([lots.requests, claims.asked]).toEqual([3, 1]);
    const stored = JSON.stringify(await lots.findCode(lot.lotId, 3));
    expect(stored).toContain(adaId);
    expect(stored).not.toMatch(/Ada|example/);
    expect(lots.people.get(`${lot.lotId}/3`)).toEqual(ada);
    expect(await lookUpCode(code)).toMatchObject({ value: { state: "assigned" } });
  });

  it("gives the same person the same answer, also once redeemed, after the end and after closing", async () => {
    const { assign, redeem, at, close } = await opened();
    const first = await assign();

    at(plusMs(usual, DAY_MS));
    const second = await assign({ ...ada, email: "ADA@example.test" });
    await redeem();
    const third = await assign();
    at(lot.expiresAt);
    const fourth = await assign();
    await close();
    const fifth = await assign();

    expect([second, third, fourth, fifth]).toEqual([first, first, first, first]);
  });

  it("never passes to another person, whether or not the first has redeemed it (R-73)", async () => {
    const { lots, claims, assign, redeem } = await opened();
    await assign();

    const assigned = await assign(bob);
    await redeem();
    const redeemed = await assign(bob);

    expect([assigned, redeemed]).toEqual([
      { ok: false, refusal: "non-transferable" },
      { ok: false, refusal: "code-already-redeemed" },
    ]);
    expect(claims.asked).toBe(1);
    expect(lots.people.get(`${lot.lotId}/3`)).toEqual(ada);
  });

  it("comes too late for a code that somebody has redeemed, be it this person", async () => {
    const { assign, redeem } = await opened();
    await redeem();

    expect([await assign(), await assign(bob)]).toEqual([
      { ok: false, refusal: "code-already-redeemed" },
      { ok: false, refusal: "code-already-redeemed" },
    ]);
  });

  it("works up to the last millisecond and is refused from the end on", async () => {
    const { assign, at } = await opened();

    at(lot.expiresAt);
    expect(await assign()).toEqual({ ok: false, refusal: "code-expired" });
    at(plusMs(lot.expiresAt, -1));
    expect(await assign()).toMatchObject({ ok: true });
  });

  it("refuses whatever names a lot whose seed is gone", async () => {
    const { lots, assign, close } = await opened();
    await assign();
    await close();
    await lots.destroySeed(lot, plusMs(lot.expiresAt, 90 * DAY_MS));

    expect(await assign()).toEqual({ ok: false, refusal: "code-expired" });
  });

  it("refuses a mistyped code without any request, and one that is none of ours", async () => {
    const { lots, claims, assign } = await opened();

    const mistyped = await assign(ada, `${code.slice(0, -1)}U`);
    const requests = lots.requests;
    const guessed = await assign(ada, writeCode(lot.lotId, 3, keyOf("guess"), checkKeys).reveal());

    expect(mistyped).toEqual({ ok: false, refusal: "code-malformed", pointer: "/code" });
    expect(guessed).toEqual({ ok: false, refusal: "code-not-recognised" });
    expect([requests, claims.asked]).toEqual([0, 0]);
  });

  it("stores nothing under a webhook id that was used for something else", async () => {
    const { lots, claims, assign } = await opened();
    claims.isReuse = true;

    expect(await assign()).toEqual({ ok: false, refusal: "idempotency-key-reuse" });
    expect(await lots.findCode(lot.lotId, 3)).toBeUndefined();
  });
});

describe("assigning a code while others touch it", () => {
  it("reads again after a lost race and refuses the loser", async () => {
    const { lots, assign } = await opened();
    lots.beforeNextRedemption(async () => void (await assign(bob)));

    expect(await assign()).toEqual({ ok: false, refusal: "non-transferable" });
    expect(lots.people.get(`${lot.lotId}/3`)).toEqual(bob);
  });

  it("comes too late for a code redeemed in between", async () => {
    const { lots, assign, redeem } = await opened();
    lots.beforeNextRedemption(async () => void (await redeem(bob)));

    expect(await assign()).toEqual({ ok: false, refusal: "code-already-redeemed" });
  });

  it("knows its own write when the answer was lost, and the end has come since", async () => {
    const { lots, assign, at } = await opened();
    at(plusMs(lot.expiresAt, -1));
    lots.beforeNextRedemption(async () => void at(lot.expiresAt));
    lots.loseNextAnswer();

    expect(await assign()).toEqual({ ok: true, value: { assignedAt: plusMs(lot.expiresAt, -1) } });
  });

  it("gives up after three rounds", async () => {
    const { lots, assign } = await opened();
    let round = 0;
    lots.findCode = async () => undefined;
    for (const _round of [1, 2, 3])
      lots.beforeNextRedemption(async () => lots.put(assignedCode(lot, { index: 3, attemptId: String(round++) })));

    await expect(assign()).rejects.toThrow(StaleVersionError);
    expect(round).toBe(3);
  });

  it("has exactly one winner among many", async () => {
    const { assign } = await opened();
    const people = Array.from({ length: 50 }, (_, at) => ({ name: `P${at}`, email: `p${at}@example.test` }));

    const outcomes = await Promise.all(people.map((person) => assign(person)));

    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  });
});
