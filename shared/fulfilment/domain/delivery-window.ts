import { addBusinessDays, type BusinessCalendar } from "#shared/fulfilment/domain/business-calendar.ts";
import { atHour } from "#shared/fulfilment/domain/local-date.ts";
import type { BusinessDays } from "#shared/fulfilment/domain/service-promise.ts";
import { endOfDay, startOfDay } from "#shared/fulfilment/domain/term.ts";
import { laterDate } from "#shared/kernel/calendar-date.ts";
import type { Instant } from "#shared/kernel/instant.ts";

/** First and last business day of the promise, each by the reading that makes it hold for both (D-19). */
const OPENS_AFTER_DAYS = 5;
const CLOSES_AFTER_DAYS = 10;
/** Local hour at which codes are sent on the opening day. */
const RELEASE_HOUR = 8;

export type DeliveryWindow = {
  /** 00:00 local of the opening day, inclusive. */
  readonly opensAt: Instant;
  /** 08:00 local of the opening day: when the codes are sent. */
  readonly releaseAt: Instant;
  /** 00:00 local after the last day, exclusive. */
  readonly closesAt: Instant;
  readonly calendarId: string;
  readonly calendarVersion: string;
  readonly businessDays: BusinessDays;
  /** Opening and last day, both inclusive, `YYYY-MM-DD` in the term's time zone. */
  readonly opensOn: string;
  readonly lastOn: string;
};

/**
 * When the codes of an invoice are due: from the 5th business day of a five-day week to the 10th of a six-day week,
 * and never before the term starts (R-59, T-12); a term that starts later leaves its first day alone.
 * Were the 10th before the 5th (it takes six weeks with next to no weekday worked), the window is the 5th day alone.
 * @throws {CalendarExceededError} when the count leaves the calendar's validity.
 */
export function deliveryWindow(invoice: {
  readonly invoicedOn: string;
  readonly termStartsOn: string;
  readonly timeZone: string;
  readonly calendar: BusinessCalendar;
}): DeliveryWindow {
  const { invoicedOn, termStartsOn, timeZone, calendar } = invoice;
  const fifth = addBusinessDays(invoicedOn, OPENS_AFTER_DAYS, calendar, "five-day");
  const tenth = addBusinessDays(invoicedOn, CLOSES_AFTER_DAYS, calendar, "six-day");
  const opensOn = laterDate(termStartsOn, fifth);
  const lastOn = laterDate(opensOn, tenth);
  return {
    opensAt: startOfDay(opensOn, timeZone),
    releaseAt: atHour(opensOn, RELEASE_HOUR, timeZone),
    closesAt: endOfDay(lastOn, timeZone),
    calendarId: calendar.calendarId,
    calendarVersion: calendar.version,
    businessDays: { first: OPENS_AFTER_DAYS, last: CLOSES_AFTER_DAYS },
    opensOn,
    lastOn,
  };
}
