import { Temporal } from "temporal-polyfill";
import { lastDayOfYearFrom } from "#shared/kernel/calendar-date.ts";
import type { Ratio } from "#shared/kernel/money.ts";

/** From the first to the last day that is paid for, `YYYY-MM-DD`, both inclusive. */
export type Subscription = { readonly startsOn: string; readonly endsOn: string };

/** How the share of a year is counted: the first is what is asked for, the others are shown beside it (T-1). */
export const PRORATION_BASES = ["started-months", "completed-months", "days"] as const;
export type ProrationBasis = (typeof PRORATION_BASES)[number];

/** What is left, counted in each way. A full year is 12 months or `daysInYear` days, and is never exceeded. */
export type TimeLeft = {
  /** Months from the first day on, from date to date; one that has started counts. */
  readonly startedMonths: number;
  readonly completedMonths: number;
  /** Days the codes are paid to be usable, at most a year's: the benefit (R-47, D-18). */
  readonly days: number;
  /** Of the year that begins on the first day, as a 12-month order counts it: 365 or 366. */
  readonly daysInYear: number;
};

const MONTHS_IN_YEAR = 12;

/** Nothing where it ends before it starts: an agreement may be ended while an order waits. */
export function timeLeft({ startsOn, endsOn }: Subscription): TimeLeft {
  const [first, end] = [Temporal.PlainDate.from(startsOn), dayAfter(endsOn)];
  const { years, months, days: rest } = first.until(end, { largestUnit: "years" });
  const completed = years * MONTHS_IN_YEAR + months;
  const days = daysBetween(first, end);
  const daysInYear = daysBetween(first, dayAfter(lastDayOfYearFrom(startsOn)));
  if (days < 1) return { startedMonths: 0, completedMonths: 0, days: 0, daysInYear };
  return {
    startedMonths: Math.min(completed + (rest > 0 ? 1 : 0), MONTHS_IN_YEAR),
    completedMonths: Math.min(completed, MONTHS_IN_YEAR),
    days: Math.min(days, daysInYear),
    daysInYear,
  };
}

export function shareOfYear(left: TimeLeft, basis: ProrationBasis): Ratio {
  if (basis === "days") return { numerator: left.days, denominator: left.daysInYear };
  const months = basis === "started-months" ? left.startedMonths : left.completedMonths;
  return { numerator: months, denominator: MONTHS_IN_YEAR };
}

/** The last first day on which an order that ends on `endsOn` has the share it has on `startsOn`: it never grows. */
export function lastDayOfSameShare({ startsOn, endsOn }: Subscription, basis: ProrationBasis): string {
  const first = Temporal.PlainDate.from(startsOn);
  const startAfter = (days: number) => first.add({ days }).toString();
  const shareAfter = (days: number) => shareOfYear(timeLeft({ startsOn: startAfter(days), endsOn }), basis).numerator;
  let [same, other] = [0, daysBetween(first, dayAfter(endsOn))];
  while (other - same > 1) {
    const middle = Math.floor((same + other) / 2);
    if (shareAfter(middle) === shareAfter(0)) same = middle;
    else other = middle;
  }
  return startAfter(same);
}

const dayAfter = (date: string) => Temporal.PlainDate.from(date).add({ days: 1 });

const daysBetween = (from: Temporal.PlainDate, to: Temporal.PlainDate) => from.until(to, { largestUnit: "days" }).days;
