import type { Versioned } from "#shared/kernel/versioned.ts";
import type { PublishedPriceList } from "#shared/pricing/domain/price-list.ts";

export interface PriceListRepository {
  /** One request. @param session token to read back a write of any instance. */
  find(priceListId: string, session?: string): Promise<Versioned<PublishedPriceList> | undefined>;
  /** Every list of a market, in no particular order. One query of one partition. */
  ofMarket(market: string): Promise<readonly Versioned<PublishedPriceList>[]>;
  /** @returns the session token of the write. */
  create(list: PublishedPriceList): Promise<{ readonly session: string | undefined } | "exists">;
  /** @throws {StaleVersionError} when the stored list is no longer of `version`. */
  replace(list: PublishedPriceList, version: string): Promise<{ readonly session: string | undefined }>;
}
