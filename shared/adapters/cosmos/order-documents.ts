import { contentOf, type Stored } from "#shared/adapters/cosmos/documents.ts";
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

export const toOrder = (document: OrderDocument): Order => contentOf<Order>(document);

export const toFulfilment = (document: FulfilmentDocument): Fulfilment => contentOf<Fulfilment>(document);
