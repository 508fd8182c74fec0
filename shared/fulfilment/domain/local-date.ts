import { Temporal } from "temporal-polyfill";
import type { Instant } from "#shared/kernel/instant.ts";

/** The calendar date `YYYY-MM-DD` that a moment falls on in an IANA time zone. */
export const localDateOf = (at: Instant, timeZone: string): string =>
  Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDate().toString();
