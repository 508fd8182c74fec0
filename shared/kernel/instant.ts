/**
 * A moment in UTC as `YYYY-MM-DDTHH:mm:ss.sssZ`.
 * The fixed width makes text order equal time order, so instants compare with `<` here and in database queries.
 */
export type Instant = string & { readonly __brand: "Instant" };

/** The current moment, injected so that rules stay deterministic under test. */
export type Clock = () => Instant;

/** @throws {RangeError} when `value` is not a real date. */
export const instant = (value: Date | string | number): Instant => new Date(value).toISOString() as Instant;

/** The moment `milliseconds` after `from`; negative goes back. */
export const plusMs = (from: Instant, milliseconds: number): Instant => instant(Date.parse(from) + milliseconds);

/** Milliseconds from `from` to `to`; negative when `to` is earlier. */
export const msBetween = (from: Instant, to: Instant): number => Date.parse(to) - Date.parse(from);

export const earliest = (moments: readonly Instant[]): Instant | undefined =>
  moments.reduce<Instant | undefined>((first, next) => (first === undefined || next < first ? next : first), undefined);

export const SECOND_MS = 1_000;
export const MINUTE_MS = 60 * SECOND_MS;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
