import { describe, expect, it } from "vitest";
import { createCatalogue } from "#shared/catalogue/domain/catalogue.ts";
import { type Edition, statedProviders } from "#shared/catalogue/domain/edition.ts";
import { findLink } from "#shared/catalogue/domain/edition-links.ts";
import { DEFAULT_SCHEDULE } from "#shared/catalogue/domain/edition-schedule.ts";
import { EDITION_A_2019_DE } from "#shared/catalogue/domain/editions/a-2019-de.ts";
import { EDITION_B_2019_FR } from "#shared/catalogue/domain/editions/b-2019-fr.ts";
import { EDITION_C_2019_ZH } from "#shared/catalogue/domain/editions/c-2019-zh.ts";
import { EDITIONS } from "#shared/catalogue/domain/editions/known-editions.ts";
import { EXAM_FAMILIES } from "#shared/catalogue/domain/exam-family.ts";
import { isVerified, SOURCE_TEXTS } from "#shared/catalogue/domain/source-texts.ts";
import { LOCALES } from "#shared/kernel/locale.ts";

const [A, B, C] = [EDITION_A_2019_DE, EDITION_B_2019_FR, EDITION_C_2019_ZH];
const productIn = ({ products }: Edition, sku: string) => products.find((product) => product.sku === sku);
const packsOf = ({ products }: Edition) => products.filter(({ family }) => family === "exam-pack");

describe("the three editions", () => {
  it("R-150: are three editions of one document of one date, in their own order", () => {
    expect(EDITIONS.map(({ editionId }) => editionId)).toEqual(["A-2019-de", "B-2019-fr", "C-2019-zh"]);
    expect(EDITIONS.map(({ sourceId }) => SOURCE_TEXTS[sourceId])).toMatchObject([
      { locale: "de", date: "2019-07-30" },
      { locale: "fr", date: "2019-07-30" },
      { locale: "zh-TW", date: "2019-07-30" },
    ]);
  });

  it("R-151: keep the mark of a machine translation with its origin, and show such a text as not verified", () => {
    expect(SOURCE_TEXTS["learning-partners-zh"].translation).toEqual({
      type: "MT",
      sourceCommit: "99e4ca8495860a3119debb139509b9c8a9db4c87",
    });
    expect(isVerified("learning-partners-zh")).toBe(false);
    expect(EDITIONS.every(({ sourceId }) => isVerified(sourceId))).toBe(true);
  });

  it.each([
    ["A-2019-de", ["EES", "SCHOOL", "SELECT-PLUS-EDU"]],
    ["B-2019-fr", ["EES", "SCHOOL", "SELECT-PLUS-EDU"]],
    ["C-2019-zh", ["EES", "SCHOOL", "OVS-ES"]],
  ])("(R-17, R-18, D-1): %s sells packs through %j and nothing else", (editionId, programmes) => {
    const edition = EDITIONS.find((one) => one.editionId === editionId);

    expect(edition?.programmes).toEqual(programmes);
    for (const pack of packsOf(edition ?? C)) expect(pack.programmes).toEqual(programmes);
  });

  it.each([
    ["A", A, ["MOS", "MTA", "MCE", "MCP"]],
    ["B", B, ["MOS", "MTA", "MCE", "MCP"]],
    ["C", C, ["MOS", "MTA", "MCE", "MCP", "Fundamentals"]],
  ])(
    "(R-16, D-3): %s knows the certifications it lists, and its vouchers pay for no other",
    (_name, edition, families) => {
      expect(edition.certificationFamilies).toEqual(families);
      expect(productIn(edition, "VOUCHER-1")?.examFamilies).toEqual(families);
    },
  );

  it("(R-19, R-20, D-2): C includes Imagine Academy, A and B sell it by the year", () => {
    expect([A, B, C].map(({ imagineAcademy }) => imagineAcademy.mode)).toEqual([
      "subscription",
      "subscription",
      "included",
    ]);
  });

  it("(R-25, R-26): Imagine Academy has four benefits in A and B, and six besides the vouchers in C", () => {
    const benefits = ({ imagineAcademy }: Edition) => imagineAcademy.benefits.map(({ benefitId }) => benefitId);

    expect(benefits(A)).toEqual(["online-courses", "instructor-lms", "courseware-discounts", "marketing-resources"]);
    expect(benefits(B)).toEqual(benefits(A));
    expect(benefits(C)).toEqual([
      "moac-content-pack",
      "mos-tutorials",
      "mct-programme",
      "moc-content",
      "completion-certificates",
      "press-books",
    ]);
  });

  it.each([
    ["R-23", "mct-programme", { numerator: 50, denominator: 100 }],
    ["R-24", "press-books", { numerator: 60, denominator: 100 }],
  ])("%s: a member pays for %s the ratio %j (T-5)", (rule, benefitId, payRatio) => {
    const benefit = C.imagineAcademy.benefits.find((one) => one.benefitId === benefitId);

    expect(benefit).toMatchObject({ rule, payRatio });
  });

  it("R-22: only C has free vouchers, 30 for each agreement, not for MCP, not anew on renewal (D-16)", () => {
    expect([A, B].map(({ imagineAcademy }) => imagineAcademy.freeVouchers)).toEqual([null, null]);
    expect(C.imagineAcademy).toMatchObject({
      freeVouchers: { perAgreement: 30, examFamilies: ["MOS", "MTA", "Fundamentals", "MCE"] },
      regrantOnRenewal: false,
    });
  });

  it("R-21: A and B name the standards of Imagine Academy by a document of their own", () => {
    const standardsOf = (edition: Edition) =>
      edition.imagineAcademy.standards && findLink(edition, edition.imagineAcademy.standards)?.url;

    expect(standardsOf(A)).toContain("/de-de/education/imagine-academy/become-a-member/");
    expect(standardsOf(B)).toContain("Imagine_Academy_Program_Guide");
    expect(standardsOf(C)).toBeNull();
  });

  it("(R-32, R-33, D-7): B and C support four solution areas, A seven technologies", () => {
    expect([B, C].map(({ solutionAreas }) => solutionAreas.map(({ en }) => en))).toEqual(
      Array(2).fill(["Apps and infrastructure", "Data and AI", "Modern workplace", "Business applications"]),
    );
    expect(A.solutionAreas.map(({ en }) => en)).toEqual([
      "Office",
      "Windows",
      "Exchange",
      "System Center",
      "Visual Studio",
      "Windows Server",
      "Windows Phone",
    ]);
  });

  it("R-34: an edition is found by its id whatever is in force", () => {
    const { editionById } = createCatalogue({ schedule: DEFAULT_SCHEDULE, contacts: {} });

    expect(EDITIONS.map(({ editionId }) => editionById(editionId)?.editionId)).toEqual([
      "A-2019-de",
      "B-2019-fr",
      "C-2019-zh",
    ]);
    expect(editionById("Z-2031-en")).toBeUndefined();
  });

  it("R-37: MCP exams are delivered by Pearson VUE and all others by Certiport, as A says and B and C take over (D-4)", () => {
    for (const { deliveries } of EDITIONS)
      expect(EXAM_FAMILIES.map((family) => [family, deliveries[family].provider])).toEqual([
        ["MOS", "certiport"],
        ["MTA", "certiport"],
        ["MCE", "certiport"],
        ["MCP", "pearson-vue"],
        ["Fundamentals", "certiport"],
      ]);
    expect(statedProviders(A)).toEqual({ MOS: "certiport", MTA: "certiport", MCP: "pearson-vue" });
    expect(statedProviders(C)).toEqual({});
    expect(findLink(A, "mcp-test-centre")?.url).toBe("http://www.pearsonvue.com/microsoft");
  });

  it("(R-53, D-12): all advise 6 and 12 months, and C alone 12 months or more", () => {
    expect(EDITIONS.map(({ preparation }) => preparation)).toEqual([
      { basicMonths: 6, advancedMonths: 12, advancedIsMinimum: false },
      { basicMonths: 6, advancedMonths: 12, advancedIsMinimum: false },
      { basicMonths: 6, advancedMonths: 12, advancedIsMinimum: true },
    ]);
  });

  it("(R-46, R-47, R-58, R-76, T-18): settle what the texts leave open in the same way", () => {
    for (const { policy } of EDITIONS)
      expect(policy).toEqual({
        packYearStart: "delivery",
        mustSitBy: false,
        benefitProration: "duration",
        earliestBusinessDay: 5,
        latestBusinessDay: 10,
        startedMonthCounts: true,
      });
  });

  it("(R-54, R-55): name the purchase and the sales mailbox", () => {
    for (const { contacts } of EDITIONS)
      expect(contacts).toEqual({
        purchaseEmail: "MSLVLPurchase@microsoft.com",
        salesEmail: "mslvlhlp@microsoft.com",
      });
  });

  it("R-54: the operator's own mailboxes take the place of those the texts name, one by one", () => {
    const { editionById } = createCatalogue({
      schedule: DEFAULT_SCHEDULE,
      contacts: { salesEmail: "sales@publisher.example" },
    });

    expect(editionById("A-2019-de")?.contacts).toEqual({
      purchaseEmail: "MSLVLPurchase@microsoft.com",
      salesEmail: "sales@publisher.example",
    });
  });

  it("R-50: give savings as an average by product and level, and promise none (D-11)", () => {
    for (const { messages } of EDITIONS) {
      expect(messages.savings.en).toMatch(/20 to 80 per cent on average, .*product.* level .*No figure is promised/);
      for (const locale of LOCALES) expect(messages.savings[locale]).toMatch(/20\D+80/);
    }
  });

  it("(R-56, R-158, D-11): say everything in every language, and differently only where the texts differ", () => {
    const says = (edition: Edition, key: keyof Edition["messages"]) => edition.messages[key].fr;

    expect(says(A, "savings")).toBe(says(C, "savings"));
    expect(says(A, "getting-started")).toBe(says(C, "getting-started"));
    expect(says(A, "preparation")).toBe(says(B, "preparation"));
    expect(says(B, "preparation")).not.toBe(says(C, "preparation"));
    expect(says(A, "test-centre")).not.toBe(says(B, "test-centre"));
    expect(new Set(EDITIONS.flatMap(({ label }) => LOCALES.map((locale) => label[locale]))).size).toBe(12);
  });
});
