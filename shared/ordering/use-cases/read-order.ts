import type { OrderId } from "#shared/kernel/identifiers.ts";
import { accept, type Outcome, refuse } from "#shared/kernel/outcome.ts";
import type { OrderHistory, OrderRepository } from "#shared/ordering/ports.ts";

/** An order of this reseller with its promises, timeline and mails; another's order answers as an unknown one. */
export type ReadOrder = (query: {
  readonly orderId: OrderId;
  readonly resellerId: string;
}) => Promise<Outcome<OrderHistory, "order-unknown">>;

export const createReadOrder =
  (orders: OrderRepository): ReadOrder =>
  async ({ orderId, resellerId }) => {
    const history = await orders.findHistory(orderId);
    return history?.order.resellerId === resellerId ? accept(history) : refuse("order-unknown");
  };
