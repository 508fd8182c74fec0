import { describe, expect, it } from "vitest";
import { readSavingsOverHttp } from "#functions/pricing/read-savings.http.ts";
import { orderIdOf } from "#shared/kernel/identifiers.ts";
import { LOCALES } from "#shared/kernel/locale.ts";
import { accept, refuse } from "#shared/kernel/outcome.ts";
import { priceOrder } from "#shared/pricing/domain/order-price.ts";
import type { PublishedPriceList } from "#shared/pricing/domain/price-list.ts";
import { createReadSavings } from "#shared/pricing/use-cases/read-savings.ts";
import { aPriceList, aPublishedPriceList, InMemoryPriceLists } from "#test/support/in-memory-price-lists.ts";
import { advice } from "#test/unit/pricing/quote-world.ts";
import { answerTo, signingWorld } from "#test/unit/triggers/trigger-world.ts";

const PATH = "/api/publisher/agreements/EES-TW-1042/savings";
const ID = orderIdOf("lar-demo", "PO-1");
const NEXT = orderIdOf("lar-demo", "PO-2");
const PRICE = priceOrder(aPriceList(), {
  lines: [{ sku: "CLASS-MCP-30", quantity: 2, codes: 60, examFamilies: ["MCP"], hasPackYear: true }],
  subscription: { startsOn: "2026-09-01", endsOn: "2027-08-31" },
  ...{ termEndsOn: "2027-08-31", codesBefore: 0, startedMonthCounts: true },
});

type World = { readonly codes?: number; readonly lists?: readonly Partial<PublishedPriceList>[] };

async function saving({ codes = 120, lists: published = [{}] }: World = {}) {
  const lists = new InMemoryPriceLists();
  for (const list of published) await lists.create(aPublishedPriceList(list));
  const readSavings = createReadSavings({
    findAgreementStanding: async (agreementNumber) => {
      if (agreementNumber !== "EES-TW-1042") return refuse("agreement-not-found");
      const editionId = "C-2019-zh";
      return accept({ programme: "EES", market: "TW", editionId, on: "2026-12-18", timeZone: "Asia/Taipei", codes });
    },
    listPurchases: async ({ after }) => {
      if (after === ID) return accept({ purchases: [] });
      if (after !== undefined) return refuse("order-unknown");
      return accept({ purchases: [{ orderId: ID, isCancelled: false, price: PRICE }], next: ID });
    },
    lists,
    findAdvice: () => advice,
  });
  const { signing } = signingWorld();
  const trigger = readSavingsOverHttp(readSavings, signing);
  const get = (query = "", by = "publisher", agreementNumber = "EES-TW-1042") =>
    answerTo(trigger, { path: `${PATH}${query}`, params: { agreementNumber } }, by);
  return { get };
}

describe("the savings of an agreement", () => {
  it("R-50: state the product and the level of the agreement (D-11)", async () => {
    const { get } = await saving();

    const { status, body } = await get();

    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...{ agreementNumber: "EES-TW-1042", programme: "EES", edition: "C-2019-zh", locale: "en" },
      level: {
        ...{ on: "2026-12-18", timeZone: "Asia/Taipei", totalCodes: 120, priceListId: "TW-2026" },
        tier: { fromCodes: 100, discountBasisPoints: 500 },
      },
      orders: { priced: 1, unpriced: 0, cancelled: 0 },
      currencies: [
        {
          products: [
            {
              ...{
                name: "Microsoft Certified Professional class pack (30 exam vouchers)",
                sku: "CLASS-MCP-30",
                listAmount: 9_000_000,
              },
              ...{ amount: 7_200_000, difference: { amount: 1_800_000, basisPoints: 2000 } },
            },
          ],
        },
      ],
    });
  });

  it.each(LOCALES)(
    "R-50: in %s stand beside the edition's text, which promises none, and foretell nothing",
    async (locale) => {
      const { get } = await saving();

      const { body } = await get(`?locale=${locale}`);

      expect([body.label, body.text, body.locale]).toEqual([
        advice.label[locale],
        advice.texts.savings[locale],
        locale,
      ]);
      expect(Object.keys(body.level)).toEqual(["on", "timeZone", "totalCodes", "priceListId", "tier"]);
    },
  );

  it.each<[string, World, object]>([
    ["below the first tier", { codes: 99 }, { totalCodes: 99, priceListId: "TW-2026", tier: null }],
    ["on the first tier", { codes: 100 }, { tier: { fromCodes: 100, discountBasisPoints: 500 } }],
    ["on the highest tier", { codes: 9000 }, { tier: { fromCodes: 500, discountBasisPoints: 1000 } }],
    ["where no list is in force", { lists: [{ effectiveTo: "2026-12-17" }] }, { priceListId: null, tier: null }],
  ])("R-50: state the level %s", async (_where, world, level) => {
    const { get } = await saving(world);

    expect((await get()).body.level).toMatchObject(level);
  });

  it("R-50: come page by page", async () => {
    const { get } = await saving();

    const [first, last] = [await get(), await get(`?after=${ID}`)];

    expect(first.body.next).toBe(ID);
    expect(last.body).toMatchObject({ orders: { priced: 0 }, currencies: [] });
    expect(last.body).not.toHaveProperty("next");
  });

  it("are the publisher's alone, of an agreement there is, after one of its orders, in a language there is", async () => {
    const { get } = await saving();

    expect((await get("", "lar-demo")).problem).toBe("webhook-unverified");
    expect((await get("", "publisher", "EES-TW-9")).problem).toBe("agreement-not-found");
    expect((await get(`?after=${NEXT}`)).problem).toBe("order-unknown");
    expect((await get("?locale=1")).problem).toBe("bad-request");
  });
});
