import type { FulfilmentLot } from "#shared/fulfilment/domain/fulfilment.ts";
import type { ListCodes } from "#shared/fulfilment/ports.ts";
import type { FindReleasedLots, ReleasedLotsRefusal } from "#shared/fulfilment/use-cases/find-released-lots.ts";
import type { OrderId } from "#shared/kernel/identifiers.ts";
import { accept, type Outcome } from "#shared/kernel/outcome.ts";
import type { Secret } from "#shared/kernel/secret.ts";

/** A lot of the order with its codes in index order; in line order. */
export type ListedLot = Pick<
  FulfilmentLot,
  "lotId" | "line" | "sku" | "expiresAt" | "expiryBoundBy" | "lastUsableOn"
> & {
  readonly codes: readonly Secret<string>[];
};

export type ListOrderCodesRefusal = ReleasedLotsRefusal | "codes-destroyed";

/**
 * Every code of an order, computed: the way to site packs, whose codes are never mailed. One request, and one for each
 * lot. An order has 40,000 codes at most, which bounds the answer.
 */
export type ListOrderCodes = (orderId: OrderId) => Promise<Outcome<readonly ListedLot[], ListOrderCodesRefusal>>;

type Dependencies = { readonly findReleasedLots: FindReleasedLots; readonly listCodes: ListCodes };

/** @throws {MissingDocumentError} when a lot cannot be read yet. */
export const createListOrderCodes =
  ({ findReleasedLots, listCodes }: Dependencies): ListOrderCodes =>
  async (orderId) => {
    const released = await findReleasedLots(orderId);
    if (!released.ok) return released;

    const listed: ListedLot[] = [];
    for (const { lotId, line, sku, expiresAt, expiryBoundBy, lastUsableOn } of released.value.lots) {
      const codes = await listCodes(lotId);
      if (!codes.ok) return codes;
      listed.push({ lotId, line, sku, expiresAt, expiryBoundBy, lastUsableOn, codes: codes.value });
    }
    return accept(listed);
  };
