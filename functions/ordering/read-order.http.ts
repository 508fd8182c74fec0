import { type AnswerRequest, json } from "#functions/http/endpoint.ts";
import { resellerQuery, type Signing } from "#functions/http/signed.ts";
import { orderBody } from "#functions/ordering/order-body.ts";
import { toOrderId } from "#shared/kernel/identifiers.ts";
import type { ReadOrder } from "#shared/ordering/use-cases/read-order.ts";

/** GET /resellers/{resellerId}/orders/{orderId} */
export const readOrderOverHttp =
  (readOrder: ReadOrder, signing: Signing): AnswerRequest =>
  async (request) => {
    const { caller } = resellerQuery(request, signing);
    const orderId = toOrderId(request.params.orderId ?? "");
    if (!orderId.ok) return orderId;

    const outcome = await readOrder({ orderId: orderId.value, resellerId: caller.id });
    return outcome.ok ? json(200, orderBody(outcome.value)) : outcome;
  };
