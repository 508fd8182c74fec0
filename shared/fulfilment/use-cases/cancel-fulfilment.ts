import type { Fulfilment } from "#shared/fulfilment/domain/fulfilment.ts";
import { cancel } from "#shared/fulfilment/domain/transitions.ts";
import type { FulfilmentRepository, Nudge } from "#shared/fulfilment/ports.ts";
import type { Claim } from "#shared/kernel/claim.ts";
import type { OrderId } from "#shared/kernel/identifiers.ts";
import type { Clock } from "#shared/kernel/instant.ts";
import { accept, type Outcome, refuse } from "#shared/kernel/outcome.ts";
import { retryWhenStale } from "#shared/kernel/retry-when-stale.ts";

export type CancelRefusal = "order-unknown" | "order-already-invoiced" | "idempotency-key-reuse";

/** Stops an order of this reseller that was not invoiced yet. Cancelling again changes nothing. */
export type CancelFulfilment = (
  command: { readonly orderId: OrderId; readonly resellerId: string },
  claim: Claim,
) => Promise<Outcome<Fulfilment, CancelRefusal>>;

export const createCancelFulfilment =
  ({ orders, nudge, clock }: { orders: FulfilmentRepository; nudge: Nudge; clock: Clock }): CancelFulfilment =>
  ({ orderId, resellerId }, claim) =>
    retryWhenStale(async () => {
      const stored = await orders.find(orderId);
      if (stored?.value.resellerId !== resellerId) return refuse("order-unknown");
      const cancelled = cancel(stored.value, clock());
      if (!cancelled.ok) return cancelled;

      const claimed = await claim();
      if (!claimed.ok) return claimed;
      if (cancelled.value === undefined) return accept(stored.value);
      const { session } = await orders.save(stored, cancelled.value);
      await nudge.fulfilOrder(orderId, "cancelled", session);
      return accept(cancelled.value.next);
    });
