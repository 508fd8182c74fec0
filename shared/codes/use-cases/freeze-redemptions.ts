import { freeze, lift, NEVER_FROZEN, type RedemptionFreeze } from "#shared/codes/domain/redemption-freeze.ts";
import type { FreezeSwitch } from "#shared/codes/ports.ts";
import type { Claim } from "#shared/kernel/claim.ts";
import type { Clock } from "#shared/kernel/instant.ts";
import { accept, type Outcome } from "#shared/kernel/outcome.ts";
import { retryWhenStale } from "#shared/kernel/retry-when-stale.ts";

type Dependencies = { readonly freezeSwitch: FreezeSwitch; readonly clock: Clock };

/** Stops every redemption until the freeze is lifted. Freezing again changes nothing. */
export type FreezeRedemptions = (
  command: { readonly reason: string },
  claim: Claim,
) => Promise<Outcome<RedemptionFreeze, "idempotency-key-reuse">>;

export const createFreezeRedemptions =
  ({ freezeSwitch, clock }: Dependencies): FreezeRedemptions =>
  async ({ reason }, claim) => {
    const claimed = await claim();
    if (!claimed.ok) return claimed;
    return change(freezeSwitch, (present) => accept(freeze(present, reason, clock())));
  };

/** Lifts the freeze that began at `frozenAt`; lifting it again changes nothing. */
export type LiftFreeze = (
  command: { readonly frozenAt: string },
  claim: Claim,
) => Promise<Outcome<RedemptionFreeze, "precondition-failed" | "idempotency-key-reuse">>;

export const createLiftFreeze =
  ({ freezeSwitch, clock }: Dependencies): LiftFreeze =>
  async ({ frozenAt }, claim) => {
    const checked = lift((await freezeSwitch.read())?.value ?? NEVER_FROZEN, frozenAt, clock());
    if (!checked.ok) return checked;
    const claimed = await claim();
    if (!claimed.ok) return claimed;
    return change(freezeSwitch, (present) => lift(present, frozenAt, clock()));
  };

const change = <Refusal extends string>(
  freezeSwitch: FreezeSwitch,
  decide: (present: RedemptionFreeze) => Outcome<RedemptionFreeze, Refusal>,
): Promise<Outcome<RedemptionFreeze, Refusal>> =>
  retryWhenStale(async () => {
    const stored = await freezeSwitch.read();
    const present = stored?.value ?? NEVER_FROZEN;
    const decided = decide(present);
    if (decided.ok && decided.value !== present) await freezeSwitch.write(decided.value, stored?.version);
    return decided;
  });
