import type { ExpiryBound } from "#shared/contracts/expiry-bound.ts";
import { endOfDay } from "#shared/fulfilment/domain/term.ts";
import { lastDayOfYearFrom } from "#shared/kernel/calendar-date.ts";
import type { Instant } from "#shared/kernel/instant.ts";

/**
 * What the order's edition settles. A pack's year counts from the day the order was accepted, from its delivery, or from
 * the first day of the term.
 */
export type ExpiryPolicy = {
  readonly packYearStart: "purchase" | "delivery" | "term";
  readonly mustSitBy: boolean;
};

export type Expiry = {
  /** First moment at which a code can no longer be used, exclusive. */
  readonly expiresAt: Instant;
  /** Of several ends on one day the agreement's, then the subscription's. */
  readonly boundBy: ExpiryBound;
  /** The day before `expiresAt` in the term's time zone, inclusive. */
  readonly lastUsableOn: string;
};

/**
 * The earliest of the ends that apply (T-2): the agreement's, the subscription's and, for packs, the
 * end of the year of use. A library is open until the end of the agreement, whatever else ends.
 */
export function expiryOf(lot: {
  /** Last usable day of the agreement, inclusive. */
  readonly termEndsOn: string;
  /** Last usable day of an agreement that was ended before its term, inclusive. */
  readonly endedOn?: string | undefined;
  /** Last day of the order's subscription, inclusive. */
  readonly subscriptionEndsOn: string;
  readonly isLibrary: boolean;
  readonly hasPackYear: boolean;
  /** First day of a pack's year, in `timeZone`. */
  readonly packYearStartsOn: string;
  readonly timeZone: string;
}): Expiry {
  const ends: { readonly boundBy: ExpiryBound; readonly on: string }[] = [{ boundBy: "agreement", on: lot.termEndsOn }];
  if (lot.endedOn !== undefined) ends.push({ boundBy: "agreement-ended", on: lot.endedOn });
  if (!lot.isLibrary) ends.push({ boundBy: "subscription", on: lot.subscriptionEndsOn });
  if (lot.hasPackYear) ends.push({ boundBy: "pack-year", on: lastDayOfYearFrom(lot.packYearStartsOn) });
  const { boundBy, on } = ends.reduce((first, next) => (next.on < first.on ? next : first));
  return { expiresAt: endOfDay(on, lot.timeZone), boundBy, lastUsableOn: on };
}
