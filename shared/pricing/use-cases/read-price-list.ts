import { accept, type Outcome, refuse } from "#shared/kernel/outcome.ts";
import type { Versioned } from "#shared/kernel/versioned.ts";
import type { PublishedPriceList } from "#shared/pricing/domain/price-list.ts";
import type { PriceListRepository } from "#shared/pricing/ports.ts";

/** A list and the version a change has to name. One request. */
export type ReadPriceList = (
  priceListId: string,
) => Promise<Outcome<Versioned<PublishedPriceList>, "price-list-not-found">>;

export const createReadPriceList =
  ({ lists }: { readonly lists: PriceListRepository }): ReadPriceList =>
  async (priceListId) => {
    const stored = await lists.find(priceListId);
    return stored ? accept(stored) : refuse("price-list-not-found");
  };
