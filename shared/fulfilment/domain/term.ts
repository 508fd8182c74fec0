import { Temporal } from "temporal-polyfill";
import { type Instant, instant } from "#shared/kernel/instant.ts";

/** The first moment of a calendar date `YYYY-MM-DD` in an IANA time zone, also where its midnight does not exist. */
export const startOfDay = (date: string, timeZone: string): Instant => startOf(Temporal.PlainDate.from(date), timeZone);

/** The first moment after a calendar date: exclusive end of its last usable day. */
export const endOfDay = (date: string, timeZone: string): Instant =>
  startOf(Temporal.PlainDate.from(date).add({ days: 1 }), timeZone);

/**
 * Last day, inclusive, on which a pack delivered on `deliveredOn` can be used: the day before the date returns a year
 * later. Delivered on 29 February, it is 28 February.
 */
export function packYearEnd(deliveredOn: string): string {
  const delivered = Temporal.PlainDate.from(deliveredOn);
  const yearLater = delivered.add({ years: 1 });
  const dateReturns = yearLater.day === delivered.day;
  return (dateReturns ? yearLater.subtract({ days: 1 }) : yearLater).toString();
}

export type Expiry = {
  /** First moment at which a code can no longer be used, exclusive. */
  readonly expiresAt: Instant;
  /** Whose end governs (T-2); where both fall on one day, the agreement. */
  readonly boundBy: "agreement" | "pack-year";
  /** The day before `expiresAt` in the term's time zone, inclusive. */
  readonly lastUsableOn: string;
};

/** The earlier of the agreement's end and, for packs, the end of the year of use. */
export function expiryOf(lot: {
  /** Last usable day of the agreement, inclusive. */
  readonly termEndsOn: string;
  readonly hasPackYear: boolean;
  /** Date of delivery in `timeZone`; a pack's year counts from it. */
  readonly releasedOn: string;
  readonly timeZone: string;
}): Expiry {
  const packEndsOn = lot.hasPackYear ? packYearEnd(lot.releasedOn) : lot.termEndsOn;
  const boundBy = packEndsOn < lot.termEndsOn ? "pack-year" : "agreement";
  const lastUsableOn = boundBy === "pack-year" ? packEndsOn : lot.termEndsOn;
  return { expiresAt: endOfDay(lastUsableOn, lot.timeZone), boundBy, lastUsableOn };
}

const startOf = (date: Temporal.PlainDate, timeZone: string): Instant =>
  instant(date.toZonedDateTime({ timeZone }).epochMilliseconds);
