import { laterDate } from "#shared/kernel/calendar-date.ts";
import { accept, type Outcome, refuse } from "#shared/kernel/outcome.ts";
import { priceOrder } from "#shared/pricing/domain/order-price.ts";
import { priceListInForce } from "#shared/pricing/domain/price-list.ts";
import { type Quote, quoteOf } from "#shared/pricing/domain/quote.ts";
import type {
  CheckOrder,
  FindAdvice,
  OrderRequest,
  PreviewSubscription,
  PriceListRepository,
} from "#shared/pricing/ports.ts";

/**
 * What an order would cost, and how long it would run, if it were placed now. It stores nothing and reserves nothing.
 * Refused as the order itself would be; and where there is no price, with whom to ask. Four requests.
 */
export type RequestQuote<Refusal extends string> = (
  request: OrderRequest,
) => Promise<Outcome<Quote, Refusal | "price-list-unknown" | "product-price-unknown">>;

type Dependencies<Refusal extends string> = {
  readonly checkOrder: CheckOrder<Refusal>;
  readonly previewSubscription: PreviewSubscription;
  readonly findAdvice: FindAdvice;
  readonly lists: PriceListRepository;
};

export const createRequestQuote =
  <Refusal extends string>({
    checkOrder,
    previewSubscription,
    findAdvice,
    lists,
  }: Dependencies<Refusal>): RequestQuote<Refusal> =>
  async (request) => {
    const checked = await checkOrder(request);
    if (!checked.ok) return checked;
    const { agreementNumber, form, market, on, termStartsOn, termEndsOn, editionId, lines } = checked.value;
    const startsOn = laterDate(on, termStartsOn);
    const [preview, stored] = await Promise.all([
      previewSubscription({ agreementNumber, form, startsOn }),
      lists.ofMarket(market),
    ]);
    const published = stored.map(({ value }) => value);
    const advice = findAdvice(editionId);
    const whomToAsk = { contacts: advice.contacts };
    const list = priceListInForce(published, on);
    if (list === undefined) return refuse("price-list-unknown", "/data/agreementNumber", whomToAsk);

    const { subscription, codesBefore } = preview;
    const { startedMonthCounts } = advice;
    const price = priceOrder(list, { lines, subscription, termEndsOn, codesBefore, startedMonthCounts });
    if (price.status === "unpriced") return refuse(price.reason, `/data/lines/${price.line ?? 0}/sku`, whomToAsk);
    return accept(quoteOf({ order: checked.value, preview, price, list, lists: published, advice }));
  };
