import { describe, expect, it } from "vitest";
import type { Edition, EditionPolicy, Product } from "#shared/catalogue/domain/edition.ts";
import { checkedEdition } from "#shared/catalogue/domain/edition-check.ts";
import type { EditionLink } from "#shared/catalogue/domain/edition-links.ts";
import { EDITION_C_2019_ZH } from "#shared/catalogue/domain/editions/c-2019-zh.ts";

const classPack = (): Product => {
  const product = EDITION_C_2019_ZH.products.find(({ sku }) => sku === "CLASS-MCP-30");
  if (!product) throw new Error("no class pack");
  return product;
};
const editionOf = (...products: Product[]): Edition => ({ ...EDITION_C_2019_ZH, products });
const withLink = (kind: EditionLink["kind"], change: Partial<EditionLink>): Edition => ({
  ...EDITION_C_2019_ZH,
  links: EDITION_C_2019_ZH.links.map((link) => (link.kind === kind ? { ...link, ...change } : link)),
});

const deliveredOn = (earliestBusinessDay: number, latestBusinessDay: number): EditionPolicy => ({
  ...EDITION_C_2019_ZH.policy,
  earliestBusinessDay,
  latestBusinessDay,
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
    ["is sold to anyone, or to academic institutions only, against its kind", { academicOnly: false }],
    ["has a pack's year without being one, or the reverse", { hasPackYear: false }],
    ["yields no whole number of codes", { family: "imagine-academy" }],
    ["a membership to order where Academy is included, or none where it is not", { family: "imagine-academy" }],
    ["a membership that is not checked against standards", { family: "imagine-academy" }],
    ["is a site pack without being a pack", { family: "exam-voucher", isSitePack: true }],
    ["is sold and sunset, or neither", { standing: "sunset-active" }],
    ["can be ordered and is no longer sold", { family: "e-learning" }],
    ["has a guide the edition does not link to", { guides: ["mcp-test-centre"] }],
    ["has no name in some language", { names: { en: "Class pack", fr: " ", de: "Class Pack", "zh-TW": "課堂套件" } }],
    ["names no source", { sources: [] }],
  ])("sees a product that %s: %j", (fault, change) => {
    expect(() => checkedEdition(editionOf({ ...classPack(), ...change }))).toThrow(fault);
  });

  it.each<[string, Partial<Edition>]>([
    ["not named by letter, year and language", { editionId: "C-2020-zh" }],
    ["a name is missing", { label: { ...EDITION_C_2019_ZH.label, de: "" } }],
    ["no programme, or one twice", { programmes: ["EES", "EES"] }],
    [
      "CLASS-MCP-30 pays for an exam family the edition does not know",
      { certificationFamilies: ["MOS", "MTA", "MCE"] },
    ],
    ["a contact is no address", { contacts: { ...EDITION_C_2019_ZH.contacts, salesEmail: "sales" } }],
    ["preparation runs backwards", { preparation: { basicMonths: 13, advancedMonths: 12, advancedIsMinimum: true } }],
    ["delivery days that are no window", { policy: deliveredOn(0, 10) }],
    ["delivery days that are no window", { policy: deliveredOn(4.5, 10) }],
    ["delivery days that are no window", { policy: deliveredOn(5, 10.5) }],
    ["delivery days that are no window", { policy: deliveredOn(11, 10) }],
    [
      "ratio paid is no part of the price",
      {
        imagineAcademy: {
          ...EDITION_C_2019_ZH.imagineAcademy,
          benefits: EDITION_C_2019_ZH.imagineAcademy.benefits.map((one) => ({
            ...one,
            payRatio: { numerator: 3, denominator: 2 },
          })),
        },
      },
    ],
    [
      "ground offer stands nowhere",
      { grounds: { ...EDITION_C_2019_ZH.grounds, offer: { rule: "R-1", section: "Introduction", line: 0 } } },
    ],
    [
      "no message regions",
      { messages: { ...EDITION_C_2019_ZH.messages, regions: { en: "", fr: "", de: "", "zh-TW": "" } } },
    ],
  ])("sees that %s", (fault, change) => {
    expect(() => checkedEdition({ ...EDITION_C_2019_ZH, ...change })).toThrow(fault);
  });

  it.each([
    [1, 1],
    [2, 3],
  ])("lets an edition promise other days of delivery: %i to %i", (earliest, latest) => {
    const edition = { ...EDITION_C_2019_ZH, policy: deliveredOn(earliest, latest) };

    expect(checkedEdition(edition)).toBe(edition);
  });

  it.each<[string, EditionLink["kind"], Partial<EditionLink>]>([
    ["is no https link that is shown", "site-pack-management", { url: "http://packs.example/" }],
    [
      "is no https link that is shown",
      "test-centre-enrolment",
      { checked: { on: "2026-11-21", found: "dead", because: "gone" } },
    ],
    ["is no link", "exam-policies", { url: "ftp://packs.example/" }],
    ["says neither its line nor where it was found", "site-pack-management", { source: " " }],
    ["is dead without a reason", "exam-policies", { checked: { on: "2026-11-21", found: "dead", because: "" } }],
    ["was checked on no date", "exam-policies", { checked: { on: "yesterday", found: "alive" } }],
  ])("sees a link that %s: %s", (fault, kind, change) => {
    expect(() => checkedEdition(withLink(kind, change))).toThrow(`${kind} ${fault}`);
  });

  it("sees a SKU and a link that come twice", () => {
    expect(() => checkedEdition(editionOf(classPack(), classPack()))).toThrow("CLASS-MCP-30 twice");
    expect(() =>
      checkedEdition({ ...EDITION_C_2019_ZH, links: [...EDITION_C_2019_ZH.links, ...EDITION_C_2019_ZH.links] }),
    ).toThrow("exam-policies twice");
  });

  it("lets a sound edition pass", () => {
    expect(checkedEdition(editionOf(classPack()))).toEqual(editionOf(classPack()));
  });
});
