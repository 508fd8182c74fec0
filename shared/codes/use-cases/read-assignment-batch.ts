import type {
  AssignmentBatch,
  AssignmentBatchId,
  PendingRow,
  SettledRow,
} from "#shared/codes/domain/assignment-batch.ts";
import type { AssignmentBatches } from "#shared/codes/ports.ts";
import { mapAtOnce } from "#shared/kernel/at-once.ts";
import type { OrderId } from "#shared/kernel/identifiers.ts";
import { accept, type Outcome, refuse } from "#shared/kernel/outcome.ts";

/** Slices on one page: 1,000 rows. */
const SLICES_PER_PAGE = 10;

export type BatchPage = {
  readonly batch: AssignmentBatch;
  /** In file order. A batch that was abandoned has none. */
  readonly results: readonly (SettledRow | Pick<PendingRow, "row" | "outcome">)[];
  /** How many pages there are; the first is 0. */
  readonly pages: number;
};

export type ReadAssignmentBatch = (question: {
  readonly orderId: OrderId;
  readonly batchId: AssignmentBatchId;
  readonly page: number;
}) => Promise<Outcome<BatchPage, "assignment-batch-unknown">>;

/** Eleven requests at most. A page beyond the last has no results. */
export const createReadAssignmentBatch =
  ({ batches }: { readonly batches: Pick<AssignmentBatches, "find" | "findSlice"> }): ReadAssignmentBatch =>
  async ({ orderId, batchId, page }) => {
    const stored = await batches.find(orderId, batchId);
    if (stored === undefined) return refuse("assignment-batch-unknown");

    const batch = stored.value;
    const from = page * SLICES_PER_PAGE;
    const length = Math.max(0, Math.min(batch.slices - from, SLICES_PER_PAGE));
    const wanted = Array.from({ length }, (_, at) => from + at);
    const slices = await mapAtOnce(wanted, SLICES_PER_PAGE, (slice) => batches.findSlice(batch, slice));
    const results = slices.flatMap((slice) => slice?.value.rows ?? []).map(shown);
    return accept({ batch, results, pages: Math.ceil(batch.slices / SLICES_PER_PAGE) });
  };

/** Whom a waiting row is for is nobody's to read. */
const shown = (row: PendingRow | SettledRow): SettledRow | Pick<PendingRow, "row" | "outcome"> =>
  row.outcome === "pending" ? { row: row.row, outcome: row.outcome } : row;
