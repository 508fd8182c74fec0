import type { Agreement } from "#shared/agreements/domain/agreement.ts";
import type { RegisterEntry, RegisterHead } from "#shared/agreements/domain/register.ts";
import type { OrderId } from "#shared/kernel/identifiers.ts";
import type { Instant } from "#shared/kernel/instant.ts";
import type { Versioned } from "#shared/kernel/versioned.ts";

/** The calendar date that a moment falls on in an IANA time zone. */
export type DateIn = (at: Instant, timeZone: string) => string;

export interface AgreementRepository {
  /** One request. @param session token to read back a write of any instance. */
  find(agreementNumber: string, session?: string): Promise<Versioned<Agreement> | undefined>;
  /** The register's sums; undefined when there is no such agreement. One request. */
  findRegister(agreementNumber: string): Promise<Versioned<RegisterHead> | undefined>;
  /** Stores the agreement together with its empty register. @returns the session token of the write. */
  create(agreement: Agreement): Promise<{ readonly session: string | undefined } | "exists">;
  /**
   * Replaces an agreement of `version`, as long as nothing has entered the register since `register` was read.
   * @throws {StaleVersionError} when either moved on.
   */
  change(
    agreement: Agreement,
    version: string,
    register: Versioned<RegisterHead>,
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
  /** Every entry of the agreement, in no particular order. @param session token to read back a write of any instance. */
  entries(agreementNumber: string, session?: string): Promise<readonly RegisterEntry[]>;
}
