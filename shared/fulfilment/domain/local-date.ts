import { Temporal } from "temporal-polyfill";
import { type Instant, instant } from "#shared/kernel/instant.ts";

/** The calendar date `YYYY-MM-DD` that a moment falls on in an IANA time zone. */
export const localDateOf = (at: Instant, timeZone: string): string =>
  Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDate().toString();

/** The moment of a whole hour on a calendar date in an IANA time zone; one that a clock change skips is the next there is. */
export const atHour = (date: string, hour: number, timeZone: string): Instant =>
  instant(
    Temporal.PlainDate.from(date).toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from({ hour }) })
      .epochMilliseconds,
  );
