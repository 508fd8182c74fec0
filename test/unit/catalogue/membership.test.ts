import { describe, expect, it } from "vitest";
import { checkedEdition } from "#shared/catalogue/domain/edition-check.ts";
import { EDITION_A_2019_DE } from "#shared/catalogue/domain/editions/a-2019-de.ts";
import { EDITION_B_2019_FR } from "#shared/catalogue/domain/editions/b-2019-fr.ts";
import { EDITION_C_2019_ZH } from "#shared/catalogue/domain/editions/c-2019-zh.ts";
import { type Buyer, checkEligibility } from "#shared/catalogue/domain/eligibility.ts";

const SKU = "IMAGINE-ACADEMY-1Y";
const membership = { sku: SKU, quantity: 1 };
const checkedBy = (edition: string, metOn = "2026-10-01") => ({ edition, metOn });

/** A French school that may order a membership today. */
const school: Buyer = {
  programme: "SELECT-PLUS-EDU",
  customerClass: "academic",
  accreditedOn: "2024-08-01",
  academicResellerSince: "2024-07-01",
  saCover: null,
  academyStandards: checkedBy("B-2019-fr"),
  form: "twelve-month",
  on: "2026-12-18",
};
const refusalOf = (change: Partial<Buyer>, edition = EDITION_B_2019_FR) => {
  const outcome = checkEligibility(edition, { ...school, ...change }, [membership]);
  if (outcome.ok) throw new Error("not refused");
  return outcome;
};

describe("a membership of Imagine Academy", () => {
  it.each([EDITION_A_2019_DE, EDITION_B_2019_FR])(
    "R-20: is an order line of edition $editionId under its three programmes (R-18), without any code",
    (edition) => {
      for (const programme of ["EES", "SCHOOL", "SELECT-PLUS-EDU"]) {
        const buyer = { ...school, programme, academyStandards: checkedBy(edition.editionId) };

        expect(checkEligibility(edition, buyer, [membership])).toEqual({
          ok: true,
          value: [{ sku: SKU, quantity: 1, codes: 0, examFamilies: [], hasPackYear: false, isMembership: true }],
        });
      }
    },
  );

  it("D-2: is nothing to order under edition C, which includes it, and is not proposed there", () => {
    const refusal = refusalOf({ programme: "EES" }, EDITION_C_2019_ZH);

    expect(refusal).toMatchObject({ refusal: "product-unknown", extensions: { edition: "C-2019-zh" } });
    expect(refusal.extensions).not.toHaveProperty("candidates");
  });

  it("is proposed to whoever sends its name where it is sold", () => {
    const named = checkEligibility(EDITION_B_2019_FR, school, [{ ...membership, sku: "Microsoft Imagine Academy" }]);

    expect(named).toMatchObject({ refusal: "product-unknown", extensions: { candidates: [SKU] } });
  });

  it("R-20: is bought by the year, so not pro rata to the end of an agreement that runs for longer", () => {
    expect(refusalOf({ form: "pro-rated" })).toMatchObject({
      refusal: "form-not-offered",
      pointer: "/data/form",
      extensions: { edition: "B-2019-fr", rule: "R-20", source: { line: 42 } },
    });
  });

  it.each<[string, Buyer["academyStandards"]]>([
    ["no check is recorded", null],
    ["the check was against another edition's standards", checkedBy("A-2019-de")],
    ["the check is of a day to come", checkedBy("B-2019-fr", "2026-12-19")],
  ])("R-21: is refused as long as %s, with the edition's document of standards", (_why, academyStandards) => {
    expect(refusalOf({ academyStandards })).toMatchObject({
      refusal: "academy-standards-required",
      pointer: "/data/lines/0/sku",
      extensions: {
        edition: "B-2019-fr",
        rule: "R-21",
        source: { locale: "fr", line: 42 },
        standards: "https://edudownloads.azureedge.net/msdownloads/Imagine_Academy_Program_Guide_10_languages.zip",
      },
    });
  });

  it("R-21: is sold from the day of the check on", () => {
    const today = { ...school, academyStandards: checkedBy("B-2019-fr", school.on) };

    expect(checkEligibility(EDITION_B_2019_FR, today, [membership])).toMatchObject({ ok: true });
  });

  it.each<[string, Partial<Buyer>, string]>([
    ["a business", { customerClass: "business", accreditedOn: null }, "customer-not-eligible"],
    ["who is not accredited", { accreditedOn: null }, "accreditation-required"],
    ["whose reseller may not sell to schools", { academicResellerSince: null }, "reseller-not-authorised"],
    ["an agreement under another programme", { programme: "OVS-ES" }, "programme-not-eligible"],
  ])("R-7: is not sold to %s", (_whom, change, refusal) => {
    expect(refusalOf(change).refusal).toBe(refusal);
  });

  it("counts as one towards the most an order may ask for, alone and beside codes", () => {
    const pack = { sku: "CLASS-MCP-30", quantity: 1 };
    const orderOf = (quantity: number) => [pack, { ...membership, quantity }];

    expect(checkEligibility(EDITION_B_2019_FR, school, orderOf(39_970)).ok).toBe(true);
    expect(checkEligibility(EDITION_B_2019_FR, school, orderOf(39_971))).toMatchObject({
      ...{ refusal: "quantity-limit", pointer: "/data/lines/1/quantity" },
      extensions: { edition: "B-2019-fr", limit: 40_000 },
    });
  });

  it("R-27: is never asked for where packs are ordered", () => {
    const unchecked = { ...school, academyStandards: null };

    expect(checkEligibility(EDITION_B_2019_FR, unchecked, [{ sku: "CLASS-MCP-30", quantity: 1 }]).ok).toBe(true);
  });
});

describe("an edition that sells Imagine Academy by the year", () => {
  const { "academy-standards": _none, ...grounds } = EDITION_B_2019_FR.grounds;

  it.each([
    [
      "has it to order",
      { products: EDITION_B_2019_FR.products.filter(({ sku }) => sku !== SKU) },
      "none where it is not",
    ],
    ["says where its standards stand", { grounds }, "not checked against standards"],
    [
      "names the document of its standards",
      { imagineAcademy: { ...EDITION_B_2019_FR.imagineAcademy, standards: null } },
      "not checked against standards",
    ],
  ])("R-21: %s, or is no edition", (_what, change, fault) => {
    expect(() => checkedEdition({ ...EDITION_B_2019_FR, ...change })).toThrow(fault);
  });
});
