import type { OrderId } from "#shared/kernel/identifiers.ts";
import { accept, type Outcome } from "#shared/kernel/outcome.ts";
import { type PublishedPriceList, priceListInForce } from "#shared/pricing/domain/price-list.ts";
import type { EditionAdvice } from "#shared/pricing/domain/quotable-order.ts";
import { type Savings, savingsOf } from "#shared/pricing/domain/savings.ts";
import { standingOf, type VolumeTier } from "#shared/pricing/domain/volume-discount.ts";
import type {
  AgreementStanding,
  FindAdvice,
  FindAgreementStanding,
  ListPurchases,
  PriceListRepository,
} from "#shared/pricing/ports.ts";

export type SavingsReport = {
  readonly agreement: AgreementStanding;
  readonly level: Level;
  readonly advice: EditionAdvice;
  /** Of the orders of this page alone. */
  readonly savings: Savings;
  readonly next?: OrderId;
};

/** The tier of volume discount that all codes of an agreement have reached, by the list of prices in force. */
export type Level = {
  readonly totalCodes: number;
  /** Null where no list is in force, and no level with it. */
  readonly priceListId: string | null;
  /** Null below the first tier, and without a list. */
  readonly tier: VolumeTier | null;
};

/**
 * What was saved so far on each product, and on which level the agreement stands: a page of orders at a time, whose
 * sums can be added up to those of the whole agreement. Nothing is foretold or promised. Three requests, and those of the page.
 */
export type ReadSavings = (query: {
  readonly agreementNumber: string;
  readonly after?: OrderId;
}) => Promise<Outcome<SavingsReport, "agreement-not-found" | "edition-not-in-force" | "order-unknown">>;

type Dependencies = {
  readonly findAgreementStanding: FindAgreementStanding;
  readonly listPurchases: ListPurchases;
  readonly lists: Pick<PriceListRepository, "ofMarket">;
  readonly findAdvice: FindAdvice;
};

export const createReadSavings =
  ({ findAgreementStanding, listPurchases, lists, findAdvice }: Dependencies): ReadSavings =>
  async (query) => {
    const found = await findAgreementStanding(query.agreementNumber);
    if (!found.ok) return found;
    const agreement = found.value;
    const [page, stored] = await Promise.all([listPurchases(query), lists.ofMarket(agreement.market)]);
    if (!page.ok) return page;

    const { purchases, next } = page.value;
    const published = stored.map(({ value }) => value);
    return accept({
      agreement,
      level: levelOf(agreement, priceListInForce(published, agreement.on)),
      advice: findAdvice(agreement.editionId),
      savings: savingsOf(purchases),
      ...(next === undefined ? {} : { next }),
    });
  };

function levelOf({ codes }: AgreementStanding, list: PublishedPriceList | undefined): Level {
  const { totalCodes, tier } = standingOf(list?.volumeDiscount ?? [], { codesBefore: codes, codes: 0 });
  return { totalCodes, priceListId: list?.priceListId ?? null, tier };
}
