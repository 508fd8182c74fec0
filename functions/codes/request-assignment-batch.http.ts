import { batchAnswer, plannedResult } from "#functions/codes/assignment-batch-answer.ts";
import { type AnswerRequest, json } from "#functions/http/endpoint.ts";
import { notTheRoute } from "#functions/http/not-the-route.ts";
import { publisherUpload, type Signing } from "#functions/http/signed.ts";
import { signedMessage } from "#functions/http/signed-request.ts";
import { currentCorrelation } from "#functions/invocation.ts";
import type { PlannedRow } from "#shared/codes/domain/assignment-plan.ts";
import { ASSIGNMENT_WARNING } from "#shared/codes/domain/assignment-warning.ts";
import type { PlanAssignments } from "#shared/codes/use-cases/plan-assignments.ts";
import type { RequestAssignmentBatch } from "#shared/codes/use-cases/request-assignment-batch.ts";
import { assignmentBatchRequested, LARGEST_ASSIGNMENT_BODY } from "#shared/contracts/assignment-batch.ts";
import { type OrderId, toOrderId } from "#shared/kernel/identifiers.ts";
import type { Locale } from "#shared/kernel/locale.ts";

const expected = {
  message: signedMessage("assignment-batch.requested", assignmentBatchRequested),
  maxBodyBytes: LARGEST_ASSIGNMENT_BODY,
};

type UseCases = {
  readonly planAssignments: PlanAssignments;
  readonly requestAssignmentBatch: RequestAssignmentBatch;
};

/** POST /publisher/orders/{orderId}/assignment-batches: first as a dry run, then with what that answered. */
export const requestAssignmentBatchOverHttp =
  ({ planAssignments, requestAssignmentBatch }: UseCases, signing: Signing): AnswerRequest =>
  async (request) => {
    const { data, claim } = await publisherUpload(request, signing, expected);
    const orderId = toOrderId(request.params.orderId ?? "");
    if (!orderId.ok) return orderId;
    if (data.orderId !== orderId.value) throw notTheRoute("orderId");

    const { csv, line, locale, confirm } = data;
    const file = { orderId: orderId.value, csv, ...(line === undefined ? {} : { line }) };
    if (confirm !== undefined)
      return runAnswer(await requestAssignmentBatch({ ...file, confirm, ...currentCorrelation() }, claim));
    const plan = await planAssignments(file);
    return plan.ok ? json(200, planAnswer(orderId.value, plan.value, locale)) : plan;
  };

function runAnswer(outcome: Awaited<ReturnType<RequestAssignmentBatch>>): Awaited<ReturnType<AnswerRequest>> {
  if (!outcome.ok) return outcome;
  const { batch, isRepeat } = outcome.value;
  const location = `/api/publisher/orders/${batch.orderId}/assignment-batches/${batch.batchId}`;
  return json(202, batchAnswer(batch), isRepeat ? { location, "idempotent-replayed": "true" } : { location });
}

type Plan = { readonly rows: readonly PlannedRow[]; readonly confirm: string };

/** Nothing can be confirmed where nothing would be assigned. */
function planAnswer(orderId: OrderId, { rows, confirm }: Plan, locale: Locale) {
  const count = (outcome: PlannedRow["outcome"]) => rows.filter((row) => row.outcome === outcome).length;
  const assignable = count("assignable");
  return {
    orderId,
    dryRun: true,
    rows: rows.length,
    assignable,
    alreadyAssigned: count("already-assigned"),
    refused: count("refused"),
    ...(assignable === 0 ? {} : { warning: { locale, text: ASSIGNMENT_WARNING[locale] }, confirm }),
    results: rows.map(plannedResult),
  };
}
