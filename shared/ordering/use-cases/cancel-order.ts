import type { Claim } from "#shared/kernel/claim.ts";
import type { OrderId } from "#shared/kernel/identifiers.ts";
import { accept, type Outcome, refuse } from "#shared/kernel/outcome.ts";
import type { OrderHistory, OrderRepository } from "#shared/ordering/ports.ts";

export type CancelOrderRefusal = "order-unknown" | "order-already-invoiced" | "idempotency-key-reuse";

/** Stops what becomes of an order; filled by fulfilment. */
export type StopFulfilment = (
  command: { readonly orderId: OrderId; readonly resellerId: string },
  claim: Claim,
) => Promise<Outcome<unknown, CancelOrderRefusal>>;

/** Cancels an order until its reseller is invoiced; its purchase order number stays used. Never a refund. */
export type CancelOrder = (
  command: { readonly orderId: OrderId; readonly resellerId: string },
  claim: Claim,
) => Promise<Outcome<OrderHistory, CancelOrderRefusal>>;

export const createCancelOrder =
  ({ orders, stopFulfilment }: { orders: OrderRepository; stopFulfilment: StopFulfilment }): CancelOrder =>
  async (command, claim) => {
    const stopped = await stopFulfilment(command, claim);
    if (!stopped.ok) return stopped;
    const history = await orders.findHistory(command.orderId);
    return history === undefined ? refuse("order-unknown") : accept(history);
  };
