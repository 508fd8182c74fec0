import { describe, expect, it } from "vitest";
import { createCatalogue } from "#shared/catalogue/domain/catalogue.ts";
import { DEFAULT_SCHEDULE } from "#shared/catalogue/domain/edition-schedule.ts";
import { createReadEdition } from "#shared/catalogue/use-cases/read-edition.ts";
import { LOCALES } from "#shared/kernel/locale.ts";

const catalogue = createCatalogue({ schedule: DEFAULT_SCHEDULE, contacts: {} });
const readEdition = createReadEdition({ catalogue });

function read(editionId: string, locale?: (typeof LOCALES)[number]) {
  const outcome = readEdition({ editionId, locale });
  if (!outcome.ok) throw new Error(outcome.refusal);
  return outcome.value;
}

describe("reading an edition", () => {
  it("R-158: shows a French reader the rules of the edition that governs, in French, under its label", () => {
    const edition = read("C-2019-zh", "fr");

    expect(edition).toMatchObject({
      edition: "C-2019-zh",
      label: "Édition C (texte chinois du 30 juillet 2019)",
      locale: "fr",
      source: { locale: "zh-TW", date: "2019-07-30", isVerified: true },
      programmes: [
        { programme: "EES", name: "Inscription pour des solutions éducatives (EES)" },
        { programme: "SCHOOL", name: "Inscription School Enrollment" },
        { programme: "OVS-ES", name: "Open Value Subscription pour des solutions éducatives (OVS-ES)" },
      ],
    });
    expect(edition.messages["pack-programmes"]).toContain("OVS-ES");
    expect(read("B-2019-fr", "fr").messages["pack-programmes"]).toContain("Select Plus");
  });

  it("is English when no language is asked for", () => {
    expect(read("A-2019-de")).toMatchObject({ locale: "en", label: "Edition A (German text of 30 July 2019)" });
  });

  it("(R-38, R-54, R-55, R-56): gives the links, mailboxes and texts to turn to", () => {
    const { contacts, links, messages } = read("C-2019-zh");

    expect(contacts).toEqual({
      purchaseEmail: "MSLVLPurchase@microsoft.com",
      salesEmail: "mslvlhlp@microsoft.com",
      otherwise: "account-manager",
    });
    expect(links.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["partner-finder", "exam-preparation"]));
    expect(messages["getting-started"]).toContain("account manager");
    expect(messages["how-many-codes"]).toContain("partner");
  });

  it("R-50: gives the range of savings as an average by product and level, in no language as a promise", () => {
    for (const locale of LOCALES) expect(read("A-2019-de", locale).messages.savings).toMatch(/20\D+80/);
    expect(read("A-2019-de", "de").messages.savings).toMatch(
      /im Durchschnitt.*Produkt.*Stufe der Vereinbarung.*keine Zahl zugesagt/s,
    );
  });

  it("(R-30, D-5): shows no link that is dead", () => {
    const shown = read("A-2019-de").links;

    expect(shown.some(({ url }) => url.includes("silverlight"))).toBe(false);
    expect(shown.map(({ kind }) => kind)).toContain("e-learning-manager-guide");
  });

  it("gives Imagine Academy's benefits in the language asked for, with what is paid (R-23, T-5)", () => {
    expect(read("C-2019-zh", "zh-TW").imagineAcademy).toMatchObject({
      mode: "included",
      benefits: expect.arrayContaining([
        {
          benefitId: "mct-programme",
          name: "Microsoft 認證講師（MCT）計畫五折優惠",
          payRatio: { numerator: 50, denominator: 100 },
          rule: "R-23",
        },
      ]),
    });
  });

  it("refuses an edition nobody published", () => {
    expect(readEdition({ editionId: "Z-2031-en" })).toEqual({ ok: false, refusal: "edition-unknown" });
  });
});
