import type { BenefitFormula } from "#shared/contracts/order-price.ts";
import { earlierDate, lastDayOfYearFrom } from "#shared/kernel/calendar-date.ts";
import { type Subscription, timeLeft } from "#shared/pricing/domain/proration.ts";

/** What decides until when a line may be used. `examFamilies`: none of what pays for no exam. */
export type UsableLine = {
  readonly codes: number;
  readonly examFamilies: readonly string[];
  readonly hasPackYear: boolean;
};

const BENEFIT_FORMULA = "days / of";

/**
 * How long a line may be used: until its order ends; a library until the agreement ends, whose last day is
 * `termEndsOn`; a pack for a year at most. When a pack will be delivered is not known here: its year is
 * counted from the order's first day, so that no more than twelve months are ever promised.
 */
export function benefitOf(
  line: UsableLine,
  { subscription, termEndsOn }: { readonly subscription: Subscription; readonly termEndsOn: string },
): BenefitFormula {
  const { startsOn } = subscription;
  const ends = isLibrary(line) ? [] : [subscription.endsOn];
  if (line.hasPackYear) ends.push(lastDayOfYearFrom(startsOn));
  const endsOn = ends.reduce(earlierDate, termEndsOn);
  const { days, daysInYear } = timeLeft({ startsOn, endsOn });
  return { formula: BENEFIT_FORMULA, startsOn, endsOn, days, of: daysInYear };
}

/** Codes that pay for no exam; a membership has none. */
export const isLibrary = ({ codes, examFamilies }: Omit<UsableLine, "hasPackYear">): boolean =>
  codes > 0 && examFamilies.length === 0;
