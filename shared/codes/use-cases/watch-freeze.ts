import { FREEZE_KNOWN_FOR_MS, NEVER_FROZEN, type RedemptionFreeze } from "#shared/codes/domain/redemption-freeze.ts";
import type { FreezeSwitch } from "#shared/codes/ports.ts";
import { type Clock, type Instant, msBetween } from "#shared/kernel/instant.ts";

export type IsFrozen = () => Promise<boolean>;

type Dependencies = {
  readonly freezeSwitch: Pick<FreezeSwitch, "read">;
  readonly clock: Clock;
  /** Told when the state could not be read and the last known one goes on. */
  readonly onUnread: (error: unknown) => void;
};

/**
 * Whether redemptions are frozen, read at most once in 10 seconds however many ask. When it cannot be read, the last
 * known state goes on for another 10 seconds. @throws what reading threw, as long as no state is known.
 */
export function createWatchFreeze({ freezeSwitch, clock, onUnread }: Dependencies): IsFrozen {
  let known: { readonly isFrozen: boolean; readonly askedAt: Instant } | undefined;
  let reading: Promise<boolean> | undefined;

  const read = async () => {
    const askedAt = clock();
    let freeze: RedemptionFreeze;
    try {
      freeze = (await freezeSwitch.read())?.value ?? NEVER_FROZEN;
    } catch (error) {
      if (known === undefined) throw error;
      onUnread(error);
      freeze = known;
    }
    known = { isFrozen: freeze.isFrozen, askedAt };
    return known.isFrozen;
  };

  return async () => {
    const age = known === undefined ? FREEZE_KNOWN_FOR_MS : msBetween(known.askedAt, clock());
    if (known !== undefined && age >= 0 && age < FREEZE_KNOWN_FOR_MS) return known.isFrozen;
    reading ??= read().finally(() => {
      reading = undefined;
    });
    return reading;
  };
}
