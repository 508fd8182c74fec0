import { describe, expect, it } from "vitest";
import { instant } from "#shared/kernel/instant.ts";
import { StaleVersionError } from "#shared/kernel/versioned.ts";
import type { PriceListRepository } from "#shared/pricing/ports.ts";
import { aPublishedPriceList } from "#test/support/in-memory-price-lists.ts";

/** What every store of price lists keeps to; run against the fake and the database adapter, each time an empty one. */
export function describePriceListRepository(
  store: string,
  open: () => Promise<{ readonly lists: PriceListRepository }>,
): void {
  async function published() {
    const { lists } = await open();
    const list = aPublishedPriceList();
    await lists.create(list);
    const stored = await lists.find(list.priceListId);
    return { lists, list, version: stored?.version ?? "" };
  }

  describe(store, () => {
    it("knows nothing of a list or a market that was never published", async () => {
      const { lists } = await open();

      expect(await lists.find("TW-2026")).toBeUndefined();
      expect(await lists.ofMarket("TW")).toEqual([]);
    });

    it("gives back exactly what was created, once", async () => {
      const { lists, list } = await published();

      const again = await lists.create({ ...list, currency: "EUR" });

      expect(again).toBe("exists");
      expect((await lists.find(list.priceListId))?.value).toStrictEqual(list);
    });

    it("replaces the version it was told to, and gives it a new one", async () => {
      const { lists, list, version } = await published();
      const marked = { ...list, pricedSince: instant("2026-12-18T01:00:00Z") };

      await lists.replace(marked, version);

      const after = await lists.find(list.priceListId);
      expect(after?.value).toStrictEqual(marked);
      expect(after?.version).not.toBe(version);
    });

    it("replaces nothing that has moved on", async () => {
      const { lists, list, version } = await published();
      await lists.replace({ ...list, effectiveTo: "2027-06-30" }, version);

      const late = lists.replace({ ...list, effectiveTo: "2027-01-31" }, version);

      await expect(late).rejects.toBeInstanceOf(StaleVersionError);
      expect((await lists.find(list.priceListId))?.value.effectiveTo).toBe("2027-06-30");
    });

    it("finds all lists of a market and no others, under versions that can be replaced", async () => {
      const { lists, list } = await published();
      const second = aPublishedPriceList({ priceListId: "TW-2027", effectiveFrom: "2027-07-01" });
      await lists.create(second);
      await lists.create(aPublishedPriceList({ priceListId: "FR-2026", market: "FR" }));

      const found = await lists.ofMarket("TW");
      const version = found.find(({ value }) => value.priceListId === second.priceListId)?.version ?? "";
      await lists.replace({ ...second, effectiveTo: "2028-06-30" }, version);

      expect(found.map(({ value }) => value)).toEqual(expect.arrayContaining([list, second]));
      expect(found).toHaveLength(2);
      expect((await lists.find(second.priceListId))?.value.effectiveTo).toBe("2028-06-30");
    });
  });
}
