import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { buffer } from "node:stream/consumers";
import { verifiedSignature, webhookSecret } from "#functions/http/signature.ts";
import { signedMessage } from "#functions/http/signed-request.ts";
import { parseStrictJson } from "#functions/http/strict-json.ts";
import { invoiceIssued } from "#shared/contracts/invoice-issued.ts";
import { orderPlaced } from "#shared/contracts/order-placed.ts";
import { orderIdOf } from "#shared/kernel/identifiers.ts";
import { instant } from "#shared/kernel/instant.ts";
import type { PlacedOrder } from "#test/bench/peers/job.ts";

/** What a peer does with a request that was found in order. Durable when it resolves. */
export type Intake = {
  readonly accept: (order: PlacedOrder) => Promise<void>;
  readonly invoice: (orderId: string) => Promise<void>;
};

const order = signedMessage("order.placed", orderPlaced);
const invoice = signedMessage("invoice.issued", invoiceIssued);

/** Takes orders and invoices, signed and formed as the product's own, and checked by the same code. */
export async function listen(secretText: string, resellerId: string, { accept, invoice: record }: Intake) {
  const secret = webhookSecret(secretText);
  if (secret === undefined) throw new Error("the webhook secret is none");

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await buffer(request);
    const headers = { get: (name: string) => request.headers[name]?.toString() ?? null };
    if (!verifiedSignature(headers, body, [secret], instant(Date.now()))) return reply(response, 401, {});
    if (request.url === "/api/publisher/invoices") {
      const { data } = invoice.parse(parseStrictJson(body));
      for (const orderId of data.orderIds) await record(orderId);
      return reply(response, 200, { orders: data.orderIds });
    }
    const { data } = order.parse(parseStrictJson(body));
    await accept(data);
    return reply(response, 202, { orderId: orderIdOf(resellerId, data.purchaseOrderNumber) });
  };
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => reply(response, 500, { error: String(error) }));
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { url: `http://127.0.0.1:${portOf(server)}`, close: () => closeServer(server) };
}

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the peer has no port");
  return address.port;
}

async function closeServer(server: Server): Promise<void> {
  const closed = once(server, "close");
  server.close();
  server.closeAllConnections();
  await closed;
}
