import type { StaffPool } from "#shared/agreements/domain/academy-grant.ts";
import { type Agreement, lastDayOf } from "#shared/agreements/domain/agreement.ts";
import type {
  AcademyRepository,
  AgreementRepository,
  EndOfDay,
  OpenStaffPool,
  PoolCodes,
} from "#shared/agreements/ports.ts";
import { expected } from "#shared/kernel/versioned.ts";

/** Brings the end of a pool's codes forward with its agreement's; nothing where there is no pool. A repeat is harmless. */
export type CurtailStaffPool = (ended: {
  readonly agreementNumber: string;
  readonly session?: string;
}) => Promise<void>;

type Dependencies = {
  readonly agreements: Pick<AgreementRepository, "find">;
  readonly academy: Pick<AcademyRepository, "findGrant">;
  readonly openStaffPool: OpenStaffPool;
  readonly endOfDay: EndOfDay;
};

/** Opens the pool where no voucher was drawn yet: whoever draws the first at this moment finds the new end there. */
export const createCurtailStaffPool =
  ({ agreements, academy, openStaffPool, endOfDay }: Dependencies): CurtailStaffPool =>
  async ({ agreementNumber, session }) => {
    const grant = await academy.findGrant(agreementNumber, session);
    if (grant?.value.staffVouchers === undefined) return;
    const agreement = expected(await agreements.find(agreementNumber, session), `agreement ${agreementNumber}`);
    await openStaffPool(poolCodesOf(agreement.value, grant.value.staffVouchers, endOfDay));
  };

export const poolCodesOf = (agreement: Agreement, pool: StaffPool, endOfDay: EndOfDay): PoolCodes => ({
  agreementNumber: agreement.agreementNumber,
  pool,
  expiresAt: endOfDay(lastDayOf(agreement), agreement.term.timeZone),
  endedEarly: agreement.ending !== undefined,
});
