import { type AnswerRequest, json } from "#functions/http/endpoint.ts";
import { resellerWrite, type Signing } from "#functions/http/signed.ts";
import { signedMessage } from "#functions/http/signed-request.ts";
import { currentCorrelation } from "#functions/invocation.ts";
import type { BrakeOrders } from "#functions/ordering/brake-orders.ts";
import { orderPlaced } from "#shared/contracts/order-placed.ts";
import type { AcceptOrder } from "#shared/ordering/use-cases/accept-order.ts";

const message = signedMessage("order.placed", orderPlaced);

/** POST /resellers/{resellerId}/orders */
export const acceptOrderOverHttp =
  (acceptOrder: AcceptOrder, signing: Signing, brakeOrders: BrakeOrders): AnswerRequest =>
  async (request, context) => {
    const { caller, data, claim } = await resellerWrite(request, signing, message);
    brakeOrders(caller.id, context);
    const outcome = await acceptOrder({ ...data, resellerId: caller.id, ...currentCorrelation() }, claim);
    if (!outcome.ok) return outcome;

    const { order, promises, history } = outcome.value;
    const { status = "accepted" } = history?.progress ?? {};
    const headers = { location: `/api/resellers/${caller.id}/orders/${order.orderId}` };
    return json(
      202,
      { orderId: order.orderId, status, promises },
      history === undefined ? headers : { ...headers, "idempotent-replayed": "true" },
    );
  };
