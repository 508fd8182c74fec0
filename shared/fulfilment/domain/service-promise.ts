import type { BusinessDays } from "#shared/contracts/business-days.ts";
import { HOUR_MS, type Instant, plusMs } from "#shared/kernel/instant.ts";

/**
 * What was promised to the customer, by which clock, and whether it was kept.
 * A mail promise is kept when the mail service accepted the message, not when somebody meant to send it.
 */
export type ServicePromise = {
  readonly kind: "access" | "confirm" | "deliver";
  /** The milestone whose instant started the clock. */
  readonly clock: "accepted" | "processed" | "invoiced";
  readonly startedAt: Instant;
  /** What was counted from there. */
  readonly counted: Counted;
  /** Not before this moment; absent where earlier is always welcome. */
  readonly opensAt?: Instant;
  /** Kept up to and including this moment; with `opensAt` the end of a window, exclusive. */
  readonly dueAt: Instant;
  /** The business-day calendar the window was counted in, with its version; absent for clock hours. */
  readonly calendar?: string;
  readonly calendarVersion?: string;
  readonly keptAt?: Instant;
  /** When it was found to be late; a late promise may still be kept afterwards. */
  readonly missedAt?: Instant;
  /** Given up with a cancelled order. */
  readonly withdrawnAt?: Instant;
};

/**
 * Clock hours; or business days after the date `from`, the invoice's own, the first of a five-day and the last of a six-day
 * week (D-19), with the dates they fall on: `YYYY-MM-DD` in the term's time zone, both inclusive, never before the term starts.
 */
export type Counted =
  | { readonly hours: number }
  | {
      readonly businessDays: BusinessDays;
      readonly from: string;
      readonly opensOn: string;
      readonly lastOn: string;
    };

/** clock hours, not business hours, counted from processing. */
const CONFIRM_WITHIN_HOURS = 48;

/** clock hours from acceptance, the earliest reading (T-6). */
const ACCESS_WITHIN_HOURS = 24;

/** The moment `hours` clock hours after `startedAt`, whatever weekend or clock change lies between. */
const dueAfterHours = (startedAt: Instant, hours: number): Instant => plusMs(startedAt, hours * HOUR_MS);

export const promiseToConfirm = (processedAt: Instant): ServicePromise => ({
  kind: "confirm",
  clock: "processed",
  startedAt: processedAt,
  counted: { hours: CONFIRM_WITHIN_HOURS },
  dueAt: dueAfterHours(processedAt, CONFIRM_WITHIN_HOURS),
});

export const promiseOfAccess = (acceptedAt: Instant): ServicePromise => ({
  kind: "access",
  clock: "accepted",
  startedAt: acceptedAt,
  counted: { hours: ACCESS_WITHIN_HOURS },
  dueAt: dueAfterHours(acceptedAt, ACCESS_WITHIN_HOURS),
});

export const isOpen = (promise: ServicePromise): boolean =>
  promise.keptAt === undefined && promise.withdrawnAt === undefined;

/** The first moment at which the promise is late: `dueAt` itself is still kept, but for the end of a window. */
export const lateFrom = ({ opensAt, dueAt }: ServicePromise): Instant =>
  opensAt === undefined ? plusMs(dueAt, 1) : dueAt;

export const isLate = (promise: ServicePromise, at: Instant): boolean => at >= lateFrom(promise);

/**
 * Keeps the open promise of `kind`; late is still kept, and marked as missed. Kept in time it was never missed, though
 * word of that may come after it was found late.
 */
export const keep = (promises: readonly ServicePromise[], kind: ServicePromise["kind"], at: Instant) =>
  promises.map((promise): ServicePromise => {
    if (promise.kind !== kind || !isOpen(promise)) return promise;
    if (isLate(promise, at)) return { ...missed(promise, at), keptAt: at };
    const { missedAt: _missedAt, ...inTime } = promise;
    return { ...inTime, keptAt: at };
  });

export const withdraw = (promises: readonly ServicePromise[], at: Instant) =>
  promises.map((promise) => (isOpen(promise) ? { ...promise, withdrawnAt: at } : promise));

/** Marks what is open and overdue at `at`. */
export const markMissed = (promises: readonly ServicePromise[], at: Instant) =>
  promises.map((promise) => (isOpen(promise) && isLate(promise, at) ? missed(promise, at) : promise));

export const isUnnoticed = (promise: ServicePromise, at: Instant): boolean =>
  isOpen(promise) && promise.missedAt === undefined && isLate(promise, at);

const missed = (promise: ServicePromise, at: Instant): ServicePromise =>
  promise.missedAt === undefined ? { ...promise, missedAt: at } : promise;
