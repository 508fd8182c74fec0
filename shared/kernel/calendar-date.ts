/**
 * Last day, inclusive, of the year that begins on a calendar date `YYYY-MM-DD`: the day before the date returns. Of a
 * year begun on 29 February it is 28 February.
 */
export function lastDayOfYearFrom(date: string): string {
  const first = new Date(`${date}T00:00:00Z`);
  const last = new Date(Date.UTC(first.getUTCFullYear() + 1, first.getUTCMonth(), first.getUTCDate() - 1));
  return last.toISOString().slice(0, 10);
}

export const earlierDate = (one: string, other: string): string => (one < other ? one : other);

export const laterDate = (one: string, other: string): string => (one > other ? one : other);
