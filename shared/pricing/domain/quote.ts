import type { PricedOrder } from "#shared/contracts/order-price.ts";
import { lastDayOfMonthsFrom, lastDayOfYearFrom } from "#shared/kernel/calendar-date.ts";
import { isLibrary } from "#shared/pricing/domain/benefit.ts";
import { type AlternativePrice, alternativePrice, basisOf } from "#shared/pricing/domain/order-price.ts";
import { lastDayInForce, type PublishedPriceList } from "#shared/pricing/domain/price-list.ts";
import { lastDayOfSameShare, PRORATION_BASES, timeLeft } from "#shared/pricing/domain/proration.ts";
import type { CheckedOrder, EditionAdvice, SubscriptionPreview } from "#shared/pricing/domain/quotable-order.ts";

/** What an order would cost and how long it would run, if it were placed on the day of the quote. */
export type Quote = {
  readonly order: CheckedOrder;
  readonly preview: SubscriptionPreview;
  readonly price: PricedOrder;
  /** The same with the time counted in the other ways (T-1). */
  readonly alternatives: readonly AlternativePrice[];
  /** Days `YYYY-MM-DD`, both inclusive, on which an order costs the same, as long as nothing else is ordered. */
  readonly validity: { readonly from: string; readonly through: string };
  readonly advice: EditionAdvice;
  readonly warnings: readonly QuoteWarning[];
};

export type QuoteWarning =
  | { readonly code: "preparation-short"; readonly daysLeft: number; readonly endsOn: string }
  | { readonly code: "delivery-may-be-late"; readonly endsOn: string }
  | { readonly code: "pack-year-shorter"; readonly endsOn: string }
  | { readonly code: "pack-year-ends-first" }
  | { readonly code: "volume-tier-near"; readonly codesToGo: number; readonly discountBasisPoints: number }
  | { readonly code: "savings-not-promised" };

/** A tier is near when a tenth of its codes are missing, or fewer. */
const NEAR = 10;

/** Calendar days that one business day of delivery may take, with weekends and holidays. */
const DAYS_PER_BUSINESS_DAY = 2;

type Priced = {
  readonly order: CheckedOrder;
  readonly preview: SubscriptionPreview;
  readonly price: PricedOrder;
  readonly list: PublishedPriceList;
  readonly lists: readonly PublishedPriceList[];
  readonly advice: EditionAdvice;
};

export function quoteOf({ order, preview, price, list, lists, advice }: Priced): Quote {
  const { subscription } = preview;
  const others = PRORATION_BASES.filter((basis) => basis !== basisOf(advice));
  return {
    order,
    preview,
    price,
    alternatives: others.map((basis) => alternativePrice(list, price, { subscription, basis })),
    validity: { from: order.on, through: lastDayOfPrice({ order, preview, list, lists, advice }) },
    advice,
    warnings: warningsOf({ order, preview, price, advice }),
  };
}

/** The earliest of: the months left change, the list ends or is followed by another, the agreement ends. */
function lastDayOfPrice({ order, preview, list, lists, advice }: Omit<Priced, "price">): string {
  const { subscription, endsWith } = preview;
  // A 12-month order of a later day ends later, up to the end of the agreement.
  const endsOn = endsWith === "itself" ? order.termEndsOn : subscription.endsOn;
  const ofMonths = lastDayOfSameShare({ ...subscription, endsOn }, basisOf(advice));
  return [lastDayInForce(list, lists) ?? ofMonths, ofMonths].toSorted()[0] ?? ofMonths;
}

function warningsOf({ order, preview, price, advice }: Pick<Priced, "order" | "preview" | "price" | "advice">) {
  const { subscription } = preview;
  const { days, daysInYear } = timeLeft(subscription);
  const next = price.volumeDiscount?.nextTier;
  const hasPacks = order.lines.some(({ hasPackYear }) => hasPackYear);
  const isForExams = order.lines.some(({ examFamilies }) => examFamilies.length > 0);
  const advisedThrough = lastDayOfMonthsFrom(subscription.startsOn, advice.preparation.advancedMonths);
  const isPreparationShort = isForExams && subscription.endsOn <= advisedThrough;
  const isTierNear = next !== undefined && next !== null && next.codesToGo * NEAR <= next.fromCodes;
  // Libraries are usable until the agreement ends.
  const endsOn = order.lines.every(isLibrary) ? order.termEndsOn : subscription.endsOn;
  const warnings: QuoteWarning[] = [];
  if (timeLeft({ startsOn: order.on, endsOn }).days <= advice.latestBusinessDay * DAYS_PER_BUSINESS_DAY)
    warnings.push({ code: "delivery-may-be-late", endsOn });
  if (isPreparationShort) warnings.push({ code: "preparation-short", daysLeft: days, endsOn: subscription.endsOn });
  if (hasPacks && days < daysInYear) warnings.push({ code: "pack-year-shorter", endsOn: subscription.endsOn });
  if (hasPacks && subscription.endsOn > lastDayOfYearFrom(subscription.startsOn))
    warnings.push({ code: "pack-year-ends-first" });
  if (isTierNear) {
    const { codesToGo, discountBasisPoints } = next;
    warnings.push({ code: "volume-tier-near", codesToGo, discountBasisPoints });
  }
  return [...warnings, { code: "savings-not-promised" } as const];
}
