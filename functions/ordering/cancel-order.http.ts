import { type AnswerRequest, json } from "#functions/http/endpoint.ts";
import { notTheRoute } from "#functions/http/not-the-route.ts";
import { resellerWrite, type Signing } from "#functions/http/signed.ts";
import { signedMessage } from "#functions/http/signed-request.ts";
import { orderBody } from "#functions/ordering/order-body.ts";
import { orderCancelled } from "#shared/contracts/order-placed.ts";
import { toOrderId } from "#shared/kernel/identifiers.ts";
import type { CancelOrder } from "#shared/ordering/use-cases/cancel-order.ts";

const message = signedMessage("order.cancelled", orderCancelled);

/** POST /resellers/{resellerId}/orders/{orderId}/cancellation */
export const cancelOrderOverHttp =
  (cancelOrder: CancelOrder, signing: Signing): AnswerRequest =>
  async (request) => {
    const { caller, data, claim } = await resellerWrite(request, signing, message);
    const orderId = toOrderId(request.params.orderId ?? "");
    if (!orderId.ok) return orderId;
    if (data.orderId !== orderId.value) throw notTheRoute("orderId");

    const command = { orderId: orderId.value, resellerId: caller.id };
    const outcome = await cancelOrder(command, claim);
    return outcome.ok ? json(200, orderBody(outcome.value)) : outcome;
  };
