import type { OrderForm } from "#shared/contracts/order-placed.ts";
import type { Correlated } from "#shared/kernel/correlation.ts";
import type { OrderId } from "#shared/kernel/identifiers.ts";
import type { Instant } from "#shared/kernel/instant.ts";

/** What a reseller ordered, as it was accepted. It never changes; what becomes of it is its fulfilment. */
export type Order = Correlated & {
  readonly orderId: OrderId;
  readonly resellerId: string;
  readonly purchaseOrderNumber: string;
  readonly agreementNumber: string;
  readonly form: OrderForm;
  /** The customer's own account for it. */
  readonly costCentre?: string;
  readonly customerName: string;
  readonly programme: string;
  readonly market: string;
  /** The catalogue edition the order was checked against, pinned for life. */
  readonly editionId: string;
  readonly term: Term;
  readonly lines: readonly OrderLine[];
  readonly acceptedAt: Instant;
};

/** Calendar dates `YYYY-MM-DD` in `timeZone`; `endsOn` is the last usable day, inclusive. */
export type Term = {
  readonly startsOn: string;
  readonly endsOn: string;
  readonly timeZone: string;
  readonly calendar: string;
};

/** `codes` = quantity × vouchers per unit of the pinned edition. */
export type OrderLine = {
  readonly sku: string;
  readonly quantity: number;
  readonly codes: number;
  readonly examFamilies: readonly string[];
  readonly hasPackYear: boolean;
  readonly isSitePack?: true;
  readonly isMembership?: true;
};

/** What the reseller asks for. */
export type OrderRequest = {
  readonly purchaseOrderNumber: string;
  readonly agreementNumber: string;
  readonly form: OrderForm;
  readonly costCentre?: string;
  readonly lines: readonly {
    readonly sku: string;
    readonly quantity: number;
    readonly licence?: "SSL" | "USL" | "ASL";
  }[];
};

/** Whether the stored order is the one asked for again: same agreement, form, cost centre and lines in their order. All is SSL. */
export const isSameOrder = (order: Order, request: OrderRequest): boolean =>
  order.agreementNumber === request.agreementNumber &&
  order.form === request.form &&
  order.costCentre === request.costCentre &&
  order.lines.length === request.lines.length &&
  order.lines.every(({ sku, quantity }, index) => {
    const asked = request.lines[index];
    return sku === asked?.sku && quantity === asked.quantity && (asked.licence ?? "SSL") === "SSL";
  });
