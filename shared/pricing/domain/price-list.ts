import { isDeepStrictEqual } from "node:util";
import { Temporal } from "temporal-polyfill";
import type { Instant } from "#shared/kernel/instant.ts";
import type { VolumeTier } from "#shared/pricing/domain/volume-discount.ts";

/** What the publisher asks for in one market. Amounts are whole minor units of `currency`. */
export type PriceList = {
  /** Begins with the market. */
  readonly priceListId: string;
  /** ISO 3166-1 alpha-2. */
  readonly market: string;
  /** ISO 4217. */
  readonly currency: string;
  readonly minorUnitDigits: number;
  /** First and last day of orders it prices, `YYYY-MM-DD` in the agreement's time zone, both inclusive. */
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
  /** One price for each product: none by number of users or by module. */
  readonly prices: readonly ProductPrice[];
  /** Kept apart from the prices: it depends on all that the agreement has ordered (R-49, T-3). */
  readonly volumeDiscount: readonly VolumeTier[];
};

/** the price under volume licensing beside the list price, and always below it. */
export type ProductPrice = { readonly sku: string; readonly listPrice: number; readonly vlPrice: number };

/** A list as it is kept. Since it first priced an order it never changes. */
export type PublishedPriceList = PriceList & { readonly publishedAt: Instant; readonly pricedSince?: Instant };

/** Same content, whatever the order of the prices. */
export const isSamePriceList = (one: PriceList, other: PriceList): boolean =>
  isDeepStrictEqual(contentOf(one), contentOf(other));

/**
 * The list for orders of the day `on`: of those that hold then the one that began last; of two that began on one day
 * the one published last, so that a list with a mistake can be replaced though it has priced an order.
 */
export const priceListInForce = <List extends PublishedPriceList>(
  lists: readonly List[],
  on: string,
): List | undefined => lists.filter((list) => holdsOn(list, on)).toSorted(laterFirst)[0];

/** The last day on which `list` prices new orders, as the lists of its market stand; undefined while none is in sight. */
export function lastDayInForce(list: PriceList, lists: readonly PriceList[]): string | undefined {
  const nextFrom = lists
    .map(({ effectiveFrom }) => effectiveFrom)
    .filter((from) => from > list.effectiveFrom)
    .toSorted()[0];
  const ends = [nextFrom === undefined ? null : dayBefore(nextFrom), list.effectiveTo];
  return ends.filter((end) => end !== null).toSorted()[0];
}

const dayBefore = (date: string) => Temporal.PlainDate.from(date).subtract({ days: 1 }).toString();

const holdsOn = ({ effectiveFrom, effectiveTo }: PriceList, on: string) =>
  effectiveFrom <= on && (effectiveTo === null || on <= effectiveTo);

const laterFirst = (one: PublishedPriceList, other: PublishedPriceList) =>
  compare(other.effectiveFrom, one.effectiveFrom) || compare(other.publishedAt, one.publishedAt);

const compare = (one: string, other: string): number => Number(one > other) - Number(one < other);

function contentOf(list: PriceList): PriceList {
  const { priceListId, market, currency, minorUnitDigits, effectiveFrom, effectiveTo, prices, volumeDiscount } = list;
  const sorted = prices.toSorted((one, other) => compare(one.sku, other.sku));
  return { priceListId, market, currency, minorUnitDigits, effectiveFrom, effectiveTo, prices: sorted, volumeDiscount };
}
