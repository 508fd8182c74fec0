import { type AnswerRequest, json } from "#functions/http/endpoint.ts";
import { publisherQuery, type Signing } from "#functions/http/signed.ts";
import { logLine } from "#functions/log-line.ts";
import type { ListedLot, ListOrderCodes } from "#shared/fulfilment/use-cases/list-order-codes.ts";
import { toOrderId } from "#shared/kernel/identifiers.ts";

/** GET /publisher/orders/{orderId}/codes. That somebody read them is logged, with counts only. */
export const listOrderCodesOverHttp =
  (listOrderCodes: ListOrderCodes, signing: Signing): AnswerRequest =>
  async (request, context) => {
    publisherQuery(request, signing);
    const orderId = toOrderId(request.params.orderId ?? "");
    if (!orderId.ok) return orderId;

    const outcome = await listOrderCodes(orderId.value);
    if (!outcome.ok) return outcome;
    const codes = outcome.value.reduce((sum, lot) => sum + lot.codes.length, 0);
    context.log(logLine("order-codes-read", { orderId: orderId.value, codes }));
    return json(200, { orderId: orderId.value, lots: outcome.value.map(revealed) }, { "cache-control": "no-store" });
  };

const revealed = ({ codes, ...lot }: ListedLot) => ({ ...lot, codes: codes.map((code) => code.reveal()) });
