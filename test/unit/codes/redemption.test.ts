import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EDITION_C_2019_ZH } from "#shared/catalogue/domain/editions/c-2019-zh.ts";
import { decideAssignment } from "#shared/codes/domain/assignment.ts";
import type { Lot } from "#shared/codes/domain/lot.ts";
import type { PersonId } from "#shared/codes/domain/person.ts";
import { decideRedemption, type RedemptionAttempt, stateOf } from "#shared/codes/domain/redemption.ts";
import { instant } from "#shared/kernel/instant.ts";
import { WORKED_EXAMPLES } from "#test/requirements/worked-examples.ts";
import { assignedCode, exam, openedLot, redeemedCode } from "#test/unit/codes/lot-fixture.ts";

const lot = openedLot();
const closed: Lot = { ...lot, state: "closed" };
const { seed: _seed, ...destroyed } = closed;
const before = instant("2026-10-01T08:00:00Z");
const last = instant("2027-08-31T15:59:59.999Z");
const end = lot.expiresAt;

const attempt = (changes: Partial<RedemptionAttempt> = {}): RedemptionAttempt => ({
  attemptId: "attempt-2",
  index: 0,
  personId: "person-of-ada" as PersonId,
  exam,
  at: before,
  ...changes,
});
const { exam: _exam, ...withoutExam } = attempt();
const byAnother = attempt({ personId: "person-of-bob" as PersonId });
const redeemed = redeemedCode(lot);
const assigned = assignedCode(lot);
const library = openedLot({ families: [] });
const { exam: _unused, ...unlocked } = redeemedCode(library, { state: "unlocked" });

describe("redeeming a code", () => {
  it("spends an untouched code on one person and one exam (R-70)", () => {
    expect(decideRedemption(lot, undefined, attempt())).toEqual({
      ok: true,
      value: {
        isNew: true,
        code: redeemedCode(lot, { attemptId: "attempt-2", redeemedAt: before }),
      },
    });
  });

  it("spends an assigned code on the person it is assigned to and keeps when it was (R-72)", () => {
    expect(decideRedemption(lot, assigned, attempt())).toMatchObject({
      ok: true,
      value: { isNew: true, code: { state: "redeemed", assignedAt: assigned.assignedAt } },
    });
  });

  it.each([
    ["at once", before],
    ["after the end", end],
  ])("answers the winner's repeat %s with what is stored", (_when, at) => {
    expect(decideRedemption(lot, redeemed, attempt({ at }))).toEqual({
      ok: true,
      value: { isNew: false, code: redeemed },
    });
  });

  it.each([
    ["another person", byAnother],
    ["the same person for another exam", attempt({ exam: { ...exam, examCode: "70-741" } })],
    ["the same person at another test centre", attempt({ exam: { ...exam, testCentre: "1" } })],
    ["another person after the end", { ...byAnother, at: end }],
  ])("refuses a spent code to %s (R-70, R-71)", (_whom, second) => {
    expect(decideRedemption(lot, redeemed, second)).toEqual({ ok: false, refusal: "code-already-redeemed" });
  });

  it("is possible up to the last millisecond before the end (R-60)", () => {
    expect(decideRedemption(lot, undefined, attempt({ at: last })).ok).toBe(true);
  });

  it.each([
    ["at the end, to the instant", lot, undefined, attempt({ at: end })],
    ["of a closed lot, however early", closed, undefined, attempt()],
    ["assigned to the same person, at the end", lot, assigned, attempt({ at: end })],
    ["once the seed is destroyed, also to the winner", destroyed, redeemed, attempt()],
    ["before anybody looks at the exam", lot, undefined, { ...withoutExam, at: end }],
  ])("refuses a code %s (R-60, R-75)", (_when, subject, touched, second) => {
    expect(decideRedemption(subject, touched, second)).toEqual({ ok: false, refusal: "code-expired" });
  });

  it("answers who unlocked the library, and nobody else, also after the end (R-67, T-16)", () => {
    expect(decideRedemption(library, unlocked, { ...withoutExam, at: end })).toEqual({
      ok: true,
      value: { isNew: false, code: unlocked },
    });
    const { exam: _none, ...another } = byAnother;
    expect(decideRedemption(library, unlocked, another)).toMatchObject({ refusal: "code-already-redeemed" });
  });

  it("leaves nothing to assign of a library code that was unlocked", () => {
    const { personId } = byAnother;

    expect(decideAssignment(library, unlocked, { attemptId: "attempt-3", index: 0, personId, at: before })).toEqual({
      ok: false,
      refusal: "code-already-redeemed",
    });
  });

  it("refuses a code that is assigned to another person (R-72)", () => {
    expect(decideRedemption(lot, assigned, byAnother)).toEqual({ ok: false, refusal: "non-transferable" });
  });

  it("refuses an exam of a family the pack does not pay for, and says which it does (R-13)", () => {
    const site = openedLot({ families: ["MOS", "MCE"] });

    const outcome = decideRedemption(site, undefined, attempt({ exam: { ...exam, family: "MTA" } }));

    expect(outcome).toEqual({
      ok: false,
      refusal: "family-not-in-pack",
      pointer: "/exam/family",
      extensions: { families: ["MOS", "MCE"] },
    });
  });

  it("R-37: refuses an exam with a provider other than the edition names for its family, and says which (R-77)", () => {
    const bound = openedLot({ providers: { MCP: "pearson-vue" } });

    const outcome = decideRedemption(bound, undefined, attempt({ exam: { ...exam, provider: "certiport" } }));

    expect(outcome).toEqual({
      ok: false,
      refusal: "provider-not-for-family",
      pointer: "/exam/provider",
      extensions: { provider: "pearson-vue" },
    });
    expect(decideRedemption(bound, undefined, attempt())).toMatchObject({ ok: true });
  });

  it("R-37: takes an exam with any provider where the edition names none for its family (D-4)", () => {
    const elsewhere = openedLot({ families: ["MCP", "MOS"], providers: { MOS: "certiport" } });
    const outcomes = [lot, elsewhere].map((silent) =>
      decideRedemption(silent, undefined, attempt({ exam: { ...exam, provider: "certiport" } })),
    );

    expect(outcomes).toMatchObject([{ ok: true }, { ok: true }]);
  });

  it("R-37: answers the winner's repeat, whoever delivers the exam", () => {
    const bound = openedLot({ providers: { MCP: "certiport" } });

    expect(decideRedemption(bound, redeemed, attempt())).toMatchObject({ ok: true, value: { isNew: false } });
  });

  it("pays for the families of its pack in any mix: no family has a share of the codes (R-14)", () => {
    const families = ["MOS", "MTA", "MCE"];
    const pack = openedLot({ families, codes: 500 });
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...families), { maxLength: 500 }), (mix) => {
        const outcomes = mix.map((family, index) =>
          decideRedemption(pack, undefined, attempt({ index, exam: { ...exam, family } })),
        );

        expect(outcomes.filter(({ ok }) => !ok)).toEqual([]);
      }),
    );
  });

  it("refuses MTA on a MOS/MCE site pack and pays for MCE (R-11, R-13, example 8)", () => {
    const { sku, refused, paidFor } = WORKED_EXAMPLES[8];
    const families = EDITION_C_2019_ZH.products.find((product) => product.sku === sku)?.examFamilies ?? [];
    const outcomeOf = (family: string) =>
      decideRedemption(openedLot({ sku, families }), undefined, attempt({ exam: { ...exam, family } }));

    expect(outcomeOf(refused.family)).toMatchObject({ ok: false, refusal: refused.refusal });
    expect(outcomeOf(paidFor.family)).toMatchObject({ ok: true, value: { code: { exam: { family: "MCE" } } } });
  });

  it("refuses a voucher without an exam, and a library code with one (R-6, R-77)", () => {
    expect(decideRedemption(lot, undefined, withoutExam)).toMatchObject({ ok: false, refusal: "exam-required" });
    expect(decideRedemption(library, undefined, withoutExam)).toMatchObject({ value: { code: { state: "unlocked" } } });
    expect(decideRedemption(library, undefined, attempt())).toMatchObject({
      refusal: "exam-not-allowed",
      pointer: "/exam",
    });
  });
});

describe("the state of a code", () => {
  it.each([
    ["available", lot, undefined, last],
    ["assigned", lot, assigned, last],
    ["redeemed", lot, redeemed, last],
    ["redeemed", closed, redeemed, end],
    ["unlocked", library, unlocked, last],
    ["unlocked", library, unlocked, end],
    ["expired", lot, undefined, end],
    ["expired", lot, assigned, end],
    ["expired", closed, undefined, before],
    ["expired", destroyed, redeemed, end],
  ])("is %s (case %#) (T-17, T-18)", (state, subject, touched, at) => {
    expect(stateOf(subject, touched, at)).toBe(state);
  });
});
