import { describe, expect, it } from "vitest";
import type { Edition } from "#shared/catalogue/domain/edition.ts";
import { EDITION_A_2019_DE } from "#shared/catalogue/domain/editions/a-2019-de.ts";
import { EDITION_B_2019_FR } from "#shared/catalogue/domain/editions/b-2019-fr.ts";
import { EDITION_C_2019_ZH } from "#shared/catalogue/domain/editions/c-2019-zh.ts";
import { EDITIONS } from "#shared/catalogue/domain/editions/known-editions.ts";
import { type Buyer, checkEligibility } from "#shared/catalogue/domain/eligibility.ts";

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
const line = (sku: string, more: { quantity?: number; licence?: "SSL" | "USL" | "ASL" } = {}) => ({
  sku,
  quantity: 1,
  ...more,
});
const refusalOf = (edition: Edition, buyer: Buyer, asked: ReturnType<typeof line>) => {
  const outcome = checkEligibility(edition, buyer, [asked]);
  if (outcome.ok) throw new Error("not refused");
  return outcome;
};

describe("a refusal of the catalogue", () => {
  it("R-17: names edition C, the rule and its line, and whom to ask about licences (R-54, R-56)", () => {
    const refusal = refusalOf(EDITION_C_2019_ZH, { ...school, programme: "SELECT-PLUS-EDU" }, line("CLASS-MCP-30"));

    expect(refusal).toEqual({
      ok: false,
      refusal: "programme-not-eligible",
      pointer: "/data/lines/0/sku",
      extensions: {
        edition: "C-2019-zh",
        rule: "R-17",
        source: { locale: "zh-TW", date: "2019-07-30", section: "Exam packs for academic institutions", line: 61 },
        programmes: ["EES", "SCHOOL", "OVS-ES"],
        contacts: {
          purchaseEmail: "MSLVLPurchase@microsoft.com",
          salesEmail: "mslvlhlp@microsoft.com",
          otherwise: "account-manager",
        },
      },
    });
  });

  it.each([
    ["A-2019-de", EDITION_A_2019_DE, "de", 57],
    ["B-2019-fr", EDITION_B_2019_FR, "fr", 56],
  ])(
    "R-18: names edition %s and its own line, and never another edition's rule (R-158)",
    (editionId, edition, locale, at) => {
      const refusal = refusalOf(edition, { ...school, programme: "OVS-ES" }, line("CLASS-MCP-30"));

      expect(refusal.extensions).toMatchObject({ edition: editionId, rule: "R-18", source: { locale, line: at } });
    },
  );

  it.each<[string, Partial<Buyer>, ReturnType<typeof line>, string]>([
    ["product-unknown", {}, line("OFFICE-1"), "R-1"],
    ["product-not-orderable", {}, line("E-LEARNING"), "R-28"],
    ["programme-not-eligible", { programme: "CAMPUS" }, line("VOUCHER-1"), "R-1"],
    ["customer-not-eligible", { customerClass: "business" }, line("CLASS-MCP-30"), "R-8"],
    ["accreditation-required", { accreditedOn: null }, line("CLASS-MCP-30"), "R-4"],
    ["reseller-not-authorised", { academicResellerSince: null }, line("CLASS-MCP-30"), "R-41"],
    ["sa-cover-required", { programme: "SA" }, line("VOUCHER-1"), "R-3"],
    ["licence-not-offered", {}, line("CLASS-MCP-30", { licence: "USL" }), "R-43"],
  ])(
    "%s in every edition has its rule and a place in the edition's own text: %j of %j",
    (code, change, asked, rule) => {
      for (const edition of EDITIONS) {
        const refusal = refusalOf(edition, { ...school, ...change }, asked);

        expect(refusal.refusal).toBe(code);
        expect(refusal.extensions).toMatchObject({
          edition: edition.editionId,
          rule,
          source: { date: "2019-07-30", section: expect.any(String), line: expect.any(Number) },
        });
      }
    },
  );

  it("names the limit of codes as ours: no edition's text speaks of one, so neither rule nor place is named", () => {
    const refusal = refusalOf(EDITION_C_2019_ZH, school, line("VOUCHER-1", { quantity: 40_001 }));

    expect(refusal).toEqual({
      ok: false,
      refusal: "quantity-limit",
      pointer: "/data/lines/0/quantity",
      extensions: { edition: "C-2019-zh", limit: 40_000 },
    });
  });

  it.each(["USL", "ASL"] as const)(
    "R-43: refuses a line taken for a %s, and none taken for an SSL or nothing",
    (licence) => {
      const lines = ["CLASS-MCP-30", "VOUCHER-1", "LIBRARY-1"];

      for (const sku of lines) {
        expect(refusalOf(EDITION_C_2019_ZH, school, line(sku, { licence }))).toMatchObject({
          refusal: "licence-not-offered",
          pointer: "/data/lines/0/licence",
        });
        expect(checkEligibility(EDITION_C_2019_ZH, school, [line(sku, { licence: "SSL" }), line(sku)])).toMatchObject({
          ok: true,
        });
      }
    },
  );
});

describe("a product nobody knows", () => {
  it("D-8: comes with the SKUs its name may mean, slips mended, and is not ordered", () => {
    const refusal = refusalOf(EDITION_B_2019_FR, school, line("Package de site MTA/MCE et MOS/MEC"));

    expect(refusal).toMatchObject({
      refusal: "product-unknown",
      extensions: { edition: "B-2019-fr", candidates: ["SITE-MTA-MCE-125", "SITE-MOS-MCE-125"] },
    });
  });

  it("comes without candidates when its name means nothing", () => {
    expect(refusalOf(EDITION_B_2019_FR, school, line("OFFICE-1")).extensions).not.toHaveProperty("candidates");
  });
});

describe("what no edition asks for", () => {
  it.each(EDITIONS.map((edition) => [edition.editionId, edition] as const))(
    "R-27: %s sells every pack to an accredited institution that belongs to no Imagine Academy and is no test centre (R-35, T-14)",
    (_id, edition) => {
      const packs = edition.products.filter(({ family }) => family === "exam-pack");

      const outcome = checkEligibility(
        edition,
        school,
        packs.map(({ sku }) => line(sku)),
      );

      expect(packs).toHaveLength(4);
      expect(outcome.ok).toBe(true);
    },
  );
});
