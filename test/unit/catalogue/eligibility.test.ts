import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EDITION_C_2019_ZH } from "#shared/catalogue/domain/editions/c-2019-zh.ts";
import { type Buyer, checkEligibility, MAX_CODES_PER_ORDER } from "#shared/catalogue/domain/eligibility.ts";

const school: Buyer = {
  programme: "EES",
  customerClass: "academic",
  accreditedOn: "2024-08-01",
  academicResellerSince: "2024-07-01",
  saCover: null,
  academyStandards: null,
  form: "pro-rated",
  on: "2026-12-18",
};
const company: Buyer = { ...school, programme: "VL", customerClass: "business", accreditedOn: null };
const covered = { startsOn: "2026-12-18", endsOn: "2026-12-18" };

describe("eligibility under edition C", () => {
  it("gives each line its codes, families and pack year", () => {
    const outcome = checkEligibility(EDITION_C_2019_ZH, school, [
      { sku: "CLASS-MCP-30", quantity: 2 },
      { sku: "VOUCHER-1", quantity: 5 },
    ]);

    expect(outcome).toEqual({
      ok: true,
      value: [
        { sku: "CLASS-MCP-30", quantity: 2, codes: 60, examFamilies: ["MCP"], hasPackYear: true },
        {
          sku: "VOUCHER-1",
          quantity: 5,
          codes: 5,
          examFamilies: ["MOS", "MTA", "MCE", "MCP", "Fundamentals"],
          hasPackYear: false,
        },
      ],
    });
  });

  it.each<[string, Partial<Buyer>, string, string]>([
    ["a product nobody sells", {}, "OFFICE-1", "product-unknown"],
    ["a name every object has", {}, "constructor", "product-unknown"],
    ["a pack under VL (R-17)", { programme: "VL" }, "CLASS-MCP-30", "programme-not-eligible"],
    ["a pack under SA", { programme: "SA", saCover: covered }, "CLASS-MCP-30", "programme-not-eligible"],
    [
      "anything under a programme of another edition",
      { programme: "SELECT-PLUS-EDU" },
      "VOUCHER-1",
      "programme-not-eligible",
    ],
    ["a pack for a business (R-8)", { customerClass: "business" }, "CLASS-MCP-30", "customer-not-eligible"],
    [
      "a pack for a school without accreditation (R-4)",
      { accreditedOn: null },
      "CLASS-MCP-30",
      "accreditation-required",
    ],
    [
      "a pack for a school accredited the day after (R-4)",
      { accreditedOn: "2026-12-19" },
      "CLASS-MCP-30",
      "accreditation-required",
    ],
    [
      "a pack through a reseller not authorised for academic customers (R-41)",
      { academicResellerSince: null },
      "CLASS-MCP-30",
      "reseller-not-authorised",
    ],
    [
      "a pack through a reseller authorised the day after (R-41)",
      { academicResellerSince: "2026-12-19" },
      "CLASS-MCP-30",
      "reseller-not-authorised",
    ],
    ["e-learning (R-28, D-17, T-13)", {}, "E-LEARNING", "product-not-orderable"],
    ["a voucher under SA without cover (R-3)", { programme: "SA" }, "VOUCHER-1", "sa-cover-required"],
    [
      "a voucher the day after cover ended",
      { programme: "SA", saCover: covered, on: "2026-12-19" },
      "VOUCHER-1",
      "sa-cover-required",
    ],
    [
      "a voucher the day before cover starts",
      { programme: "SA", saCover: covered, on: "2026-12-17" },
      "VOUCHER-1",
      "sa-cover-required",
    ],
  ])("refuses %s and points at its SKU", (_what, change, sku, refusal) => {
    const outcome = checkEligibility(EDITION_C_2019_ZH, { ...school, ...change }, [{ sku, quantity: 1 }]);

    expect(outcome).toMatchObject({ ok: false, refusal, pointer: "/data/lines/0/sku" });
  });

  const sold = EDITION_C_2019_ZH.products.filter(({ orderable }) => orderable).map(({ sku }) => sku);
  it.each(sold.flatMap((sku) => [null, "2026-12-19"].map((accreditedOn) => [sku, accreditedOn] as const)))(
    "R-4: refuses %s to an institution whose accreditation is of %s: it is neither a business nor accredited",
    (sku, accreditedOn) => {
      const outcome = checkEligibility(EDITION_C_2019_ZH, { ...school, accreditedOn }, [{ sku, quantity: 1 }]);

      expect(outcome).toMatchObject({
        ok: false,
        refusal: "accreditation-required",
        pointer: "/data/lines/0/sku",
        extensions: { edition: "C-2019-zh", rule: "R-4" },
      });
    },
  );

  it("points at the first line that fails", () => {
    const lines = ["VOUCHER-1", "OFFICE-1", "CLASS-MCP-30"].map((sku) => ({ sku, quantity: 1 }));

    expect(checkEligibility(EDITION_C_2019_ZH, company, lines)).toMatchObject({
      refusal: "product-unknown",
      pointer: "/data/lines/1/sku",
    });
  });

  it.each<[string, Buyer, string]>([
    ["vouchers to a business under VL", company, "VOUCHER-1"],
    ["libraries to a business under VL", company, "LIBRARY-1"],
    ["vouchers under SA on the one day of cover", { ...company, programme: "SA", saCover: covered }, "VOUCHER-1"],
    ["site packs to a school under OVS-ES", { ...school, programme: "OVS-ES" }, "SITE-MOS-MCE-125"],
    [
      "vouchers to a school from the day of its accreditation on (R-4)",
      { ...school, accreditedOn: school.on },
      "VOUCHER-1",
    ],
    ["vouchers through any reseller", { ...school, academicResellerSince: null }, "VOUCHER-1"],
    [
      "a pack on the day of accreditation and authorisation (R-4, R-41)",
      { ...school, accreditedOn: school.on, academicResellerSince: school.on },
      "CLASS-MCP-30",
    ],
  ])("sells %s", (_what, buyer, sku) => {
    expect(checkEligibility(EDITION_C_2019_ZH, buyer, [{ sku, quantity: 1 }]).ok).toBe(true);
  });

  it("tells site packs apart, and does not sell what the edition has withdrawn", () => {
    const products = EDITION_C_2019_ZH.products.map((product) => ({ ...product, orderable: false }));
    const lines = [{ sku: "SITE-MTA-MCE-125", quantity: 2 }];

    expect(checkEligibility(EDITION_C_2019_ZH, school, lines)).toMatchObject({
      value: [{ codes: 250, isSitePack: true }],
    });
    expect(checkEligibility({ ...EDITION_C_2019_ZH, products }, school, lines)).toMatchObject({
      ok: false,
      refusal: "product-not-orderable",
      pointer: "/data/lines/0/sku",
    });
  });

  it.each([
    ["VOUCHER-1", 40_000, true],
    ["VOUCHER-1", 40_001, false],
    ["CLASS-MCP-30", 1333, true],
    ["CLASS-MCP-30", 1334, false],
  ])("of %s × %i says ok = %s: an order has at most 40,000 codes", (sku, quantity, ok) => {
    const outcome = checkEligibility(EDITION_C_2019_ZH, school, [{ sku, quantity }]);

    expect(outcome.ok).toBe(ok);
    expect(outcome.ok || [outcome.refusal, outcome.pointer]).toEqual(
      ok || ["quantity-limit", "/data/lines/0/quantity"],
    );
  });

  it("counts the codes of all lines together, and points at the line that asks for too many", () => {
    const lines = [
      { sku: "VOUCHER-1", quantity: 10_000 },
      { sku: "CLASS-MCP-30", quantity: 1000 },
      { sku: "VOUCHER-1", quantity: 1 },
    ];

    expect(checkEligibility(EDITION_C_2019_ZH, school, lines.slice(0, 2))).toMatchObject({ ok: true });
    expect(checkEligibility(EDITION_C_2019_ZH, school, lines)).toMatchObject({
      ok: false,
      refusal: "quantity-limit",
      pointer: "/data/lines/2/quantity",
    });
  });

  it("yields quantity times codes per unit, within the limit, or refuses the quantity", () => {
    const orderable = EDITION_C_2019_ZH.products.filter((product) => product.orderable);
    const skus = fc.constantFrom(...orderable.map(({ sku }) => sku));
    fc.assert(
      fc.property(skus, fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }), (sku, quantity) => {
        const perUnit = EDITION_C_2019_ZH.products.find((product) => product.sku === sku)?.codesPerUnit ?? 0;

        const outcome = checkEligibility(EDITION_C_2019_ZH, school, [{ sku, quantity }]);

        expect(outcome.ok).toBe(BigInt(quantity) * BigInt(perUnit) <= BigInt(MAX_CODES_PER_ORDER));
        expect(outcome.ok ? outcome.value[0]?.codes : outcome.refusal).toBe(
          outcome.ok ? quantity * perUnit : "quantity-limit",
        );
      }),
    );
  });

  it.each([0, -1, 1.5, Number.NaN])("takes %d units for a fault of the caller", (quantity) => {
    expect(() => checkEligibility(EDITION_C_2019_ZH, school, [{ sku: "VOUCHER-1", quantity }])).toThrow(RangeError);
  });
});
