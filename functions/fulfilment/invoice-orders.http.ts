import { type AnswerRequest, json } from "#functions/http/endpoint.ts";
import { publisherWrite, type Signing } from "#functions/http/signed.ts";
import { signedMessage } from "#functions/http/signed-request.ts";
import { invoiceIssued } from "#shared/contracts/invoice-issued.ts";
import { type Fulfilment, statusOf } from "#shared/fulfilment/domain/fulfilment.ts";
import type { InvoiceOrders } from "#shared/fulfilment/use-cases/invoice-orders.ts";

const message = signedMessage("invoice.issued", invoiceIssued);

/** POST /publisher/invoices */
export const invoiceOrdersOverHttp =
  (invoiceOrders: InvoiceOrders, signing: Signing): AnswerRequest =>
  async (request) => {
    const { data, claim } = await publisherWrite(request, signing, message);
    const outcome = await invoiceOrders(data, claim);
    if (!outcome.ok) return outcome;
    return json(200, { invoiceNumber: data.invoiceNumber, orders: outcome.value.map(invoicedOrder) });
  };

const invoicedOrder = (fulfilment: Fulfilment) => ({
  orderId: fulfilment.orderId,
  status: statusOf(fulfilment),
  promises: fulfilment.promises,
});
