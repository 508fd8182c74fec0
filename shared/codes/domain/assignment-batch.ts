import { createHash } from "node:crypto";
import type { AssignmentRefusal } from "#shared/codes/domain/assignment.ts";
import type { RowFault } from "#shared/codes/domain/assignment-file.ts";
import type { PersonId } from "#shared/codes/domain/person.ts";
import type { Sealed } from "#shared/codes/domain/seal.ts";
import { type Correlated, correlationOf } from "#shared/kernel/correlation.ts";
import { type LotId, lengthPrefixed, type OrderId } from "#shared/kernel/identifiers.ts";
import { type Instant, MINUTE_MS, msBetween, plusMs } from "#shared/kernel/instant.ts";
import { type Waiting, waitForNothing, waitForStep, waitUntil } from "#shared/kernel/wake.ts";

/** 32 hexadecimal digits: the same confirmed plan of an order is the same batch. */
export type AssignmentBatchId = string & { readonly __brand: "AssignmentBatchId" };

/** Rows that are worked off, and kept, together. */
export const ROWS_PER_SLICE = 100;

/** Longer than any invocation: what was begun before has ended by then, one way or the other. */
export const OUTLASTING_MS = 10 * MINUTE_MS;

/** Why a row was not assigned. */
export type RowRefusal =
  | RowFault
  | AssignmentRefusal
  | "code-malformed"
  | "code-not-of-order"
  | "code-not-recognised"
  | "code-twice"
  | "no-code-left"
  | "code-taken"
  | "person-erased";

export type CodePlace = { readonly lotId: LotId; readonly index: number };

/** What became of a row. It knows no person any more. */
export type SettledRow = { readonly row: number } & (
  | ({ readonly outcome: "assigned" | "already-assigned" } & CodePlace)
  | { readonly outcome: "refused"; readonly reason: RowRefusal }
);

/** A row still to be worked off: its code is reserved, its person sealed. `isNamed`: the file named the code. */
export type PendingRow = CodePlace & {
  readonly row: number;
  readonly outcome: "pending";
  readonly isNamed: boolean;
  readonly personId: PersonId;
  readonly sealed: Sealed;
};

/**
 * Up to 100 rows of a batch, in file order; `slice` counts from 0. `acceptedAt` is the batch's: one that was abandoned and
 * is asked for anew has rows of its own, which no late deletion of the old ones meets.
 */
export type BatchSlice = {
  readonly orderId: OrderId;
  readonly batchId: AssignmentBatchId;
  readonly acceptedAt: Instant;
  readonly slice: number;
  readonly rows: readonly (PendingRow | SettledRow)[];
};

/**
 * `receiving` until every slice is stored; nothing is assigned before that, and if it never comes to that the batch is
 * abandoned. `done`: every row is settled.
 */
export type BatchState = "receiving" | "running" | "done" | "abandoned";

export type AssignmentBatch = Waiting &
  Correlated & {
    readonly orderId: OrderId;
    readonly batchId: AssignmentBatchId;
    readonly state: BatchState;
    readonly rows: number;
    readonly slices: number;
    /** The slice to work off next; those before it are settled. */
    readonly next: number;
    readonly assigned: number;
    readonly alreadyAssigned: number;
    readonly refused: number;
    readonly acceptedAt: Instant;
    readonly finishedAt?: Instant;
  };

export const batchIdOf = (orderId: OrderId, confirm: string): AssignmentBatchId =>
  createHash("sha256")
    .update(lengthPrefixed(["assignment-batch", orderId, confirm]))
    .digest("hex")
    .slice(0, 32) as AssignmentBatchId;

/** The id of the one attempt a row makes, however often it is made. */
export const attemptIdOf = (batchId: AssignmentBatchId, row: number): string =>
  createHash("sha256")
    .update(lengthPrefixed([batchId, String(row)]))
    .digest("hex")
    .slice(0, 32);

type Opening = Correlated & {
  readonly orderId: OrderId;
  readonly batchId: AssignmentBatchId;
  readonly rows: number;
};

/** Waits for its slices; when they do not come, to be abandoned. */
export const openBatch = ({ orderId, batchId, rows, ...opening }: Opening, at: Instant): AssignmentBatch => ({
  orderId,
  batchId,
  state: "receiving",
  rows,
  slices: Math.ceil(rows / ROWS_PER_SLICE),
  next: 0,
  assigned: 0,
  alreadyAssigned: 0,
  refused: 0,
  acceptedAt: at,
  ...correlationOf(opening),
  ...waitUntil(plusMs(at, OUTLASTING_MS), at),
});

export const isUnderWay = ({ state }: AssignmentBatch): boolean => state === "receiving" || state === "running";

/** Every slice is stored. */
export const start = (batch: AssignmentBatch, at: Instant): AssignmentBatch => ({
  ...withoutWait(batch),
  state: "running",
  ...waitForStep(at),
});

export const isOverdue = ({ state, acceptedAt }: AssignmentBatch, at: Instant): boolean =>
  state === "receiving" && msBetween(acceptedAt, at) >= OUTLASTING_MS;

/** It wakes once more, for slices that were under way when the others were deleted. */
export const abandon = (batch: AssignmentBatch, at: Instant): AssignmentBatch => ({
  ...withoutWait(batch),
  state: "abandoned",
  finishedAt: at,
  ...waitUntil(plusMs(at, OUTLASTING_MS), at),
});

/** Abandoned, and its rows are yet to be deleted for good: it cannot be asked for anew, or nobody would delete them. */
export const isClearing = ({ state, wakeAt }: AssignmentBatch): boolean =>
  state === "abandoned" && wakeAt !== undefined;

/** Whoever was storing rows when it was abandoned has ended by now. */
export const isToBeCleared = (batch: AssignmentBatch, at: Instant): boolean =>
  isClearing(batch) && msBetween(batch.finishedAt ?? at, at) >= OUTLASTING_MS;

export const stopWaiting = (batch: AssignmentBatch): AssignmentBatch => ({ ...withoutWait(batch), ...waitForNothing });

/** The batch once its next slice is settled; after the last one it is done. */
export function advance(batch: AssignmentBatch, settled: readonly SettledRow[], at: Instant): AssignmentBatch {
  const count = (outcome: SettledRow["outcome"]) => settled.filter((row) => row.outcome === outcome).length;
  const counted = {
    ...withoutWait(batch),
    next: batch.next + 1,
    assigned: batch.assigned + count("assigned"),
    alreadyAssigned: batch.alreadyAssigned + count("already-assigned"),
    refused: batch.refused + count("refused"),
  };
  if (counted.next < batch.slices) return { ...counted, ...waitForStep(at) };
  return { ...counted, state: "done", finishedAt: at, ...waitForNothing };
}

/** The slice without a person who asked to be forgotten; undefined when they do not wait in it. */
export function withoutPerson(slice: BatchSlice, personId: PersonId): BatchSlice | undefined {
  const isTheirs = (row: PendingRow | SettledRow) => row.outcome === "pending" && row.personId === personId;
  if (!slice.rows.some(isTheirs)) return undefined;
  const rows = slice.rows.map((row): PendingRow | SettledRow =>
    isTheirs(row) ? { row: row.row, outcome: "refused", reason: "person-erased" } : row,
  );
  return { ...slice, rows };
}

function withoutWait({ wakeAt: _at, waitingSince: _since, parkedAt: _parked, ...batch }: AssignmentBatch) {
  return batch;
}
