import { MAX_CODES_PER_LOT } from "#shared/codes/domain/code-format.ts";
import type { LotOwner } from "#shared/codes/domain/lot-id.ts";
import type { Sealed } from "#shared/codes/domain/seal.ts";
import type { ExpiryBound } from "#shared/contracts/expiry-bound.ts";
import { type Correlated, correlationOf } from "#shared/kernel/correlation.ts";
import type { LotId } from "#shared/kernel/identifiers.ts";
import { DAY_MS, type Instant, MINUTE_MS, plusMs } from "#shared/kernel/instant.ts";
import { type Waiting, waitUntil } from "#shared/kernel/wake.ts";

/** From `expiresAt` to closing, longer than any invocation: a redemption that read the lot open is counted. */
const CLOSE_DELAY_MS = 10 * MINUTE_MS;

/** From `expiresAt` to the destruction of the seed. Until then the list of codes can be computed. */
const SEED_KEPT_MS = 90 * DAY_MS;

/** What is asked for: the codes of one part of one order line. */
export type LotRequest = LotOwner &
  Correlated & {
    readonly agreementNumber: string;
    readonly sku: string;
    /** Exam families the codes pay for; empty only for library codes. */
    readonly families: readonly string[];
    /** Who delivers the exams of a family, where the order's edition states it; of another any provider may. */
    readonly providers?: Readonly<Record<string, string>>;
    /** How many codes, 1 to 32,768; their indexes count from 0. */
    readonly codes: number;
    readonly releasedAt: Instant;
    /** First moment at which no code can be redeemed any more. */
    readonly expiresAt: Instant;
    readonly expiryBoundBy: ExpiryBound;
    /** Of a site pack released while its agreement named no Certiport centre: redeeming looks again. */
    readonly awaitsTestCentre?: true;
    /** Beside it: where an institution becomes a centre, by the order's edition; https. */
    readonly enrolmentUrl?: string;
    /** The exam, too, has to be before the end, not only registering for it (T-18); by the order's edition. */
    readonly mustSitBeforeEnd?: true;
    /** Vouchers that came with the agreement: `orderId` names their pool, and there is no such order. */
    readonly isStaffPool?: true;
  };

/**
 * the codes stop working at `dueAt`, to the instant; `keptAt` is when that was recorded and the lot closed, ten
 * minutes later or more.
 */
export type ExpirePromise = {
  readonly kind: "expire";
  readonly clock: "released";
  readonly startedAt: Instant;
  readonly dueAt: Instant;
  readonly keptAt?: Instant;
};

/** The codes of one part of one order line; none of them is stored. */
export type Lot = LotRequest &
  Waiting & {
    readonly lotId: LotId;
    readonly state: "open" | "closed";
    readonly promise: ExpirePromise;
    /** Absent once destroyed. */
    readonly seed?: Sealed;
    readonly seedDestroyedAt?: Instant;
    readonly closedAt?: Instant;
    /** Codes that were redeemed or unlocked, counted on closing. */
    readonly redeemed?: number;
  };

/** What closing writes into an open lot whose `expiresAt` is at or before `expiredBy`. */
export type Closing = {
  readonly expiredBy: Instant;
  readonly closedAt: Instant;
  readonly redeemed: number;
  /** When the lot looks again, for its seed. */
  readonly wakeAt: Instant;
};

/** What brings an open lot's end forward to `expiresAt`, unless it ends by then anyhow. */
export type Curtailment = {
  readonly expiresAt: Instant;
  readonly expiryBoundBy: ExpiryBound;
  readonly curtailedAt: Instant;
  /** When the lot looks again, to close. */
  readonly wakeAt: Instant;
};

export const curtailmentAt = (at: Instant, expiresAt: Instant): Curtailment => ({
  expiresAt,
  expiryBoundBy: "agreement-ended",
  curtailedAt: at,
  wakeAt: plusMs(expiresAt, CLOSE_DELAY_MS),
});

/** @throws {RangeError} unless 1 to 32,768 codes are asked for: a larger line takes several lots. */
export function openLot(request: LotRequest, lotId: LotId, seed: Sealed): Lot {
  const { orderId, agreementNumber, line, part, sku, families, codes, releasedAt, expiresAt, expiryBoundBy } = request;
  if (!Number.isInteger(codes) || codes < 1 || codes > MAX_CODES_PER_LOT)
    throw new RangeError(`a lot holds 1 to ${MAX_CODES_PER_LOT} codes, not ${codes}`);
  return {
    lotId,
    orderId,
    agreementNumber,
    line,
    part,
    sku,
    families,
    codes,
    ...correlationOf(request),
    seed,
    state: "open",
    releasedAt,
    expiresAt,
    expiryBoundBy,
    ...(request.providers === undefined ? {} : { providers: request.providers }),
    ...(request.awaitsTestCentre === undefined ? {} : { awaitsTestCentre: true }),
    ...(request.enrolmentUrl === undefined ? {} : { enrolmentUrl: request.enrolmentUrl }),
    ...(request.mustSitBeforeEnd === undefined ? {} : { mustSitBeforeEnd: true }),
    ...(request.isStaffPool === undefined ? {} : { isStaffPool: true }),
    promise: { kind: "expire", clock: "released", startedAt: releasedAt, dueAt: expiresAt },
    ...waitUntil(plusMs(expiresAt, CLOSE_DELAY_MS), releasedAt),
  };
}

export const belongsTo = (lot: Lot, { orderId, line, part }: LotOwner): boolean =>
  lot.orderId === orderId && lot.line === line && lot.part === part;

/** Only library codes pay for no exam. */
export const isLibraryLot = ({ families }: Lot): boolean => families.length === 0;

/** Whether no code of the lot can be redeemed at `at`. */
export const hasEnded = (lot: Lot, at: Instant): boolean => lot.state === "closed" || at >= lot.expiresAt;

/**
 * Closing at `at`. The lot is not read for it, so it wakes again when the seed of any lot closed now is due for
 * destruction: 90 days after the latest end it can have had.
 */
export function closingAt(at: Instant, redeemed: number): Closing {
  const expiredBy = plusMs(at, -CLOSE_DELAY_MS);
  return { expiredBy, closedAt: at, redeemed, wakeAt: plusMs(expiredBy, SEED_KEPT_MS) };
}

export const isSeedOverdue = (lot: Lot, at: Instant): boolean =>
  lot.state === "closed" && lot.seed !== undefined && at >= plusMs(lot.expiresAt, SEED_KEPT_MS);

/** Nobody looks at it any more, though it is not done. A lot keeps `parkedAt` when it was looked at later on. */
export const isParked = ({ parkedAt, wakeAt, seed }: Lot): boolean =>
  parkedAt !== undefined && wakeAt === undefined && seed !== undefined;
