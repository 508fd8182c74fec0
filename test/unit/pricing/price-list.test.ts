import { readFileSync } from "node:fs";
import { describe, expect, expectTypeOf, it } from "vitest";
import type { z } from "zod";
import { priceListPublished } from "#shared/contracts/price-list-published.ts";
import { instant } from "#shared/kernel/instant.ts";
import { isSamePriceList, type PriceList, priceListInForce } from "#shared/pricing/domain/price-list.ts";
import { aPriceList, aPublishedPriceList } from "#test/support/in-memory-price-lists.ts";

const issuesOf = (data: unknown) => priceListPublished.safeParse(data).error?.issues ?? [];
const withPrice = (price: object) => ({ ...aPriceList(), prices: [{ ...aPriceList().prices[0], ...price }] });
const withTiers = (...tiers: readonly (readonly [number, number])[]) =>
  aPriceList({ volumeDiscount: tiers.map(([fromCodes, discountBasisPoints]) => ({ fromCodes, discountBasisPoints })) });

describe("the data of price-list.published", () => {
  it("is a price list, by type and by content", () => {
    expectTypeOf<z.infer<typeof priceListPublished>>().toExtend<PriceList>();
    expect(priceListPublished.parse(aPriceList())).toStrictEqual(aPriceList());
  });

  it.each(["tw", "fr", "de"])("is that of the sample price-list-%s.json, which says that it is none", (name) => {
    const { data } = JSON.parse(readFileSync(`infra/local/sample/price-list-${name}.json`, "utf8"));

    expect(issuesOf(data)).toEqual([]);
    expect(data.priceListId).toContain("NOT-REAL");
  });

  it.each<[string, object]>([
    ["R-2: the smallest reduction there is", withPrice({ vlPrice: 4_499_900 })],
    ["no volume discount", withTiers()],
    ["one day", aPriceList({ effectiveTo: "2026-07-01" })],
    ["yen, which have no minor unit", aPriceList({ currency: "JPY", minorUnitDigits: 0 })],
    ["cents of a currency that has them", { ...withPrice({ listPrice: 101, vlPrice: 99 }), currency: "EUR" }],
  ])("may have %s", (_what, data) => {
    expect(issuesOf(data)).toEqual([]);
  });

  it.each<[string, object, string]>([
    ["R-2: a price above the list price", withPrice({ vlPrice: 4_500_100 }), "prices.0.vlPrice"],
    ["R-2: a price as high as the list price", withPrice({ vlPrice: 4_500_000 }), "prices.0.vlPrice"],
    ["R-2: no list price", withPrice({ listPrice: undefined }), "prices.0.listPrice"],
    [
      "R-44: two prices for one pack",
      { ...aPriceList(), prices: [...aPriceList().prices, ...aPriceList().prices] },
      "prices",
    ],
    ["R-49: a discount that falls with more codes", withTiers([100, 1000], [500, 500]), "volumeDiscount"],
    ["R-49: a discount that stays the same", withTiers([100, 500], [500, 500]), "volumeDiscount"],
    ["R-49: tiers out of order", withTiers([500, 500], [100, 1000]), "volumeDiscount"],
    ["a discount of everything", withTiers([100, 10_000]), "volumeDiscount.0.discountBasisPoints"],
    ["a fraction of a minor unit", withPrice({ vlPrice: 0.5 }), "prices.0.vlPrice"],
    ["nothing to pay", withPrice({ vlPrice: 0 }), "prices.0.vlPrice"],
    ["cents of New Taiwan dollars", withPrice({ vlPrice: 3_600_050 }), "prices.0.vlPrice"],
    ["a currency nobody has", aPriceList({ currency: "ZZZ" }), "minorUnitDigits"],
    ["another minor unit than the currency's", aPriceList({ minorUnitDigits: 0 }), "minorUnitDigits"],
    ["the id of another market", aPriceList({ priceListId: "FR-2026" }), "priceListId"],
    ["an end before its beginning", aPriceList({ effectiveTo: "2026-06-30" }), "effectiveTo"],
    ["no prices", aPriceList({ prices: [] }), "prices"],
    ["an unknown member", { ...aPriceList(), note: "cheap" }, ""],
  ])("has never %s", (_what, data, path) => {
    expect(issuesOf(data).map((issue) => issue.path.join("."))).toContain(path);
  });
});

describe("the list in force", () => {
  const first = aPublishedPriceList({ priceListId: "TW-1", effectiveFrom: "2026-01-01" });
  const closed = aPublishedPriceList({ priceListId: "TW-2", effectiveFrom: "2026-07-01", effectiveTo: "2026-07-31" });
  const next = aPublishedPriceList({ priceListId: "TW-3", effectiveFrom: "2026-10-01" });
  const mended = aPublishedPriceList({ ...next, priceListId: "TW-0", publishedAt: instant("2026-09-30T00:00:00Z") });

  it.each([
    ["2025-12-31", undefined],
    ["2026-01-01", "TW-1"],
    ["2026-07-01", "TW-2"],
    ["2026-07-31", "TW-2"],
    ["2026-08-01", "TW-1"],
    ["2026-10-01", "TW-0"],
  ])("on %s is %s: of those that hold the one that began last, or was published last", (on, expected) => {
    expect(priceListInForce([next, mended, closed, first], on)?.priceListId).toBe(expected);
  });
});

describe("two lists", () => {
  it("are the same with their prices in another order and whenever they were published, and else are not", () => {
    const list = aPriceList();
    const sorted = { ...list, prices: list.prices.toReversed() };

    expect(isSamePriceList(aPublishedPriceList({ pricedSince: instant("2026-12-18T01:00:00Z") }), sorted)).toBe(true);
    expect(isSamePriceList(list, { ...list, effectiveTo: "2027-06-30" })).toBe(false);
    expect(isSamePriceList(list, { ...list, volumeDiscount: [] })).toBe(false);
  });
});
