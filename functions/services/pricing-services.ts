import type { Platform } from "#functions/services/platform.ts";
import { CosmosPriceListRepository } from "#shared/adapters/cosmos/price-list-repository.ts";
import { createPublishPriceList } from "#shared/pricing/use-cases/publish-price-list.ts";
import { createReadPriceList } from "#shared/pricing/use-cases/read-price-list.ts";

export function createPricingServices({ clock, documents }: Platform) {
  const lists = new CosmosPriceListRepository(documents("price-lists"));
  return {
    publishPriceList: createPublishPriceList({ lists, clock }),
    readPriceList: createReadPriceList({ lists }),
  };
}
