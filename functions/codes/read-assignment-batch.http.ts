import { batchAnswer } from "#functions/codes/assignment-batch-answer.ts";
import { type AnswerRequest, json } from "#functions/http/endpoint.ts";
import { RequestRefused } from "#functions/http/request-refused.ts";
import { publisherQuery, type Signing } from "#functions/http/signed.ts";
import type { AssignmentBatchId } from "#shared/codes/domain/assignment-batch.ts";
import type { ReadAssignmentBatch } from "#shared/codes/use-cases/read-assignment-batch.ts";
import { batchIdText } from "#shared/contracts/assignment-batch.ts";
import { toOrderId } from "#shared/kernel/identifiers.ts";
import { refuse } from "#shared/kernel/outcome.ts";

const PAGE = /^(?:0|[1-9]\d{0,3})$/;

/** GET /publisher/orders/{orderId}/assignment-batches/{batchId}?page= */
export const readAssignmentBatchOverHttp =
  (readAssignmentBatch: ReadAssignmentBatch, signing: Signing): AnswerRequest =>
  async (request) => {
    publisherQuery(request, signing);
    const orderId = toOrderId(request.params.orderId ?? "");
    if (!orderId.ok) return orderId;
    const batchId = batchIdText.safeParse(request.params.batchId);
    if (!batchId.success) return refuse("assignment-batch-unknown");
    const page = request.query.get("page") ?? "0";
    if (!PAGE.test(page)) throw new RequestRefused("bad-request");

    const question = { orderId: orderId.value, batchId: batchId.data as AssignmentBatchId, page: Number(page) };
    const outcome = await readAssignmentBatch(question);
    if (!outcome.ok) return outcome;
    const { batch, results, pages } = outcome.value;
    return json(200, { ...batchAnswer(batch), page: Number(page), pages, results });
  };
