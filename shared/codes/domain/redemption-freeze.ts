import { type Instant, plusMs } from "#shared/kernel/instant.ts";
import { accept, type Outcome, refuse } from "#shared/kernel/outcome.ts";

/** For how long an instance may go by what it read of the freeze. Unit: milliseconds. */
export const FREEZE_KNOWN_FOR_MS = 10_000;

/** That, and as long as a redemption begun before may take. Unit: milliseconds. */
const EVERYWHERE_AFTER_MS = 30_000;

/**
 * Whether codes stand still: nobody redeems, during a restore for instance. Of the last freeze stays when it began,
 * why, in the operator's words, and when it was lifted. Nothing of it before the first.
 */
export type RedemptionFreeze = {
  readonly isFrozen: boolean;
  readonly frozenAt?: Instant;
  readonly reason?: string;
  readonly liftedAt?: Instant;
};

export const NEVER_FROZEN: RedemptionFreeze = { isFrozen: false };

/** Freezing what is frozen changes nothing. */
export const freeze = (present: RedemptionFreeze, reason: string, at: Instant): RedemptionFreeze =>
  present.isFrozen ? present : { isFrozen: true, frozenAt: at, reason };

/** Lifts the freeze that began at `frozenAt` and no other, so that a late repeat cannot lift the next one. */
export function lift(
  present: RedemptionFreeze,
  frozenAt: string,
  at: Instant,
): Outcome<RedemptionFreeze, "precondition-failed"> {
  if (present.frozenAt !== frozenAt) return refuse("precondition-failed", "/data/frozenAt");
  return accept(present.isFrozen ? { ...present, isFrozen: false, liftedAt: at } : present);
}

/** From when the present state holds on every instance, whatever was under way; undefined before the first freeze. */
export function everywhereFrom({ isFrozen, frozenAt, liftedAt }: RedemptionFreeze): Instant | undefined {
  const changedAt = isFrozen ? frozenAt : liftedAt;
  return changedAt && plusMs(changedAt, EVERYWHERE_AFTER_MS);
}
