import { describe, expect, it } from "vitest";
import { listProductsOverHttp } from "#functions/catalogue/list-products.http.ts";
import { readEditionOverHttp } from "#functions/catalogue/read-edition.http.ts";
import { createCatalogue } from "#shared/catalogue/domain/catalogue.ts";
import { createListProducts } from "#shared/catalogue/use-cases/list-products.ts";
import { createReadEdition } from "#shared/catalogue/use-cases/read-edition.ts";
import { answerTo, NOW } from "#test/unit/triggers/trigger-world.ts";

const catalogue = createCatalogue({
  schedule: {
    "*": [{ edition: "C-2019-zh" }],
    DE: [{ edition: "A-2019-de" }],
    FR: [{ edition: "B-2019-fr", to: NOW }],
  },
  contacts: {},
});
const products = (query: string) =>
  answerTo(listProductsOverHttp(createListProducts({ catalogue, clock: () => NOW })), {
    path: `/api/products${query}`,
  });
const edition = (editionId: string, query = "") =>
  answerTo(readEditionOverHttp(createReadEdition({ catalogue })), {
    path: `/api/editions/${editionId}${query}`,
    params: { editionId },
  });

describe("GET /products", () => {
  it.each([
    ["", "C-2019-zh", "en", true],
    ["?market=DE", "A-2019-de", "en", true],
    ["?market=TW&locale=de-AT", "C-2019-zh", "de", true],
    ["?market=DE&edition=B-2019-fr&locale=fr", "B-2019-fr", "fr", false],
  ])("%s lists edition %s in %s, in force: %s", async (query, editionId, locale, inForce) => {
    const { status, body } = await products(query);

    expect(status).toBe(200);
    expect(body).toMatchObject({ edition: editionId, locale, inForce });
  });

  it.each([
    ["?market=de", 400, "bad-request"],
    ["?market=", 400, "bad-request"],
    ["?locale=x-nothing", 400, "bad-request"],
    ["?market=FR", 422, "edition-not-in-force"],
    ["?edition=Z-2031-en", 404, "edition-unknown"],
  ])("%s is answered %i %s", async (query, status, problem) => {
    expect(await products(query)).toMatchObject({ status, problem });
  });
});

describe("GET /editions/{editionId}", () => {
  it("R-158: gives an edition in the language asked for, under its label", async () => {
    const { status, body } = await edition("A-2019-de", "?locale=fr-CA");

    expect(status).toBe(200);
    expect(body).toMatchObject({
      edition: "A-2019-de",
      locale: "fr",
      label: "Édition A (texte allemand du 30 juillet 2019)",
    });
  });

  it("refuses one nobody published", async () => {
    expect(await edition("Z-2031-en")).toMatchObject({ status: 404, problem: "edition-unknown" });
  });
});
