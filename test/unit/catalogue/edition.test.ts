import { describe, expect, it } from "vitest";
import { checkedEdition, type Edition, type Product } from "#shared/catalogue/domain/edition.ts";
import { EDITION_C_2019_ZH } from "#shared/catalogue/domain/editions/c-2019-zh.ts";
import { editionById, editionForMarket } from "#shared/catalogue/domain/editions/in-force.ts";

const classPack = (): Product => {
  const product = EDITION_C_2019_ZH.products.find(({ sku }) => sku === "CLASS-MCP-30");
  if (!product) throw new Error("no class pack");
  return product;
};
const editionOf = (...products: Product[]): Edition => ({ ...EDITION_C_2019_ZH, products });

describe("edition C", () => {
  it.each([
    ["SITE-MOS-MTA-MCE-500", 500, ["MOS", "MTA", "MCE"]],
    ["SITE-MTA-MCE-125", 125, ["MTA", "MCE"]],
    ["SITE-MOS-MCE-125", 125, ["MOS", "MCE"]],
    ["CLASS-MCP-30", 30, ["MCP"]],
    ["VOUCHER-1", 1, ["MOS", "MTA", "MCE", "MCP", "Fundamentals"]],
    ["LIBRARY-1", 1, []],
  ])("sells %s: %i codes for exams of %j", (sku, codesPerUnit, examFamilies) => {
    const product = EDITION_C_2019_ZH.products.find((each) => each.sku === sku);

    expect(product).toMatchObject({ codesPerUnit, examFamilies });
  });

  it("sells packs to accredited schools through EES, SCHOOL and OVS-ES alone, for a year of use", () => {
    const packs = EDITION_C_2019_ZH.products.filter(({ family }) => family === "exam-pack");

    expect(packs).toHaveLength(4);
    for (const { programmes, academicOnly, hasPackYear } of packs)
      expect({ programmes, academicOnly, hasPackYear }).toEqual({
        programmes: ["EES", "SCHOOL", "OVS-ES"],
        academicOnly: true,
        hasPackYear: true,
      });
  });

  it("sells single codes under VL and SA too, to anyone, until the agreement ends", () => {
    const singles = EDITION_C_2019_ZH.products.filter(({ family }) => family !== "exam-pack");

    expect(singles.map(({ sku }) => sku)).toEqual(["VOUCHER-1", "LIBRARY-1"]);
    for (const { programmes, academicOnly, hasPackYear } of singles)
      expect({ programmes, academicOnly, hasPackYear }).toEqual({
        programmes: ["EES", "SCHOOL", "OVS-ES", "VL", "SA"],
        academicOnly: false,
        hasPackYear: false,
      });
  });

  it("takes orders for every product, site packs among them", () => {
    expect(EDITION_C_2019_ZH.products.filter(({ orderable }) => !orderable)).toEqual([]);
    expect(EDITION_C_2019_ZH.products.filter(({ isSitePack }) => isSitePack).map(({ sku }) => sku)).toEqual([
      "SITE-MOS-MTA-MCE-500",
      "SITE-MTA-MCE-125",
      "SITE-MOS-MCE-125",
    ]);
  });

  it("is in force in every market and found by its id", () => {
    expect(editionForMarket("TW")).toBe(EDITION_C_2019_ZH);
    expect(editionForMarket("DE")).toBe(EDITION_C_2019_ZH);
    expect(editionById("C-2019-zh")).toBe(EDITION_C_2019_ZH);
    expect(editionById("A-2019-de")).toBeUndefined();
  });
});

describe("the check of an edition", () => {
  it.each<[string, Partial<Product>]>([
    ["is no SKU", { sku: "class pack" }],
    ["yields no whole number of codes", { codesPerUnit: 0 }],
    ["yields no whole number of codes", { codesPerUnit: 1.5 }],
    ["is single and yields several codes", { family: "exam-voucher" }],
    ["pays for an exam family the edition does not know", { examFamilies: ["MCP", "MCP"] }],
    ["pays for no exam, or is a library that pays for one", { examFamilies: [] }],
    ["is sold through no programme, or one twice", { programmes: [] }],
    ["is a pack outside the edition's programmes", { programmes: ["EES", "SELECT-PLUS-EDU"] }],
    ["has a pack's rules without being one, or the reverse", { academicOnly: false }],
    ["has a pack's rules without being one, or the reverse", { hasPackYear: false }],
    ["is a site pack without being a pack", { family: "exam-voucher", isSitePack: true }],
    ["has no name in some language", { names: { en: "Class pack", fr: " ", de: "Class Pack", "zh-TW": "課堂套件" } }],
    ["names no source", { sources: [] }],
  ])("sees a product that %s: %j", (fault, change) => {
    expect(() => checkedEdition(editionOf({ ...classPack(), ...change }))).toThrow(fault);
  });

  it("sees a family that only another edition has", () => {
    expect(() => checkedEdition({ ...editionOf(classPack()), certificationFamilies: ["MOS"] })).toThrow(
      "edition C-2019-zh: CLASS-MCP-30 pays for an exam family the edition does not know",
    );
  });

  it.each([
    ["sitePackManagement", { url: "http://packs.example/", source: "a page" }],
    ["sitePackManagement", { url: "https://packs.example/", source: " " }],
  ])("sees a link %s that is no https link with a source: %j", (name, link) => {
    const edition = editionOf(classPack());

    expect(() => checkedEdition({ ...edition, links: { ...edition.links, [name]: link } })).toThrow(name);
  });

  it("sees a SKU that comes twice", () => {
    expect(() => checkedEdition(editionOf(classPack(), classPack()))).toThrow("CLASS-MCP-30 twice");
  });

  it("lets a sound edition pass", () => {
    expect(checkedEdition(editionOf(classPack()))).toEqual(editionOf(classPack()));
  });
});
