import { describe, expect, it } from "vitest";
import { createListProducts } from "#shared/catalogue/use-cases/list-products.ts";
import { LOCALES } from "#shared/kernel/locale.ts";

const listProducts = createListProducts();

describe("listing products", () => {
  it("gives the edition in force in English, unless told otherwise", () => {
    const outcome = listProducts({});

    expect(outcome).toMatchObject({ ok: true, value: { edition: "C-2019-zh" } });
    expect(outcome.ok && outcome.value.products).toContainEqual({
      sku: "CLASS-MCP-30",
      name: "Microsoft Certified Professional class pack (30 exam vouchers)",
      codesPerUnit: 30,
      examFamilies: ["MCP"],
      programmes: ["EES", "SCHOOL", "OVS-ES"],
      academicOnly: true,
      orderable: true,
    });
  });

  it("names every product differently in every language", () => {
    const names = LOCALES.flatMap((locale) => {
      const outcome = listProducts({ editionId: "C-2019-zh", locale });
      return outcome.ok ? outcome.value.products.map(({ name }) => name) : [];
    });

    expect(new Set(names).size).toBe(LOCALES.length * 6);
  });

  it("refuses an edition nobody published", () => {
    expect(listProducts({ editionId: "Z-2031-en" })).toEqual({ ok: false, refusal: "edition-unknown" });
  });
});
