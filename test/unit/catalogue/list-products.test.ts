import { describe, expect, it } from "vitest";
import { createCatalogue } from "#shared/catalogue/domain/catalogue.ts";
import { createListProducts } from "#shared/catalogue/use-cases/list-products.ts";
import { instant } from "#shared/kernel/instant.ts";
import { LOCALES } from "#shared/kernel/locale.ts";

const NEW_YEAR = instant("2027-01-01T00:00:00Z");
const time = { now: instant("2026-12-18T01:00:00Z") };
const listProducts = createListProducts({
  catalogue: createCatalogue({
    schedule: {
      "*": [{ edition: "C-2019-zh" }],
      DE: [{ edition: "A-2019-de", to: NEW_YEAR }],
    },
    contacts: {},
  }),
  clock: () => time.now,
});

describe("listing products", () => {
  it("gives the edition in force in English, unless told otherwise", () => {
    const outcome = listProducts({});

    expect(outcome).toMatchObject({
      ok: true,
      value: { edition: "C-2019-zh", label: "Edition C (Chinese text of 30 July 2019)", inForce: true },
    });
    expect(outcome.ok && outcome.value.products).toContainEqual({
      sku: "CLASS-MCP-30",
      name: "Microsoft Certified Professional class pack (30 exam vouchers)",
      family: "exam-pack",
      codesPerUnit: 30,
      examFamilies: ["MCP"],
      leadsTo: expect.arrayContaining(["Microsoft Certified Solutions Expert (MCSE)"]),
      programmes: ["EES", "SCHOOL", "OVS-ES"],
      academicOnly: true,
      orderable: true,
      standing: "current",
      guides: [],
    });
  });

  it("(R-34, D-1): gives a market the edition in force there, and another one as not in force", () => {
    expect(listProducts({ market: "DE" })).toMatchObject({ value: { edition: "A-2019-de", inForce: true } });
    expect(listProducts({ market: "FR" })).toMatchObject({ value: { edition: "C-2019-zh", inForce: true } });
    expect(listProducts({ market: "DE", editionId: "C-2019-zh" })).toMatchObject({
      value: { edition: "C-2019-zh", inForce: false },
    });
  });

  it("refuses a market in which no edition is in force any more, and still lists each edition by its name", () => {
    time.now = NEW_YEAR;

    expect(listProducts({ market: "DE" })).toEqual({ ok: false, refusal: "edition-not-in-force" });
    expect(listProducts({ market: "DE", editionId: "A-2019-de" })).toMatchObject({ value: { inForce: false } });
  });

  it("R-158: labels what a French reader reads with the edition it belongs to", () => {
    expect(listProducts({ editionId: "A-2019-de", locale: "fr" })).toMatchObject({
      value: { label: "Édition A (texte allemand du 30 juillet 2019)" },
    });
  });

  it.each([
    ["A-2019-de", ["e-learning-manager-guide", "e-learning-user-guide"]],
    ["C-2019-zh", ["e-learning-manager-guide", "e-learning-user-guide"]],
  ])("R-30: gives e-learning in %s the guides %j, and no dead one (R-29)", (editionId, guides) => {
    const outcome = listProducts({ editionId });
    const eLearning = (outcome.ok ? outcome.value.products : []).find(({ sku }) => sku === "E-LEARNING");

    expect(eLearning).toMatchObject({ orderable: false, standing: "sunset-active" });
    expect(eLearning?.guides.map(({ kind }) => kind)).toEqual(guides);
  });

  it("names every product differently in every language", () => {
    const names = LOCALES.flatMap((locale) => {
      const outcome = listProducts({ editionId: "C-2019-zh", locale });
      return outcome.ok ? outcome.value.products.map(({ name }) => name) : [];
    });

    expect(new Set(names).size).toBe(LOCALES.length * 7);
  });

  it("refuses an edition nobody published", () => {
    expect(listProducts({ editionId: "Z-2031-en" })).toEqual({ ok: false, refusal: "edition-unknown" });
  });
});
