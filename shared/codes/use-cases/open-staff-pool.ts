import { poolLotOf, type StaffPoolRequest } from "#shared/codes/domain/staff-pool.ts";
import type { CurtailLot } from "#shared/codes/use-cases/curtail-lot.ts";
import type { IssueLot } from "#shared/codes/use-cases/issue-lot.ts";
import type { Clock } from "#shared/kernel/instant.ts";

/**
 * Issues the lot of an agreement's staff vouchers, once, and brings its end forward where it is later than it should be;
 * a repeat changes nothing. Two writes decide, no read: of two callers who know different ends the earlier end wins.
 */
export type OpenStaffPool = (pool: StaffPoolRequest) => Promise<void>;

type Dependencies = { readonly issueLot: IssueLot; readonly curtailLot: CurtailLot; readonly clock: Clock };

export const createOpenStaffPool =
  ({ issueLot, curtailLot, clock }: Dependencies): OpenStaffPool =>
  async (pool) => {
    const { lotId, expiresAt } = await issueLot(poolLotOf(pool, clock()));
    if (expiresAt > pool.expiresAt) await curtailLot(lotId, pool.expiresAt);
  };
