import { Temporal } from "temporal-polyfill";

/** The business days of one market, as dated data. Dates are `YYYY-MM-DD`, weekdays ISO numbers (1 Monday … 7 Sunday). */
export type BusinessCalendar = {
  readonly calendarId: string;
  /** Changes with every change of the data; stored beside each deadline computed from it (T-4). */
  readonly version: string;
  readonly weekend: readonly number[];
  /** Days off by law: date → name in the market's language, also where the date falls on a weekend. */
  readonly holidays: Readonly<Record<string, string>>;
  /** Days declared working days although they fall on a weekend; they count in both readings. */
  readonly workdays: readonly string[];
  /** First and last day the data speaks for, both inclusive. */
  readonly validFrom: string;
  readonly validUntil: string;
  /** The law or authority the data follows, and which years it has not announced yet. */
  readonly source: string;
};

/** How the source texts count: 工作日 as a five-day week, «jours ouvrables» and «Werktage» as six days (D-19). */
export type Reading = "five-day" | "six-day";

const SATURDAY = 6;

/** A count leaves the days a calendar speaks for: guessing would move a promise. */
export class CalendarExceededError extends RangeError {
  override readonly name = "CalendarExceededError";
}

/** @throws {CalendarExceededError} when `date` lies outside the calendar's validity. */
export function isBusinessDay(date: string, calendar: BusinessCalendar, reading: Reading): boolean {
  return isBusinessPlainDate(Temporal.PlainDate.from(date), calendar, reading);
}

/**
 * The `days`-th business day after `date`; day 1 is the first business day after it.
 * @throws {RangeError} when `days` is not a whole number above 0.
 * @throws {CalendarExceededError} when the count leaves the calendar's validity.
 */
export function addBusinessDays(date: string, days: number, calendar: BusinessCalendar, reading: Reading): string {
  if (!Number.isSafeInteger(days) || days < 1) throw new RangeError(`not a number of business days: ${days}`);

  let day = Temporal.PlainDate.from(date);
  for (let counted = 0; counted < days; ) {
    day = day.add({ days: 1 });
    if (isBusinessPlainDate(day, calendar, reading)) counted += 1;
  }
  return day.toString();
}

/** How long before the first day it does not speak for a calendar is said to end: time to write the next year. */
const NOTICE_DAYS = 90;

/** Whether the calendar's first missing day is 90 days after `date` or sooner. */
export const isEnding = ({ validUntil }: BusinessCalendar, date: string): boolean =>
  validUntil < Temporal.PlainDate.from(date).add({ days: NOTICE_DAYS }).toString();

function isBusinessPlainDate(day: Temporal.PlainDate, calendar: BusinessCalendar, reading: Reading): boolean {
  const { calendarId, version, weekend, holidays, workdays, validFrom, validUntil } = calendar;
  const date = day.toString();
  if (date < validFrom || date > validUntil)
    throw new CalendarExceededError(
      `calendar ${calendarId} (${version}) speaks for ${validFrom} to ${validUntil}, not for ${date}`,
    );
  if (workdays.includes(date)) return true;
  if (Object.hasOwn(holidays, date)) return false;
  return !weekend.includes(day.dayOfWeek) || (reading === "six-day" && day.dayOfWeek === SATURDAY);
}
