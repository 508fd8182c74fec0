import { type AnswerRequest, json } from "#functions/http/endpoint.ts";
import { notTheRoute } from "#functions/http/not-the-route.ts";
import { publisherWrite, type Signing } from "#functions/http/signed.ts";
import { signedMessage } from "#functions/http/signed-request.ts";
import { orderResumed } from "#shared/contracts/order-resumed.ts";
import { statusOf } from "#shared/fulfilment/domain/fulfilment.ts";
import type { ResumeOrder } from "#shared/fulfilment/use-cases/resume-order.ts";
import { toOrderId } from "#shared/kernel/identifiers.ts";

const message = signedMessage("order.resumed", orderResumed);

/** POST /publisher/orders/{orderId}/resumption */
export const resumeOrderOverHttp =
  (resumeOrder: ResumeOrder, signing: Signing): AnswerRequest =>
  async (request) => {
    const { data, claim } = await publisherWrite(request, signing, message);
    const orderId = toOrderId(request.params.orderId ?? "");
    if (!orderId.ok) return orderId;
    if (data.orderId !== orderId.value) throw notTheRoute("orderId");

    const outcome = await resumeOrder(orderId.value, claim);
    if (!outcome.ok) return outcome;
    const { promises, timeline } = outcome.value;
    return json(200, { orderId: orderId.value, status: statusOf(outcome.value), promises, timeline });
  };
