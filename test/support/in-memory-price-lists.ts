import { instant } from "#shared/kernel/instant.ts";
import { StaleVersionError, type Versioned } from "#shared/kernel/versioned.ts";
import type { PriceList, PublishedPriceList } from "#shared/pricing/domain/price-list.ts";
import type { PriceListRepository } from "#shared/pricing/ports.ts";

/** Lists of prices in a map. It can interfere with a write the way other instances do. */
export class InMemoryPriceLists implements PriceListRepository {
  /** Writes that took effect. */
  writes = 0;
  readonly #lists = new Map<string, Versioned<PublishedPriceList>>();
  #interference: (() => Promise<unknown>) | undefined;

  /** Runs once before the next write, after everything for it was read. */
  beforeNextWrite(interference: () => Promise<unknown>): void {
    this.#interference = interference;
  }

  async find(priceListId: string) {
    return this.#lists.get(priceListId);
  }

  async ofMarket(market: string) {
    return [...this.#lists.values()].filter(({ value }) => value.market === market);
  }

  async create(list: PublishedPriceList) {
    await this.#interfere();
    if (this.#lists.has(list.priceListId)) return "exists";
    return this.#store(list);
  }

  async replace(list: PublishedPriceList, version: string) {
    await this.#interfere();
    if (this.#lists.get(list.priceListId)?.version !== version)
      throw new StaleVersionError(`price list ${list.priceListId} has moved on`);
    return this.#store(list);
  }

  #store(value: PublishedPriceList) {
    this.writes += 1;
    this.#lists.set(value.priceListId, { value, version: `"${this.writes}"` });
    return { session: undefined };
  }

  async #interfere(): Promise<void> {
    const interference = this.#interference;
    this.#interference = undefined;
    await interference?.();
  }
}

/** Invented prices in whole New Taiwan dollars, with two steps of volume discount; override what a test is about. */
export const aPriceList = (changes: Partial<PriceList> = {}): PriceList => ({
  priceListId: "TW-2026",
  market: "TW",
  currency: "TWD",
  minorUnitDigits: 2,
  effectiveFrom: "2026-07-01",
  effectiveTo: null,
  prices: [
    { sku: "CLASS-MCP-30", listPrice: 4_500_000, vlPrice: 3_600_000 },
    { sku: "VOUCHER-1", listPrice: 180_000, vlPrice: 150_000 },
  ],
  volumeDiscount: [
    { fromCodes: 100, discountBasisPoints: 500 },
    { fromCodes: 500, discountBasisPoints: 1000 },
  ],
  ...changes,
});

export const aPublishedPriceList = (changes: Partial<PublishedPriceList> = {}): PublishedPriceList => ({
  ...aPriceList(),
  publishedAt: instant("2026-06-01T00:00:00Z"),
  ...changes,
});
