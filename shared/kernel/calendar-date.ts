/**
 * Last day, inclusive, of the year that begins on a calendar date `YYYY-MM-DD`: the day before the date returns. Of a
 * year begun on 29 February it is 28 February.
 */
export const lastDayOfYearFrom = (date: string): string => lastDayOfMonthsFrom(date, 12);

/** The same of whole months: the day before the date returns, or the last of a month that is too short for it. */
export function lastDayOfMonthsFrom(date: string, months: number): string {
  const first = new Date(`${date}T00:00:00Z`);
  const [year, month] = [first.getUTCFullYear(), first.getUTCMonth() + months];
  const last = Math.min(Date.UTC(year, month, first.getUTCDate() - 1), Date.UTC(year, month + 1, 0));
  return new Date(last).toISOString().slice(0, 10);
}

export const earlierDate = (one: string, other: string): string => (one < other ? one : other);

export const laterDate = (one: string, other: string): string => (one > other ? one : other);
