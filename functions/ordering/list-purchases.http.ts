import type { HttpRequest } from "@azure/functions";
import { type AnswerRequest, json } from "#functions/http/endpoint.ts";
import { RequestRefused } from "#functions/http/request-refused.ts";
import { publisherQuery, type Signing } from "#functions/http/signed.ts";
import { orderBody } from "#functions/ordering/order-body.ts";
import { purchaseRows } from "#functions/ordering/purchase-rows.ts";
import { agreementNumber } from "#shared/contracts/agreement-registered.ts";
import { csvText } from "#shared/kernel/csv.ts";
import { toOrderId } from "#shared/kernel/identifiers.ts";
import { refuse } from "#shared/kernel/outcome.ts";
import type { ListPurchases } from "#shared/ordering/use-cases/list-purchases.ts";

/** GET /publisher/agreements/{agreementNumber}/purchases?costCentre=&after=&format=json|csv */
export const listPurchasesOverHttp =
  (listPurchases: ListPurchases, signing: Signing): AnswerRequest =>
  async (request) => {
    publisherQuery(request, signing);
    const named = agreementNumber.safeParse(request.params.agreementNumber);
    if (!named.success) return refuse("agreement-not-found");
    const { costCentre, after, isCsv } = filterOf(request);
    if (after !== undefined && !after.ok) return after;
    const outcome = await listPurchases({
      agreementNumber: named.data,
      ...(costCentre === null ? {} : { costCentre }),
      ...(after === undefined ? {} : { after: after.value }),
    });
    if (!outcome.ok) return outcome;

    const { purchases, next } = outcome.value;
    const headers: Record<string, string> = next === undefined ? {} : { "x-next": next };
    if (!isCsv) return json(200, { agreementNumber: named.data, purchases: purchases.map(toPurchase), next }, headers);
    return {
      status: 200,
      headers: { ...headers, "content-type": "text/csv; charset=utf-8" },
      body: csvText(purchaseRows(purchases)),
    };
  };

const toPurchase = (history: Parameters<typeof orderBody>[0]) => {
  const { promises: _promises, timeline: _timeline, lots: _lots, mails: _mails, ...purchase } = orderBody(history);
  return { resellerId: history.order.resellerId, acceptedAt: history.order.acceptedAt, ...purchase };
};

function filterOf({ query }: HttpRequest) {
  const [costCentre, after, format] = [query.get("costCentre"), query.get("after"), query.get("format") ?? "json"];
  if (format !== "json" && format !== "csv") throw new RequestRefused("bad-request");
  return { costCentre, after: after === null ? undefined : toOrderId(after), isCsv: format === "csv" };
}
