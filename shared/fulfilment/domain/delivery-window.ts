import type { BusinessDays } from "#shared/contracts/business-days.ts";
import { addBusinessDays, type BusinessCalendar } from "#shared/fulfilment/domain/business-calendar.ts";
import { atHour } from "#shared/fulfilment/domain/local-date.ts";
import { endOfDay, startOfDay } from "#shared/fulfilment/domain/term.ts";
import { laterDate } from "#shared/kernel/calendar-date.ts";
import type { Instant } from "#shared/kernel/instant.ts";

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
 * When the codes of an invoice are due: from the first of the `businessDays` in a five-day week to the last in a six-day
 * week, each by the reading that makes it hold for both (R-58, D-19), and never before the term starts (R-59, T-12); a
 * term that starts later leaves its first day alone. Were the last before the first (of 5 and 10 it takes six weeks with
 * next to no weekday worked), the window is the first day alone.
 * @throws {CalendarExceededError} when the count leaves the calendar's validity.
 */
export function deliveryWindow(invoice: {
  readonly invoicedOn: string;
  readonly businessDays: BusinessDays;
  readonly termStartsOn: string;
  readonly timeZone: string;
  readonly calendar: BusinessCalendar;
}): DeliveryWindow {
  const { invoicedOn, businessDays, termStartsOn, timeZone, calendar } = invoice;
  const first = addBusinessDays(invoicedOn, businessDays.first, calendar, "five-day");
  const last = addBusinessDays(invoicedOn, businessDays.last, calendar, "six-day");
  const opensOn = laterDate(termStartsOn, first);
  const lastOn = laterDate(opensOn, last);
  return {
    opensAt: startOfDay(opensOn, timeZone),
    releaseAt: atHour(opensOn, RELEASE_HOUR, timeZone),
    closesAt: endOfDay(lastOn, timeZone),
    calendarId: calendar.calendarId,
    calendarVersion: calendar.version,
    businessDays,
    opensOn,
    lastOn,
  };
}
