import type { CalendarId } from "#shared/contracts/agreement-registered.ts";
import type { BusinessCalendar } from "#shared/fulfilment/domain/business-calendar.ts";
import { GERMAN_STATES, GERMANY } from "#shared/fulfilment/domain/calendars/de.ts";
import { FRANCE } from "#shared/fulfilment/domain/calendars/fr.ts";
import { TAIWAN } from "#shared/fulfilment/domain/calendars/tw.ts";
import { UNITED_STATES } from "#shared/fulfilment/domain/calendars/us.ts";

export const KNOWN_CALENDARS: Readonly<Record<CalendarId, BusinessCalendar>> = {
  TW: TAIWAN,
  US: UNITED_STATES,
  FR: FRANCE,
  DE: GERMANY,
  ...GERMAN_STATES,
};

/** The calendar an agreement names, e.g. `"TW"` or `"DE-BY"`. @throws {RangeError} when there is none. */
export function calendarOf(calendarId: string): BusinessCalendar {
  const calendar = Object.values(KNOWN_CALENDARS).find((known) => known.calendarId === calendarId);
  if (!calendar) throw new RangeError(`no business calendar ${calendarId}`);
  return calendar;
}
