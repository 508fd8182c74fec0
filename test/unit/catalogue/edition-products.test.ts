import { describe, expect, it } from "vitest";
import type { Edition } from "#shared/catalogue/domain/edition.ts";
import { EDITIONS } from "#shared/catalogue/domain/editions/known-editions.ts";
import { PROGRAMMES } from "#shared/contracts/agreement-registered.ts";

const named = EDITIONS.map((edition) => [edition.editionId, edition] as const);
const productIn = ({ products }: Edition, sku: string) => products.find((product) => product.sku === sku);
const packsOf = ({ products }: Edition) => products.filter(({ family }) => family === "exam-pack");

describe.each(named)("edition %s", (_id, edition) => {
  it.each([
    ["R-9", "SITE-MOS-MTA-MCE-500", 500, ["MOS", "MTA", "MCE"]],
    ["R-10", "SITE-MTA-MCE-125", 125, ["MTA", "MCE"]],
    ["R-11", "SITE-MOS-MCE-125", 125, ["MOS", "MCE"]],
    ["R-12", "CLASS-MCP-30", 30, ["MCP"]],
  ])("%s: %s has %i vouchers for exams of %j (R-13, R-14, D-6)", (_rule, sku, codesPerUnit, examFamilies) => {
    expect(productIn(edition, sku)).toMatchObject({ codesPerUnit, examFamilies, orderable: true });
  });

  it("(R-8, R-15): has four packs, for accredited academic institutions, usable for a year", () => {
    const packs = packsOf(edition);

    expect(packs).toHaveLength(4);
    for (const { academicOnly, hasPackYear } of packs)
      expect({ academicOnly, hasPackYear }).toEqual({ academicOnly: true, hasPackYear: true });
  });

  it("(R-1, R-5, R-6): sells vouchers and libraries one by one, under VL and SA too, to anyone", () => {
    const singles = ["VOUCHER-1", "LIBRARY-1"].map((sku) => productIn(edition, sku));

    for (const single of singles)
      expect(single).toMatchObject({
        codesPerUnit: 1,
        programmes: [...edition.programmes, "VL", "SA"],
        academicOnly: false,
        hasPackYear: false,
      });
    for (const { programmes } of edition.products) expect(PROGRAMMES).toEqual(expect.arrayContaining([...programmes]));
  });

  it("(R-28, R-29, T-13): lists e-learning as served and not sold, without codes", () => {
    expect(productIn(edition, "E-LEARNING")).toMatchObject({
      orderable: false,
      standing: "sunset-active",
      codesPerUnit: 0,
    });
  });

  it("(R-62, R-35): has three site packs", () => {
    expect(edition.products.filter(({ isSitePack }) => isSitePack).map(({ sku }) => sku)).toEqual([
      "SITE-MOS-MTA-MCE-500",
      "SITE-MTA-MCE-125",
      "SITE-MOS-MCE-125",
    ]);
  });

  it("R-13: names what the exams of a class pack lead to: MCSA, MCSE and MCSD", () => {
    const acronyms = productIn(edition, "CLASS-MCP-30")?.leadsTo.map((name) => /\((\w+)\)$/.exec(name)?.[1]);

    expect(acronyms).toEqual(["MCSA", "MCSE", "MCSD"]);
  });
});
