import { type AssignmentRefusal, decideAssignment } from "#shared/codes/domain/assignment.ts";
import {
  type AssignmentBatch,
  type AssignmentBatchId,
  abandon,
  advance,
  attemptIdOf,
  type BatchState,
  isOverdue,
  isToBeCleared,
  type PendingRow,
  type RowRefusal,
  type SettledRow,
  stopWaiting,
} from "#shared/codes/domain/assignment-batch.ts";
import type { Lot } from "#shared/codes/domain/lot.ts";
import type { AssignedCode } from "#shared/codes/domain/redemption.ts";
import type { KeyRing } from "#shared/codes/domain/seal.ts";
import { openPerson } from "#shared/codes/domain/sealed-person.ts";
import type { AssignmentBatches, LotRepository } from "#shared/codes/ports.ts";
import { mapAtOnce } from "#shared/kernel/at-once.ts";
import type { OrderId } from "#shared/kernel/identifiers.ts";
import type { Clock } from "#shared/kernel/instant.ts";
import { retryWhenStale } from "#shared/kernel/retry-when-stale.ts";
import { MissingDocumentError, StaleVersionError, UnavailableError, type Versioned } from "#shared/kernel/versioned.ts";

/** Works off the next slice of a batch, as often as it is asked to. */
export type AssignBatch = (command: {
  readonly orderId: OrderId;
  readonly batchId: AssignmentBatchId;
  readonly session?: string;
}) => Promise<BatchState>;

type Dependencies = {
  readonly batches: AssignmentBatches;
  readonly lots: Pick<LotRepository, "find" | "findCode" | "assign">;
  readonly isFrozen: () => Promise<boolean>;
  readonly keyRing: KeyRing;
  readonly clock: Clock;
  /** Has the next slice worked off. */
  readonly nudge: (batch: AssignmentBatch, session?: string) => Promise<void>;
};

const ROWS_AT_ONCE = 8;

/**
 * Each row's code was reserved before the batch began, and each row makes one attempt whose id never changes: whatever
 * breaks off in between, the next run finds what was assigned and gives no row a second code.
 * @throws {UnavailableError} while redemptions are frozen. @throws {MissingDocumentError} when something cannot be read yet.
 */
export const createAssignBatch =
  (dependencies: Dependencies): AssignBatch =>
  ({ orderId, batchId, session }) =>
    retryWhenStale(async () => {
      const stored = await dependencies.batches.find(orderId, batchId, session);
      if (stored === undefined) throw new MissingDocumentError(`batch ${batchId} cannot be read yet`);
      const { state } = stored.value;
      if (state === "running") return assignSlice(stored, dependencies, session);
      if (isOverdue(stored.value, dependencies.clock())) return giveUp(stored, dependencies);
      if (isToBeCleared(stored.value, dependencies.clock())) return clearAway(stored, dependencies);
      return state;
    });

async function assignSlice(
  batch: Versioned<AssignmentBatch>,
  dependencies: Dependencies,
  session: string | undefined,
): Promise<BatchState> {
  const { batches, clock, isFrozen, nudge } = dependencies;
  if (await isFrozen()) throw new UnavailableError("redemptions are frozen");
  const slice = await batches.findSlice(batch.value, batch.value.next, session);
  if (slice === undefined)
    throw new MissingDocumentError(`batch ${batch.value.batchId} lacks slice ${batch.value.next}`);

  const settleRow = createSettleRow(batch.value, dependencies);
  const rows = await mapAtOnce(slice.value.rows, ROWS_AT_ONCE, async (row) =>
    row.outcome === "pending" ? settleRow(row) : row,
  );
  const next = advance(batch.value, rows, clock());
  const written = await batches.save({ ...batch, value: next }, { ...slice, value: { ...slice.value, rows } });
  if (next.state === "running") await nudge(next, written);
  return next.state;
}

/** Abandoned first, so that a request that goes on at this moment loses either the race or no row. */
async function giveUp(stored: Versioned<AssignmentBatch>, { batches, clock }: Dependencies): Promise<BatchState> {
  const next = abandon(stored.value, clock());
  await batches.save({ ...stored, value: next });
  await batches.deleteSlices(next);
  return next.state;
}

/** Nothing of it was assigned; its rows go, and with them the people in them. */
async function clearAway(stored: Versioned<AssignmentBatch>, { batches }: Dependencies): Promise<BatchState> {
  await batches.deleteSlices(stored.value);
  await batches.save({ ...stored, value: stopWaiting(stored.value) });
  return stored.value.state;
}

function createSettleRow({ orderId, batchId }: AssignmentBatch, { lots, keyRing, clock }: Dependencies) {
  const read = new Map<string, Promise<Lot>>();
  const lotOf = (lotId: string) => {
    const reading = read.get(lotId) ?? findLot(lotId, lots);
    read.set(lotId, reading);
    return reading;
  };

  return async ({ row, lotId, index, isNamed, personId, sealed }: PendingRow): Promise<SettledRow> => {
    const lot = await lotOf(lotId);
    const attempt = { attemptId: attemptIdOf(batchId, row), index, personId, at: clock() };
    const place = { row, lotId, index };
    const fresh = decideAssignment(lot, undefined, attempt);
    const { code } = fresh.ok ? fresh.value : {};
    const assign = (assigned: AssignedCode) =>
      isWritten(() => lots.assign(assigned, openPerson(sealed, { orderId, batchId, row }, keyRing)));
    if (code !== undefined && (await assign(code))) return { ...place, outcome: "assigned" };

    const touched = (await lots.findCode(lotId, index))?.value;
    if (touched === undefined && fresh.ok) throw new StaleVersionError(`code ${index} of lot ${lotId} is touched`);
    const decision = decideAssignment(lot, touched, attempt);
    if (!decision.ok) return { row, outcome: "refused", reason: reasonFor(decision.refusal, isNamed) };
    return { ...place, outcome: touched?.attemptId === attempt.attemptId ? "assigned" : "already-assigned" };
  };
}

/** Whoever named no code is not told of another's. */
const reasonFor = (refusal: AssignmentRefusal, isNamed: boolean): RowRefusal =>
  isNamed || refusal === "code-expired" ? refusal : "code-taken";

async function findLot(lotId: string, lots: Dependencies["lots"]): Promise<Lot> {
  const stored = await lots.find(lotId);
  if (stored === undefined) throw new MissingDocumentError(`lot ${lotId} cannot be read yet`);
  return stored.value;
}

/** False when somebody touched the code before, perhaps this very row. */
async function isWritten(write: () => Promise<void>): Promise<boolean> {
  try {
    await write();
    return true;
  } catch (error) {
    if (error instanceof StaleVersionError) return false;
    throw error;
  }
}
