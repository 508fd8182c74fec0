import {
  type AssignmentBatch,
  type AssignmentBatchId,
  type BatchSlice,
  batchIdOf,
  isClearing,
  openBatch,
  type PendingRow,
  ROWS_PER_SLICE,
  type SettledRow,
  start,
} from "#shared/codes/domain/assignment-batch.ts";
import type { PlannedRow } from "#shared/codes/domain/assignment-plan.ts";
import { type KeyRing, NONCE_BYTES } from "#shared/codes/domain/seal.ts";
import { sealPerson } from "#shared/codes/domain/sealed-person.ts";
import type { AssignmentBatches, RandomBytes } from "#shared/codes/ports.ts";
import type { AssignmentFile, PlanAssignments, PlanRefusal } from "#shared/codes/use-cases/plan-assignments.ts";
import { mapAtOnce } from "#shared/kernel/at-once.ts";
import type { Claim } from "#shared/kernel/claim.ts";
import type { Correlated } from "#shared/kernel/correlation.ts";
import type { Clock } from "#shared/kernel/instant.ts";
import { accept, type Outcome, refuse } from "#shared/kernel/outcome.ts";
import { retryWhenStale } from "#shared/kernel/retry-when-stale.ts";
import { StaleVersionError, type Versioned } from "#shared/kernel/versioned.ts";

/** Slices that are stored at the same time. */
const SLICES_AT_ONCE = 4;

/** `confirm` is what the dry run of the same file answered. */
type Request = AssignmentFile & Correlated & { readonly confirm: string };

export type RequestRefusal = PlanRefusal | "assignments-changed" | "assignment-batch-running" | "idempotency-key-reuse";

export type RequestAssignmentBatch = (
  request: Request,
  claim: Claim,
) => Promise<Outcome<{ readonly batch: AssignmentBatch; readonly isRepeat: boolean }, RequestRefusal>>;

type Dependencies = {
  readonly planAssignments: PlanAssignments;
  readonly batches: Pick<AssignmentBatches, "find" | "findUnderWay" | "open" | "addSlice" | "deleteSlices" | "save">;
  readonly keyRing: KeyRing;
  readonly randomBytes: RandomBytes;
  readonly clock: Clock;
  readonly nudge: (batch: AssignmentBatch, session?: string) => Promise<void>;
};

/**
 * Takes a batch in as it was confirmed, or not at all: the plan is made again and has to be the same. Rows are reserved
 * their codes and sealed, slice by slice; nothing is assigned before all of them are stored. A repeat goes on where the
 * first broke off.
 */
export const createRequestAssignmentBatch =
  (dependencies: Dependencies): RequestAssignmentBatch =>
  (request, claim) =>
    retryWhenStale(async () => {
      const { orderId, confirm } = request;
      const batchId = batchIdOf(orderId, confirm);
      const known = await dependencies.batches.find(orderId, batchId);
      return known?.value.state === "running" || known?.value.state === "done"
        ? repeatBatch(known.value, claim, dependencies)
        : takeIn({ ...request, batchId }, known, claim, dependencies);
    });

type Requested = Awaited<ReturnType<RequestAssignmentBatch>>;
type Known = Versioned<AssignmentBatch> | undefined;

async function repeatBatch(batch: AssignmentBatch, claim: Claim, { nudge }: Dependencies): Promise<Requested> {
  const claimed = await claim();
  if (!claimed.ok) return claimed;
  if (batch.state === "running") await nudge(batch);
  return accept({ batch, isRepeat: true });
}

async function takeIn(
  request: Request & { readonly batchId: AssignmentBatchId },
  known: Known,
  claim: Claim,
  dependencies: Dependencies,
): Promise<Requested> {
  const { batches, planAssignments, nudge, clock } = dependencies;
  if (known !== undefined && isClearing(known.value)) return refuse("assignment-batch-running");
  const plan = await planAssignments(request);
  if (!plan.ok) return plan;
  const { rows, confirm } = plan.value;
  if (confirm !== request.confirm) return refuse("assignments-changed", "/data/confirm");
  const underWay = await batches.findUnderWay(request.orderId);
  if (underWay !== undefined && underWay !== request.batchId) return refuse("assignment-batch-running");
  const claimed = await claim();
  if (!claimed.ok) return claimed;

  const opened = await openedBatch({ ...request, rows: rows.length }, known, dependencies);
  if (opened === undefined) return refuse("assignment-batch-running");
  await storeSlices(opened.value, rows, dependencies);
  const batch = start(opened.value, clock());
  await nudge(batch, await batches.save({ ...opened, value: batch }));
  return accept({ batch, isRepeat: false });
}

/** Undefined when another batch came first. */
async function openedBatch(
  opening: Parameters<typeof openBatch>[0],
  known: Known,
  { batches, clock }: Dependencies,
): Promise<Versioned<AssignmentBatch> | undefined> {
  if (known?.value.state === "receiving") return known;
  // Of one that was parked before its rows were deleted nobody else deletes them.
  if (known !== undefined) await batches.deleteSlices(known.value);
  await batches.open(openBatch(opening, clock()), known?.version);
  const opened = await batches.find(opening.orderId, opening.batchId);
  if (opened !== undefined && opened.value.state !== "receiving")
    throw new StaleVersionError(`batch ${opening.batchId} has moved on`);
  return opened;
}

async function storeSlices(
  { orderId, batchId, acceptedAt, slices }: AssignmentBatch,
  rows: readonly PlannedRow[],
  { batches, keyRing, randomBytes }: Dependencies,
): Promise<void> {
  const toStore = (planned: PlannedRow): PendingRow | SettledRow => {
    if (planned.outcome !== "assignable") return planned;
    const { row, lotId, index, isNamed, personId, person } = planned;
    const sealed = sealPerson(person, randomBytes(NONCE_BYTES), { orderId, batchId, row }, keyRing);
    return { row, outcome: "pending", lotId, index, isNamed, personId, sealed };
  };
  await mapAtOnce([...Array(slices).keys()], SLICES_AT_ONCE, (slice) => {
    const own = rows.slice(slice * ROWS_PER_SLICE, (slice + 1) * ROWS_PER_SLICE);
    const stored: BatchSlice = { orderId, batchId, acceptedAt, slice, rows: own.map(toStore) };
    return batches.addSlice(stored);
  });
}
