import type { AgreementServices } from "#functions/services/agreement-services.ts";
import type { OrderingServices } from "#functions/services/ordering-services.ts";
import type { Platform } from "#functions/services/platform.ts";
import type { PricingServices } from "#functions/services/pricing-services.ts";
import type { Catalogue } from "#shared/catalogue/domain/catalogue.ts";
import { localDateOf } from "#shared/fulfilment/domain/local-date.ts";
import { accept, refuse } from "#shared/kernel/outcome.ts";
import { expected } from "#shared/kernel/versioned.ts";
import type { FindAgreementStanding, ListPurchases, PriceListRepository } from "#shared/pricing/ports.ts";
import { createReadSavings } from "#shared/pricing/use-cases/read-savings.ts";

type Others = {
  readonly agreements: Pick<AgreementServices, "readAgreement" | "findRegister">;
  readonly ordering: Pick<OrderingServices, "listPurchases">;
  readonly pricing: Pick<PricingServices, "findAdvice"> & { readonly lists: Pick<PriceListRepository, "ofMarket"> };
  readonly catalogue: Pick<Catalogue, "editionInForce">;
};

/** A report of savings reads what was ordered, so it comes after all that orders need. */
export const createSavingsServices = (platform: Pick<Platform, "clock">, others: Others) => ({
  readSavings: createReadSavings({
    findAgreementStanding: findAgreementStandingWith(platform, others),
    listPurchases: listPurchasesWith(others),
    lists: others.pricing.lists,
    findAdvice: others.pricing.findAdvice,
  }),
});

const findAgreementStandingWith =
  ({ clock }: Pick<Platform, "clock">, { agreements, catalogue }: Others): FindAgreementStanding =>
  async (agreementNumber) => {
    const [found, register] = await Promise.all([
      agreements.readAgreement(agreementNumber),
      agreements.findRegister(agreementNumber),
    ]);
    if (!found.ok) return refuse("agreement-not-found");
    const { programme, market, term } = found.value.value;
    const at = clock();
    const edition = catalogue.editionInForce(market, at);
    if (edition === undefined) return refuse("edition-not-in-force");
    const { codes } = expected(register, `the register of agreement ${agreementNumber}`).value;
    const { editionId } = edition;
    return accept({ programme, market, editionId, on: localDateOf(at, term.timeZone), timeZone: term.timeZone, codes });
  };

const listPurchasesWith =
  ({ ordering }: Others): ListPurchases =>
  async (query) => {
    const page = await ordering.listPurchases(query);
    if (!page.ok) return page;
    const { next } = page.value;
    const purchases = page.value.purchases.map(({ order: { orderId }, progress: { status, price } }) => ({
      orderId,
      isCancelled: status === "cancelled",
      ...(price === undefined ? {} : { price }),
    }));
    return accept({ purchases, ...(next === undefined ? {} : { next }) });
  };
