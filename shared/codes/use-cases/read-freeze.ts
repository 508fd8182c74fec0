import { NEVER_FROZEN, type RedemptionFreeze } from "#shared/codes/domain/redemption-freeze.ts";
import type { FreezeSwitch } from "#shared/codes/ports.ts";

/** The state as it is stored now, past what any instance still goes by. */
export type ReadFreeze = () => Promise<RedemptionFreeze>;

export const createReadFreeze =
  (freezeSwitch: Pick<FreezeSwitch, "read">): ReadFreeze =>
  async () =>
    (await freezeSwitch.read())?.value ?? NEVER_FROZEN;
