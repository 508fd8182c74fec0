import { describe, expect, it } from "vitest";
import type { Agreement } from "#shared/agreements/domain/agreement.ts";
import { createGrantAcademy } from "#shared/agreements/use-cases/grant-academy.ts";
import { createReadImagineAcademy } from "#shared/agreements/use-cases/read-imagine-academy.ts";
import { createRegisterAgreement } from "#shared/agreements/use-cases/register-agreement.ts";
import { localDateOf } from "#shared/fulfilment/domain/local-date.ts";
import { type Instant, instant } from "#shared/kernel/instant.ts";
import { accept } from "#shared/kernel/outcome.ts";
import { academyTermsOf } from "#test/support/academy.ts";
import { anAgreement, InMemoryAgreements } from "#test/support/in-memory-agreements.ts";

const NOW = instant("2026-12-18T01:00:00Z");
const claim = async () => accept("first" as const);

function registry(edition = "C-2019-zh") {
  const agreements = new InMemoryAgreements();
  const world = { edition, regrants: false };
  const { academy } = agreements;
  const findAcademyTerms = (market: string, at: Instant) => {
    const terms = academyTermsOf(world.edition)(market, at);
    return terms && { ...terms, regrantOnRenewal: world.regrants };
  };
  const grantAcademy = createGrantAcademy({
    agreements,
    academy,
    findAcademyTerms,
    dateIn: localDateOf,
    clock: () => NOW,
  });
  const registerAgreement = createRegisterAgreement({ agreements, grantAcademy, clock: () => NOW });
  const register = (changes: Partial<Agreement> = {}) => registerAgreement({ agreement: anAgreement(changes) }, claim);
  const granted = async (changes: Partial<Agreement> = {}) => {
    const agreement = anAgreement(changes);
    await registerAgreement({ agreement }, claim);
    return (await academy.findGrant(agreement.agreementNumber))?.value;
  };
  const read = createReadImagineAcademy({ agreements, academy, dateIn: localDateOf, clock: () => NOW });
  return { register, granted, read, world };
}

const RENEWAL = { agreementNumber: "EES-TW-2042", renewalOf: "EES-TW-1042" };

describe("what comes with an agreement", () => {
  it("R-19: is Imagine Academy at price 0 under edition C, with the benefits of that edition (R-23, R-24, R-25)", async () => {
    const { granted } = registry();

    expect(await granted()).toEqual({
      editionId: "C-2019-zh",
      cause: "purchased",
      price: 0,
      grantedAt: NOW,
      poolOf: "EES-TW-1042",
      benefits: [
        { benefitId: "moac-content-pack" },
        { benefitId: "mos-tutorials" },
        { benefitId: "mct-programme", payRatio: { numerator: 50, denominator: 100 } },
        { benefitId: "moc-content" },
        { benefitId: "completion-certificates" },
        { benefitId: "press-books", payRatio: { numerator: 60, denominator: 100 } },
      ],
      staffVouchers: {
        total: 30,
        drawn: 0,
        examFamilies: ["MOS", "MTA", "Fundamentals", "MCE"],
        mustSitBeforeEnd: false,
      },
    });
  });

  it.each(["EES", "SCHOOL", "OVS-ES"] as const)("R-19: comes with %s", async (programme) => {
    expect(await registry().granted({ programme })).toMatchObject({ cause: "purchased", price: 0 });
  });

  it.each(["A-2019-de", "B-2019-fr"])(
    "is nothing under edition %s, where it is a subscription (D-2, D-16)",
    async (edition) => {
      expect(await registry(edition).granted()).toBeUndefined();
    },
  );

  it.each([
    ["a business", { customer: { ...anAgreement().customer, class: "business" as const } }],
    ["an institution without accreditation", { customer: { ...anAgreement().customer, accreditation: null } }],
    [
      "one whose accreditation is of tomorrow",
      { customer: { ...anAgreement().customer, accreditation: { evidence: "No. 1", on: "2026-12-19" } } },
    ],
    ["a programme that is not the edition's", { programme: "VL" as const }],
  ])("R-7: is nothing for %s", async (_whom, changes) => {
    expect(await registry().granted(changes)).toBeUndefined();
  });

  it("is decided once: registering the agreement again changes nothing, under whatever edition", async () => {
    const { granted, world } = registry();
    const first = await granted();
    world.edition = "B-2019-fr";

    expect(await granted({ resellerIds: ["lar-other"] })).toEqual(first);
  });

  it("is told as not granted, or as of no agreement", async () => {
    const { register, read } = registry("B-2019-fr");
    await register();

    expect(await read("EES-TW-1042")).toEqual({ ok: false, refusal: "academy-not-granted" });
    expect(await read("EES-TW-9999")).toEqual({ ok: false, refusal: "agreement-not-found" });
  });
});

describe("a renewal", () => {
  it("R-19: brings Imagine Academy again, and no second pool, however often it is renewed (R-22)", async () => {
    const { granted } = registry();
    await granted();

    const renewed = await granted(RENEWAL);
    const renewedAgain = await granted({ agreementNumber: "EES-TW-3042", renewalOf: RENEWAL.agreementNumber });

    expect(renewed).toMatchObject({ cause: "renewed", price: 0, poolOf: "EES-TW-1042" });
    expect(renewedAgain).toMatchObject({ cause: "renewed", poolOf: "EES-TW-1042" });
    expect([renewed?.staffVouchers, renewedAgain?.staffVouchers]).toEqual([undefined, undefined]);
  });

  it("R-22: brings a pool of its own where the edition grants anew", async () => {
    const { granted, world } = registry();
    await granted();
    world.regrants = true;

    expect(await granted(RENEWAL)).toMatchObject({ poolOf: "EES-TW-2042", staffVouchers: { total: 30, drawn: 0 } });
  });

  it("brings the first pool where the agreement it renews had none", async () => {
    const { granted, world } = registry("B-2019-fr");
    await granted();
    world.edition = "C-2019-zh";

    expect(await granted(RENEWAL)).toMatchObject({ cause: "renewed", staffVouchers: { total: 30 } });
  });

  it("of an agreement nobody knows is refused, and so is changing what is renewed", async () => {
    const { register } = registry();
    const dangling = await register(RENEWAL);
    await register();

    const changed = await register({ renewalOf: "EES-TW-0042" });

    expect(dangling).toEqual({ ok: false, refusal: "agreement-unknown", pointer: "/data/renewalOf" });
    expect(changed).toEqual({ ok: false, refusal: "renewal-immutable", pointer: "/data/renewalOf" });
  });
});
