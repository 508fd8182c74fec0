import type { Agreement } from "#shared/agreements/domain/agreement.ts";
import type { Programme } from "#shared/contracts/agreement-registered.ts";
import type { Instant } from "#shared/kernel/instant.ts";
import type { Ratio } from "#shared/kernel/money.ts";
import { accept, type Outcome, refuse } from "#shared/kernel/outcome.ts";

/** What an edition in which Imagine Academy comes with the agreement grants to whom (R-19, D-2). */
export type AcademyTerms = {
  readonly editionId: string;
  readonly programmes: readonly Programme[];
  readonly benefits: readonly GrantedBenefit[];
  readonly staffVouchers: Omit<StaffPool, "drawn">;
  /** Whether a renewal grants the staff vouchers anew. */
  readonly regrantOnRenewal: boolean;
};

/** `payRatio`: what a member pays of the price, never what is taken off (R-23, R-24, T-5). */
export type GrantedBenefit = { readonly benefitId: string; readonly payRatio?: Ratio };

/** Vouchers for the staff of all schools of an agreement; `drawn` counts those given out. */
export type StaffPool = {
  readonly total: number;
  readonly drawn: number;
  readonly examFamilies: readonly string[];
  /** The exam, too, has to be before the agreement's end (T-18). */
  readonly mustSitBeforeEnd: boolean;
};

/** Imagine Academy as it came with an agreement, by the edition in force then; only `drawn` ever changes. */
export type AcademyGrant = {
  readonly editionId: string;
  readonly cause: "purchased" | "renewed";
  /** Nothing is paid for it. */
  readonly price: 0;
  readonly benefits: readonly GrantedBenefit[];
  readonly grantedAt: Instant;
  /** The agreement that was granted the pool: this one, or the one whose renewal this is, however many renewals ago. */
  readonly poolOf: string;
  /** Absent where `poolOf` is another agreement. */
  readonly staffVouchers?: StaffPool;
};

/** A voucher of the pool that was given out. `drawId` is the caller's own; `index` counts from 0. */
export type StaffDraw = {
  readonly drawId: string;
  readonly school: string;
  readonly personId: string;
  readonly index: number;
  readonly drawnAt: Instant;
};

export type StaffDrawRefusal = "staff-pool-not-granted" | "staff-pool-exhausted";

type Purchase = {
  readonly agreement: Agreement;
  /** Undefined where no edition in force includes Imagine Academy. */
  readonly terms: AcademyTerms | undefined;
  /** The grant of the agreement this one renews. */
  readonly renewed: AcademyGrant | undefined;
  readonly at: Instant;
  /** In the term's time zone. */
  readonly today: string;
};

/**
 * What buying or renewing an agreement brings: Imagine Academy for an accredited academic institution under one of the
 * edition's programmes, and nothing for anybody else. A pool that was granted is not granted anew.
 */
export function academyGrantOf({ agreement, terms, renewed, at, today }: Purchase): AcademyGrant | undefined {
  if (terms === undefined || !terms.programmes.includes(agreement.programme)) return undefined;
  if (!isAccredited(agreement, today)) return undefined;
  const { editionId, benefits, staffVouchers, regrantOnRenewal } = terms;
  const poolOf = renewed === undefined || regrantOnRenewal ? agreement.agreementNumber : renewed.poolOf;
  return {
    editionId,
    cause: agreement.renewalOf === undefined ? "purchased" : "renewed",
    price: 0,
    benefits,
    grantedAt: at,
    poolOf,
    ...(poolOf === agreement.agreementNumber ? { staffVouchers: { ...staffVouchers, drawn: 0 } } : {}),
  };
}

/** Gives out the pool's next voucher: to whichever school, as long as there is one. */
export function drawFrom(
  grant: AcademyGrant,
  { drawId, school, personId, at }: Omit<StaffDraw, "index" | "drawnAt"> & { readonly at: Instant },
): Outcome<{ readonly grant: AcademyGrant; readonly draw: StaffDraw }, StaffDrawRefusal> {
  const pool = grant.staffVouchers;
  if (pool === undefined) return refuse("staff-pool-not-granted");
  if (pool.drawn >= pool.total) return refuse("staff-pool-exhausted");
  return accept({
    grant: { ...grant, staffVouchers: { ...pool, drawn: pool.drawn + 1 } },
    draw: { drawId, school, personId, index: pool.drawn, drawnAt: at },
  });
}

/** with evidence that is not of a later day. */
const isAccredited = ({ customer }: Agreement, today: string): boolean =>
  customer.class === "academic" && customer.accreditation !== null && customer.accreditation.on <= today;
