import { HOUR_MS, type Instant, MINUTE_MS, msBetween, plusMs } from "#shared/kernel/instant.ts";

/**
 * What a waiting document carries. `wakeAt` is the moment to look again; absent when nothing is waited for.
 * `attempt` counts looks that changed nothing; `waitingSince` is when the present wait began, or its first look.
 */
export type Waiting = {
  readonly wakeAt?: Instant;
  readonly attempt: number;
  readonly waitingSince?: Instant;
  /** Set when a wait lasted longer than `PARK_AFTER_MS`: an operator has to look. */
  readonly parkedAt?: Instant;
};

/** Patience of one wait before the document is parked for an operator. Unit: milliseconds. */
export const PARK_AFTER_MS = 72 * HOUR_MS;

/** Looks in vain, at least, before a document is parked: days of standstill are no reason to give up. */
export const PARK_AFTER_LOOKS = 24;

/** Waits for one thing until `wakeAt`, from now on. */
export const waitUntil = (wakeAt: Instant, at: Instant): Waiting => ({ wakeAt, attempt: 0, waitingSince: at });

/** The wait for a step that is due now, its message sent: the first look is a minute later. */
export const waitForStep = (at: Instant): Waiting => waitUntil(plusMs(at, MINUTE_MS), at);

export const waitForNothing: Waiting = { attempt: 0 };

/** A look changed nothing: the next comes later, 1 minute doubling to an hour apart, and after 72 hours and 24 looks never. */
export function lookLater(waiting: Waiting, at: Instant): Waiting {
  const lookedSince = waiting.attempt === 0 ? at : (waiting.waitingSince ?? at);
  if (waiting.attempt >= PARK_AFTER_LOOKS && msBetween(lookedSince, at) >= PARK_AFTER_MS)
    return { attempt: waiting.attempt, waitingSince: lookedSince, parkedAt: at };
  const delayMs = Math.min(MINUTE_MS * 2 ** Math.min(waiting.attempt, 10), HOUR_MS);
  return { wakeAt: plusMs(at, delayMs), attempt: waiting.attempt + 1, waitingSince: lookedSince };
}
