import type { Platform } from "#functions/services/platform.ts";
import { CosmosPriceListRepository } from "#shared/adapters/cosmos/price-list-repository.ts";
import type { Catalogue } from "#shared/catalogue/domain/catalogue.ts";
import type { PriceOrder } from "#shared/fulfilment/ports.ts";
import type { EditionAdvice } from "#shared/pricing/domain/quotable-order.ts";
import { createPriceOrder } from "#shared/pricing/use-cases/price-order.ts";
import { createPublishPriceList } from "#shared/pricing/use-cases/publish-price-list.ts";
import { createReadPriceList } from "#shared/pricing/use-cases/read-price-list.ts";

export type PricingServices = ReturnType<typeof createPricingServices>;

export function createPricingServices(
  { clock, documents }: Platform,
  { catalogue }: { readonly catalogue: Catalogue },
) {
  const lists = new CosmosPriceListRepository(documents("price-lists"));
  const findAdvice = findAdviceWith(catalogue);
  const price = createPriceOrder({ lists, clock });
  const priceOrder: PriceOrder = ({ editionId, ...order }) =>
    price({ ...order, startedMonthCounts: findAdvice(editionId).startedMonthCounts });
  return {
    publishPriceList: createPublishPriceList({ lists, clock }),
    readPriceList: createReadPriceList({ lists }),
    priceOrder,
    findAdvice,
    lists,
  };
}

const findAdviceWith =
  (catalogue: Catalogue) =>
  (editionId: string): EditionAdvice => {
    const edition = catalogue.editionById(editionId);
    if (edition === undefined) throw new Error(`there is no edition ${editionId}`);
    const { label, policy, preparation, messages, contacts } = edition;
    return {
      label,
      startedMonthCounts: policy.startedMonthCounts,
      latestBusinessDay: policy.latestBusinessDay,
      preparation: { advancedMonths: preparation.advancedMonths },
      texts: { preparation: messages.preparation, savings: messages.savings },
      contacts: { ...contacts, otherwise: "account-manager" },
    };
  };
