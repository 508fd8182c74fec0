import type { AssignmentBatch } from "#shared/codes/domain/assignment-batch.ts";
import type { PlannedRow } from "#shared/codes/domain/assignment-plan.ts";

/** How far a batch has come. */
export const batchAnswer = (batch: AssignmentBatch) => ({
  orderId: batch.orderId,
  batchId: batch.batchId,
  state: batch.state,
  rows: batch.rows,
  assigned: batch.assigned,
  alreadyAssigned: batch.alreadyAssigned,
  refused: batch.refused,
  pending: batch.rows - batch.assigned - batch.alreadyAssigned - batch.refused,
  acceptedAt: batch.acceptedAt,
  ...(batch.finishedAt === undefined ? {} : { finishedAt: batch.finishedAt }),
});

/** A row by its number: whom it is for stands in the file. */
export function plannedResult(planned: PlannedRow) {
  const { row, outcome } = planned;
  if (outcome === "refused") return { row, outcome, reason: planned.reason };
  const { lotId, index } = planned;
  if (outcome === "already-assigned") return { row, outcome, lotId, index };
  return { row, outcome, lotId, index, ...(planned.notice === undefined ? {} : { notice: planned.notice }) };
}
