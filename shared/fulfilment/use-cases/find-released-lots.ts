import type { Fulfilment } from "#shared/fulfilment/domain/fulfilment.ts";
import type { FulfilmentRepository } from "#shared/fulfilment/ports.ts";
import type { OrderId } from "#shared/kernel/identifiers.ts";
import { accept, type Outcome, refuse } from "#shared/kernel/outcome.ts";

export type ReleasedLotsRefusal = "order-unknown" | "order-cancelled" | "order-not-released";

/** The lots of an order whose codes were released, in line order. One request. */
export type FindReleasedLots = (
  orderId: OrderId,
) => Promise<Outcome<Pick<Fulfilment, "agreementNumber" | "lots">, ReleasedLotsRefusal>>;

export const createFindReleasedLots =
  ({ orders }: { readonly orders: Pick<FulfilmentRepository, "find"> }): FindReleasedLots =>
  async (orderId) => {
    const stored = await orders.find(orderId);
    if (stored === undefined) return refuse("order-unknown");
    const { milestones, agreementNumber, lots } = stored.value;
    if (milestones.cancelled !== undefined) return refuse("order-cancelled");
    return milestones.released === undefined ? refuse("order-not-released") : accept({ agreementNumber, lots });
  };
