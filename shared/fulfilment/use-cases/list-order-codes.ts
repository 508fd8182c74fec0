import type { FulfilmentLot } from "#shared/fulfilment/domain/fulfilment.ts";
import type { FulfilmentRepository, ListCodes } from "#shared/fulfilment/ports.ts";
import type { OrderId } from "#shared/kernel/identifiers.ts";
import { accept, type Outcome, refuse } from "#shared/kernel/outcome.ts";
import type { Secret } from "#shared/kernel/secret.ts";

/** A lot of the order with its codes in index order; in line order. */
export type ListedLot = Pick<
  FulfilmentLot,
  "lotId" | "line" | "sku" | "expiresAt" | "expiryBoundBy" | "lastUsableOn"
> & {
  readonly codes: readonly Secret<string>[];
};

export type ListOrderCodesRefusal = "order-unknown" | "order-cancelled" | "order-not-released" | "codes-destroyed";

/**
 * Every code of an order, computed: the way to site packs, whose codes are never mailed. One request, and one for each
 * lot. An order has 40,000 codes at most, which bounds the answer.
 */
export type ListOrderCodes = (orderId: OrderId) => Promise<Outcome<readonly ListedLot[], ListOrderCodesRefusal>>;

type Dependencies = { readonly orders: Pick<FulfilmentRepository, "find">; readonly listCodes: ListCodes };

/** @throws {MissingDocumentError} when a lot cannot be read yet. */
export const createListOrderCodes =
  ({ orders, listCodes }: Dependencies): ListOrderCodes =>
  async (orderId) => {
    const stored = await orders.find(orderId);
    if (stored === undefined) return refuse("order-unknown");
    const { milestones, lots } = stored.value;
    if (milestones.cancelled !== undefined) return refuse("order-cancelled");
    if (milestones.released === undefined) return refuse("order-not-released");

    const listed: ListedLot[] = [];
    for (const { lotId, line, sku, expiresAt, expiryBoundBy, lastUsableOn } of lots) {
      const codes = await listCodes(lotId);
      if (!codes.ok) return codes;
      listed.push({ lotId, line, sku, expiresAt, expiryBoundBy, lastUsableOn, codes: codes.value });
    }
    return accept(listed);
  };
