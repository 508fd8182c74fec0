import { createHash } from "node:crypto";
import type { LotRequest } from "#shared/codes/domain/lot.ts";
import type { LotOwner } from "#shared/codes/domain/lot-id.ts";
import { lengthPrefixed, type OrderId } from "#shared/kernel/identifiers.ts";
import type { Instant } from "#shared/kernel/instant.ts";

/** The staff vouchers of one agreement, `total` codes for exams of `examFamilies`. */
export type StaffPoolRequest = {
  readonly agreementNumber: string;
  readonly total: number;
  readonly examFamilies: readonly string[];
  readonly mustSitBeforeEnd: boolean;
  readonly expiresAt: Instant;
  readonly endedEarly: boolean;
};

/** What a lot of staff vouchers shows in place of an order line's SKU. */
const STAFF_VOUCHERS = "STAFF-VOUCHERS";

/**
 * The owner of an agreement's pool. The hash of three parts is in the place of an order's id, which is one of two, so no
 * order ever has it.
 */
export const poolOwnerOf = (agreementNumber: string): LotOwner => ({
  orderId: createHash("sha256")
    .update(lengthPrefixed(["imagine-academy", "staff-vouchers", agreementNumber]))
    .digest("hex") as OrderId,
  line: 0,
  part: 0,
});

export const poolLotOf = (pool: StaffPoolRequest, releasedAt: Instant): LotRequest => ({
  ...poolOwnerOf(pool.agreementNumber),
  agreementNumber: pool.agreementNumber,
  sku: STAFF_VOUCHERS,
  families: pool.examFamilies,
  codes: pool.total,
  releasedAt,
  expiresAt: pool.expiresAt,
  expiryBoundBy: pool.endedEarly ? "agreement-ended" : "agreement",
  ...(pool.mustSitBeforeEnd ? { mustSitBeforeEnd: true } : {}),
  isStaffPool: true,
});
