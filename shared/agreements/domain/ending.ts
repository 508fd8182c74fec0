import { type Agreement, lastDayOf } from "#shared/agreements/domain/agreement.ts";
import { laterDate } from "#shared/kernel/calendar-date.ts";
import { accept, type Outcome, refuse } from "#shared/kernel/outcome.ts";

export type EndingRefusal = "ending-not-possible";

/**
 * Whether an agreement can end on `endsOn`, its last usable day; `"unchanged"` when it does already. It can be brought
 * forward, again and again, to today or later and within the term; never put off: people were told the day.
 */
export function checkEnding(
  agreement: Agreement,
  endsOn: string,
  /** In the term's time zone. */
  today: string,
): Outcome<"new" | "unchanged", EndingRefusal> {
  if (endsOn === lastDayOf(agreement)) return accept("unchanged");
  const isPossible = endsOn < lastDayOf(agreement) && endsOn >= laterDate(today, agreement.term.startsOn);
  return isPossible ? accept("new") : refuse("ending-not-possible", "/data/endsOn");
}
