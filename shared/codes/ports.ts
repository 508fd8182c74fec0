import type { AssignmentBatch, AssignmentBatchId, BatchSlice } from "#shared/codes/domain/assignment-batch.ts";
import type { JournalEntry } from "#shared/codes/domain/journal.ts";
import type { Closing, Curtailment, Lot } from "#shared/codes/domain/lot.ts";
import type { LotOwner } from "#shared/codes/domain/lot-id.ts";
import type { Person, PersonId } from "#shared/codes/domain/person.ts";
import type { AssignedCode, RedeemedCode, TouchedCode } from "#shared/codes/domain/redemption.ts";
import type { RedemptionFreeze } from "#shared/codes/domain/redemption-freeze.ts";
import type { Correlated } from "#shared/kernel/correlation.ts";
import type { LotId, OrderId } from "#shared/kernel/identifiers.ts";
import type { Instant } from "#shared/kernel/instant.ts";
import type { Outcome } from "#shared/kernel/outcome.ts";
import type { Versioned } from "#shared/kernel/versioned.ts";
import type { Waiting } from "#shared/kernel/wake.ts";
import type { WakeList } from "#shared/kernel/wake-due.ts";

/** Unpredictable bytes, `size` of them. */
export type RandomBytes = (size: number) => Buffer;

/** Whether the agreement names an authorised Certiport centre. One request at most. */
export type HasTestCentre = (agreementNumber: string) => Promise<boolean>;

/** A lot whose moment to look again has come, as the timer sees it. */
export type WaitingLot = Correlated & { readonly lotId: LotId; readonly waiting: Waiting };

/** Every lot that an agreement's orders were or will be given. */
export type FindOrderedLots = (agreementNumber: string) => Promise<readonly LotOwner[]>;

/** Lots, their touched codes and the people who touched them. Every method may throw `UnavailableError`. */
export interface LotRepository extends WakeList<WaitingLot> {
  /** One write, whole or not at all. `"exists"`: a lot of this id is there, perhaps by this very call. */
  create(lot: Lot): Promise<"created" | "exists">;

  find(lotId: string): Promise<Versioned<Lot> | undefined>;

  /** @returns undefined for a code as it was issued, and for one that never was. */
  findCode(lotId: string, index: number): Promise<Versioned<TouchedCode> | undefined>;

  /**
   * Stores an assignment together with its person, in one write.
   * @throws {StaleVersionError} when somebody touched the code in between, perhaps this very call.
   */
  assign(code: AssignedCode, person: Person): Promise<void>;

  /**
   * Stores a redemption in one write: of an untouched code together with its person; of an assigned one, whose person
   * is stored since the assignment, over the version that was read.
   * @throws {StaleVersionError} when somebody touched the code in between, perhaps this very call.
   */
  redeem(code: RedeemedCode, person: Person, over?: string): Promise<void>;

  /** Every touched code of the lot, page by page, in no particular order. */
  listTouched(lotId: string): AsyncIterable<TouchedCode>;

  /** Codes that are used: redeemed, or unlocked (T-18). */
  countRedeemed(lotId: string): Promise<number>;

  /** Deletes name and address of a person wherever the lot has them. @returns how many documents went. */
  forgetPerson(lotId: string, personId: PersonId): Promise<number>;

  /** @returns the closed lot; undefined when no such lot is open and expired by `closing.expiredBy`. */
  close(lotId: string, closing: Closing): Promise<Lot | undefined>;

  /** One request. @returns the lot with its new end; undefined when no such lot is open and ends later than that. */
  curtail(lotId: string, curtailment: Curtailment): Promise<Lot | undefined>;

  /** A parked lot is looked at again at `at`. @returns false when it is not parked. */
  unpark(lotId: string, at: Instant): Promise<boolean>;

  /** Also ends the lot's waiting. @returns false when the lot is not closed or its seed is destroyed already. */
  destroySeed(lot: Lot, at: Instant): Promise<boolean>;
}

/** What was redeemed, in the order in which the database took it in. Every method may throw `UnavailableError`. */
export interface RedemptionFeed {
  /**
   * What changed after `position`; undefined is the beginning, and so is a position in another database. A redemption
   * may come again, and is never left out. @returns undefined when nothing has changed.
   */
  after(position: string | undefined): Promise<RedemptionPage | undefined>;
}

/** `position`: where to go on once the entries are safe. There may be none on a page. */
export type RedemptionPage = { readonly entries: readonly JournalEntry[]; readonly position: string };

/** The journal of redemptions, outside the database: lines are only ever added. */
export interface Journal {
  /** Adds a line for each entry, in this order. When it throws, they may have been added. */
  append(entries: readonly JournalEntry[]): Promise<void>;
  /** All blobs, in the order of their names. */
  blobs(): AsyncIterable<JournalBlob>;
}

/** Lines without their ends, as they are stored; an unfinished last one too. */
export type JournalBlob = { readonly name: string; readonly lines: AsyncIterable<string> };

/** The redemptions as the database has them now. */
export interface StoredRedemptions {
  all(): AsyncIterable<JournalEntry>;
}

/** Where it is written down whether redemptions are frozen. Every method may throw `UnavailableError`. */
export interface FreezeSwitch {
  /** @returns undefined before the first freeze. */
  read(): Promise<Versioned<RedemptionFreeze> | undefined>;
  /** @throws {StaleVersionError} when it is no longer of version `over`, or is there though none was read. */
  write(freeze: RedemptionFreeze, over?: string): Promise<void>;
}

/**
 * The cells of a CSV file, record by record, blanks around a cell taken off. Empty lines are records too, of one cell.
 * Refuses with `csv-rows-limit` beyond `maxRecords`, the header counted and those without any text not.
 */
export type ReadTable = (
  text: string,
  maxRecords: number,
) => Promise<Outcome<readonly (readonly string[])[], "csv-malformed" | "csv-rows-limit">>;

/** The lots of an order whose codes were released, in line order. */
export type FindReleasedLots = (
  orderId: OrderId,
) => Promise<
  Outcome<
    { readonly agreementNumber: string; readonly lotIds: readonly string[] },
    "order-unknown" | "order-cancelled" | "order-not-released"
  >
>;

/** A batch whose moment to look again has come, as the timer sees it. */
export type WaitingBatch = Correlated & {
  readonly orderId: OrderId;
  readonly batchId: AssignmentBatchId;
  readonly waiting: Waiting;
};

/** Batches of assignments and their slices; of an order one is under way at a time. Every method may throw `UnavailableError`. */
export interface AssignmentBatches extends WakeList<WaitingBatch> {
  find(orderId: OrderId, batchId: AssignmentBatchId, session?: string): Promise<Versioned<AssignmentBatch> | undefined>;
  /** The batch of the order that is under way. */
  findUnderWay(orderId: OrderId): Promise<AssignmentBatchId | undefined>;
  /**
   * Stores a batch as the one under way, over the abandoned one that was read. @returns `"exists"` when another is under
   * way, or this one. @throws {StaleVersionError} when the abandoned one has moved on.
   */
  open(batch: AssignmentBatch, over?: string): Promise<"opened" | "exists">;
  /** One that is there already stays as it is. */
  addSlice(slice: BatchSlice): Promise<void>;
  /** @param session token to read back a write that a message speaks of, from any instance. */
  findSlice(batch: AssignmentBatch, slice: number, session?: string): Promise<Versioned<BatchSlice> | undefined>;
  /** @throws {StaleVersionError} when somebody else wrote it in between. */
  replaceSlice(slice: BatchSlice, version: string): Promise<void>;
  /** Deletes every slice there is, and none of the same batch opened at another moment. */
  deleteSlices(batch: AssignmentBatch): Promise<void>;
  /**
   * Stores the batch, and the slice it has settled, in one write; one that is no longer under way makes room for the next.
   * @returns the session token of the write. @throws {StaleVersionError} when somebody else wrote either in between.
   */
  save(batch: Versioned<AssignmentBatch>, slice?: Versioned<BatchSlice>): Promise<string | undefined>;
}
