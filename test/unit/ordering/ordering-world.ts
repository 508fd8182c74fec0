import type { FulfilmentMessage, SendMessage } from "#shared/contracts/messages.ts";
import { createCancelFulfilment } from "#shared/fulfilment/use-cases/cancel-fulfilment.ts";
import { createNudge } from "#shared/fulfilment/use-cases/nudge.ts";
import type { Claim } from "#shared/kernel/claim.ts";
import { orderIdOf } from "#shared/kernel/identifiers.ts";
import { accept, refuse } from "#shared/kernel/outcome.ts";
import { UnavailableError } from "#shared/kernel/versioned.ts";
import type { OrderRequest } from "#shared/ordering/domain/order.ts";
import type { CheckEligibility, OrderingAgreement } from "#shared/ordering/ports.ts";
import { createAcceptOrder } from "#shared/ordering/use-cases/accept-order.ts";
import { createCancelOrder } from "#shared/ordering/use-cases/cancel-order.ts";
import { createCheckOrder } from "#shared/ordering/use-cases/check-order.ts";
import { createReadOrder } from "#shared/ordering/use-cases/read-order.ts";
import { ACCEPTED_AT, EXPIRES_AT, goods } from "#test/support/fulfilments.ts";
import { InMemoryOrders } from "#test/support/in-memory-orders.ts";

export const request: OrderRequest & { readonly resellerId: string } = {
  resellerId: "lar-demo",
  purchaseOrderNumber: "PO-7781",
  agreementNumber: "EES-TW-1042",
  form: "pro-rated",
  lines: [{ sku: "CLASS-MCP-30", quantity: 2 }],
};
export const orderId = orderIdOf("lar-demo", "PO-7781");

const agreement = (agreementNumber: string, changes: Partial<OrderingAgreement> = {}): OrderingAgreement => ({
  agreementNumber,
  programme: "EES",
  market: "TW",
  customerName: "臺北市立範例高級中學",
  customerClass: "academic",
  accreditedOn: "2024-08-01",
  saCover: null,
  academyStandards: null,
  resellerIds: ["lar-demo"],
  term: goods().term,
  endsAt: EXPIRES_AT,
  ...changes,
});

/** Knows one class pack, which is withdrawn when told to. */
function catalogue() {
  const state = { isOnSale: true };
  const checkEligibility: CheckEligibility = (_agreement, lines) => {
    const unknown = lines.findIndex(({ sku }) => sku !== "CLASS-MCP-30");
    if (unknown >= 0) return refuse("product-unknown", `/data/lines/${unknown}/sku`);
    if (!state.isOnSale) return refuse("product-not-orderable", "/data/lines/0/sku");
    const checked = lines.map((line) => ({
      ...line,
      codes: 30 * line.quantity,
      examFamilies: ["MCP"],
      hasPackYear: true,
    }));
    return accept({ editionId: "C-2019-zh", lines: checked });
  };
  return { state, checkEligibility };
}

/** Webhook ids with the content they were claimed for. */
class Claims {
  readonly contents = new Map<string, string>();
  requests = 0;

  /** A signed write: the same id stands for the same content for good. */
  of(webhookId: string, content: string): Claim {
    return async () => {
      this.requests += 1;
      const earlier = this.contents.get(webhookId);
      this.contents.set(webhookId, earlier ?? content);
      if (earlier === undefined) return accept("first");
      return earlier === content ? accept("repeat") : refuse("idempotency-key-reuse");
    };
  }
}

/** The context on fakes, with one agreement of lar-demo and one of another reseller. */
export function orderingWorld() {
  const store = new InMemoryOrders();
  const claims = new Claims();
  const { state, checkEligibility } = catalogue();
  const agreements = new Map([
    ["EES-TW-1042", agreement("EES-TW-1042")],
    ["EES-TW-9001", agreement("EES-TW-9001", { resellerIds: ["lar-other"] })],
  ]);
  const time = { now: ACCEPTED_AT };
  const clock = () => time.now;
  const broker = { sent: [] as FulfilmentMessage[], lost: [] as string[], isAway: false };
  const sendToFulfilment: SendMessage<FulfilmentMessage> = async (message) => {
    if (broker.isAway) throw new UnavailableError("the broker is away");
    broker.sent.push(message);
  };
  const fulfilmentNudge = createNudge({
    clock,
    sendToFulfilment,
    sendToNotifications: async () => undefined,
    onLost: (messageId) => broker.lost.push(messageId),
  });
  const nudge = fulfilmentNudge.fulfilOrder;
  const counts = { agreements: 0 };
  const findAgreement = async (agreementNumber: string) => {
    counts.agreements += 1;
    return agreements.get(agreementNumber);
  };
  const { orders, fulfilments } = store;
  const acceptOrder = createAcceptOrder({
    orders,
    checkOrder: createCheckOrder({ findAgreement, checkEligibility, clock }),
    openingPromises: ({ acceptedAt }) => [{ kind: "access", startedAt: acceptedAt }],
    nudge,
  });
  let webhooks = 0;
  return {
    store,
    claims,
    time,
    broker,
    catalogue: state,
    /** Requests asked of the database so far. */
    requests: () => store.requests + claims.requests + counts.agreements,
    /** A new webhook id for every call, unless told. */
    accept: (changes: Partial<typeof request> = {}, webhookId = `msg-${++webhooks}`) => {
      const command = { ...request, ...changes };
      return acceptOrder(command, claims.of(webhookId, JSON.stringify(command)));
    },
    read: createReadOrder(orders),
    cancel: (resellerId = "lar-demo", webhookId = `msg-${++webhooks}`) =>
      createCancelOrder({
        orders,
        stopFulfilment: createCancelFulfilment({ orders: fulfilments, nudge: fulfilmentNudge, clock }),
      })({ orderId, resellerId }, claims.of(webhookId, "cancel")),
  };
}
