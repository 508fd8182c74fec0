import { Temporal } from "temporal-polyfill";
import { type Instant, instant } from "#shared/kernel/instant.ts";

/** The first moment of a calendar date `YYYY-MM-DD` in an IANA time zone, also where its midnight does not exist. */
export const startOfDay = (date: string, timeZone: string): Instant => startOf(Temporal.PlainDate.from(date), timeZone);

/** The first moment after a calendar date: exclusive end of its last usable day. */
export const endOfDay = (date: string, timeZone: string): Instant =>
  startOf(Temporal.PlainDate.from(date).add({ days: 1 }), timeZone);

const startOf = (date: Temporal.PlainDate, timeZone: string): Instant =>
  instant(date.toZonedDateTime({ timeZone }).epochMilliseconds);
