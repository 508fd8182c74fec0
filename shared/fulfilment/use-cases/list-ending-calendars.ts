import { isEnding } from "#shared/fulfilment/domain/business-calendar.ts";
import { KNOWN_CALENDARS } from "#shared/fulfilment/domain/calendars/known-calendars.ts";
import { localDateOf } from "#shared/fulfilment/domain/local-date.ts";
import type { Clock } from "#shared/kernel/instant.ts";

/** `validUntil`: the last day it speaks for, `YYYY-MM-DD`; an invoice whose window passes it is refused. */
export type EndingCalendar = {
  readonly calendarId: string;
  readonly version: string;
  readonly validUntil: string;
};

/** The calendars whose next year is missing 90 days from today (UTC) or sooner. */
export type ListEndingCalendars = () => readonly EndingCalendar[];

export const createListEndingCalendars =
  (clock: Clock): ListEndingCalendars =>
  () => {
    const today = localDateOf(clock(), "UTC");
    return Object.values(KNOWN_CALENDARS)
      .filter((calendar) => isEnding(calendar, today))
      .map(({ calendarId, version, validUntil }) => ({ calendarId, version, validUntil }));
  };
