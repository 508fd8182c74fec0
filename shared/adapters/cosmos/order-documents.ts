import type { Stored } from "#shared/adapters/cosmos/documents.ts";
import type { Fulfilment } from "#shared/fulfilment/domain/fulfilment.ts";
import type { Order } from "#shared/ordering/domain/order.ts";

/**
 * Container `orders`, one partition for each order: what was ordered (written once), what became of it
 * (`fulfilment`), and its mails (`mail-<kind>`).
 */
export type OrderDocument = Order & Stored & { readonly kind: "order" };
export type FulfilmentDocument = Fulfilment & Stored & { readonly kind: "fulfilment" };

export const ORDER_ID = "order";
export const FULFILMENT_ID = "fulfilment";

export const toOrderDocument = (order: Order): OrderDocument => ({ id: ORDER_ID, kind: "order", ...order });

export const toFulfilmentDocument = (fulfilment: Fulfilment): FulfilmentDocument => ({
  id: FULFILMENT_ID,
  kind: "fulfilment",
  ...fulfilment,
});

/** What we stored, without what the database keeps beside it. */
export function toOrder({ id: _id, kind: _kind, ...stored }: OrderDocument): Order {
  return withoutSystemProperties(stored);
}

export function toFulfilment({ id: _id, kind: _kind, ...stored }: FulfilmentDocument): Fulfilment {
  return withoutSystemProperties(stored);
}

function withoutSystemProperties<Value extends object>(stored: Value): Value {
  return Object.fromEntries(Object.entries(stored).filter(([name]) => !name.startsWith("_"))) as Value;
}
