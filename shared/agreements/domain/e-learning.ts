import { type Agreement, lastDayOf } from "#shared/agreements/domain/agreement.ts";
import { earlierDate } from "#shared/kernel/calendar-date.ts";

/**
 * E-learning under a contract made while it was sold. `endsOn`: the last day on which it is served, `YYYY-MM-DD` in
 * the agreement's time zone; `sunset-active`: no longer sold and still served.
 */
export type ELearningStanding = {
  readonly contract: string;
  readonly endsOn: string;
  readonly status: "sunset-active" | "ended";
};

/**
 * As it stands on the day `today`; undefined where the agreement names none. It ends with its contract, and with the
 * agreement it is served under where that ends earlier, early end included; the last day is still served. The contract is
 * older than the agreement's term may be, so no first day is asked for.
 */
export function eLearningOf(agreement: Agreement, today: string): ELearningStanding | undefined {
  if (agreement.eLearning === undefined) return undefined;
  const { contract, endsOn: contractEndsOn } = agreement.eLearning;
  const endsOn = earlierDate(contractEndsOn, lastDayOf(agreement));
  return { contract, endsOn, status: today > endsOn ? "ended" : "sunset-active" };
}
