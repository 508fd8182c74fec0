/** How the demo writes things for people. */

/** English has Sept beside eleven months of three letters. */
const MONTH_LETTERS = 3;

/** `2027-01-04 00:00`, in UTC, of an ISO instant or epoch milliseconds. */
export const inUtc = (instant: string | number): string =>
  new Date(instant).toISOString().slice(0, 16).replace("T", " ");

/** `Mon 4 Jan 2027 08:00 in Taipei`. @throws {RangeError} when the zone is unknown. */
export const inZone = (instant: string | number, timeZone: string): string =>
  `${localTime(instant, timeZone)} in ${placeOf(timeZone)}`;

/** `Mon 4 Jan 2027 08:00`. @throws {RangeError} when the zone is unknown. */
export function localTime(instant: string | number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat("en-GB", {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone,
  }).formatToParts(new Date(instant));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? "";
  const month = part("month").slice(0, MONTH_LETTERS);
  return `${part("weekday")} ${part("day")} ${month} ${part("year")} ${part("hour")}:${part("minute")}`;
}

/** `New York` of `America/New_York`. */
const placeOf = (timeZone: string): string => (timeZone.split("/").at(-1) ?? timeZone).replaceAll("_", " ");

/** `3 requests, 16.9 RU`. */
export const costOf = ({ requests, ru }: { readonly requests: number; readonly ru: number }): string =>
  `${requests} ${requests === 1 ? "request" : "requests"}, ${ru.toFixed(1)} RU`;

/** The first eight digits of an id, for people. */
export const shortId = (id: string): string => `${id.slice(0, 8)}…`;

/** `1.9 s` of milliseconds. */
export const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
