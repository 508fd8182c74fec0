import type { AcademyGrant, AcademyTerms, StaffDraw, StaffPool } from "#shared/agreements/domain/academy-grant.ts";
import type { Agreement } from "#shared/agreements/domain/agreement.ts";
import type { Curtailing } from "#shared/agreements/domain/curtailing.ts";
import type { Membership } from "#shared/agreements/domain/membership.ts";
import type { EntryPlace, RegisterEntry, RegisterHead } from "#shared/agreements/domain/register.ts";
import type { OrderId } from "#shared/kernel/identifiers.ts";
import type { Instant } from "#shared/kernel/instant.ts";
import type { Outcome } from "#shared/kernel/outcome.ts";
import type { Secret } from "#shared/kernel/secret.ts";
import type { Versioned } from "#shared/kernel/versioned.ts";
import type { Waiting } from "#shared/kernel/wake.ts";
import type { WakeList } from "#shared/kernel/wake-due.ts";

/** The calendar date that a moment falls on in an IANA time zone. */
export type DateIn = (at: Instant, timeZone: string) => string;

export interface AgreementRepository {
  /** One request. @param session token to read back a write of any instance. */
  find(agreementNumber: string, session?: string): Promise<Versioned<Agreement> | undefined>;
  /** The register's sums; undefined when there is no such agreement. One request. */
  findRegister(agreementNumber: string): Promise<Versioned<RegisterHead> | undefined>;
  /** Stores the agreement with its empty register and what came with it. @returns the session token of the write. */
  create(
    agreement: Agreement,
    grant?: AcademyGrant | undefined,
  ): Promise<{ readonly session: string | undefined } | "exists">;
  /**
   * Replaces an agreement of `version`, as long as nothing has entered the register since `register` was read; with
   * `curtailing`, which is new, where it ends early.
   * @throws {StaleVersionError} when either moved on.
   */
  change(
    agreement: Agreement,
    version: string,
    register: Versioned<RegisterHead>,
    curtailing?: Curtailing,
  ): Promise<{ readonly session: string | undefined }>;
  /**
   * Adds an entry and replaces the sums in one write; `register` holds the version read and the sums to be.
   * @returns `"exists"`, with nothing written, when the order has its entry already.
   * @throws {StaleVersionError} when another order entered in between.
   */
  enter(
    agreementNumber: string,
    register: Versioned<RegisterHead>,
    entry: RegisterEntry,
  ): Promise<"entered" | "exists">;
  findEntry(agreementNumber: string, orderId: OrderId): Promise<Versioned<RegisterEntry> | undefined>;
  /**
   * Stores a cancelled entry and the sums without it in one write, over the versions that were read; or, where
   * `over` is absent, creates an entry that never counted.
   * @throws {StaleVersionError} when either has changed, or an entry came into being.
   */
  leave(
    agreementNumber: string,
    entry: RegisterEntry,
    over?: { readonly register: Versioned<RegisterHead>; readonly entryVersion: string },
  ): Promise<void>;
  /** Every entry of the agreement, in no particular order. */
  entries(agreementNumber: string): Promise<readonly RegisterEntry[]>;
  /**
   * The first `most` entries that come after `after`, in the order they entered; those of one moment by order id.
   * Its cost does not grow with the register. @param session token to read back a write of any instance.
   */
  entriesAfter(
    agreementNumber: string,
    after: EntryPlace | undefined,
    most: number,
    session?: string,
  ): Promise<readonly RegisterEntry[]>;
}

/** An early end that not all orders have written down. */
export type WaitingCurtailing = Pick<Curtailing, "agreementNumber" | "endsOn" | "correlationId"> & {
  readonly waiting: Waiting;
};

/** How far the early ends of agreements have come; each is created with the change of its agreement. */
export interface Curtailings extends WakeList<WaitingCurtailing> {
  /** @param session token to read back a write of any instance. */
  find(agreementNumber: string, endsOn: string, session?: string): Promise<Versioned<Curtailing> | undefined>;
  /**
   * @returns the session token of the write.
   * @throws {StaleVersionError} when the stored one is no longer of that version.
   */
  save(curtailing: Versioned<Curtailing>): Promise<string | undefined>;
}

/** Has an order write down when its agreement ends, wherever the order stands; a repeat changes nothing. */
export type CurtailOrder = (command: { readonly orderId: OrderId; readonly endsOn: string }) => Promise<unknown>;

/** Imagine Academy as it came with agreements or was ordered under them, and the staff vouchers drawn. Every method may throw `UnavailableError`. */
export interface AcademyRepository {
  /** One request. @param session token to read back a write of any instance. */
  findGrant(agreementNumber: string, session?: string): Promise<Versioned<AcademyGrant> | undefined>;
  findDraw(agreementNumber: string, drawId: string): Promise<StaffDraw | undefined>;
  /**
   * Stores a draw and the grant that counts it in one write; `grant` holds the version read and the value to be.
   * @returns `"exists"`, with nothing written, when the draw is there already.
   * @throws {StaleVersionError} when another voucher was drawn in between.
   */
  draw(agreementNumber: string, grant: Versioned<AcademyGrant>, draw: StaffDraw): Promise<"drawn" | "exists">;
  /** Every membership that was ordered under the agreement, in the order they began. One request. */
  findMemberships(agreementNumber: string): Promise<Versioned<readonly Membership[]> | undefined>;
  /**
   * Over the version that was read, or the first where there was none.
   * @throws {StaleVersionError} when that is no longer how it is.
   */
  saveMemberships(agreementNumber: string, memberships: readonly Membership[], version?: string): Promise<void>;
}

/** What the edition in force in a market grants with an agreement; undefined where Imagine Academy is not included. */
export type FindAcademyTerms = (market: string, at: Instant) => AcademyTerms | undefined;

/** Where a pool lies, and until when its vouchers may be used, exclusive. */
export type PoolCodes = {
  readonly agreementNumber: string;
  readonly pool: StaffPool;
  readonly expiresAt: Instant;
  /** Whether that is an earlier end than the term's. */
  readonly endedEarly: boolean;
};

/** Sees to it that the codes of a pool are there and end no later than they should; may be called again and again. */
export type OpenStaffPool = (codes: PoolCodes) => Promise<void>;

/** The first moment after a day in an IANA time zone. */
export type EndOfDay = (date: string, timeZone: string) => Instant;

export type Person = { readonly name: string; readonly email: string };

/** A code of a pool and what its holder may know. `expiresAt` is exclusive. */
export type PoolCode = {
  readonly code: Secret<string>;
  readonly examFamilies: readonly string[];
  readonly assignedAt: Instant;
  readonly expiresAt: Instant;
};

export type PoolCodeRefusal = "code-expired" | "codes-destroyed";

/** Assigns one code of a pool that is open, by its index; the same person again: the same code. */
export type AssignPoolCode = (voucher: {
  readonly agreementNumber: string;
  readonly index: number;
  readonly person: Person;
}) => Promise<Outcome<PoolCode, PoolCodeRefusal>>;

/** What a refusal of the pool rests on in its edition: members of the problem document. */
export type FindPoolGround = (editionId: string) => Readonly<Record<string, unknown>>;
