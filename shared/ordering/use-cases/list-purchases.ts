import type { OrderId } from "#shared/kernel/identifiers.ts";
import type { Instant } from "#shared/kernel/instant.ts";
import { accept, type Outcome } from "#shared/kernel/outcome.ts";
import { expected } from "#shared/kernel/versioned.ts";
import type { OrderHistory, OrderRepository } from "#shared/ordering/ports.ts";

/** An order as its agreement's register has it. */
export type EnteredOrder = { readonly orderId: OrderId; readonly enteredAt: Instant; readonly cancelledAt?: Instant };

/** Every order of an agreement, oldest first; filled with the agreement's register. */
export type ListEntered = (agreementNumber: string) => Promise<Outcome<readonly EnteredOrder[], "agreement-not-found">>;

/** `next` is where the following page starts; absent on the last. A page holds the orders of one cost centre, if asked. */
export type PurchasePage = { readonly purchases: readonly OrderHistory[]; readonly next?: OrderId };

/** What was bought under an agreement, oldest first, up to 50 orders looked at for a page. */
export type ListPurchases = (query: {
  readonly agreementNumber: string;
  readonly costCentre?: string;
  readonly after?: OrderId;
}) => Promise<Outcome<PurchasePage, "agreement-not-found" | "order-unknown">>;

const PAGE = 50;

type Dependencies = { readonly orders: Pick<OrderRepository, "findHistory">; readonly listEntered: ListEntered };

export const createListPurchases =
  ({ orders, listEntered }: Dependencies): ListPurchases =>
  async ({ agreementNumber, costCentre, after }) => {
    const entered = await listEntered(agreementNumber);
    if (!entered.ok) return entered;
    const position = entered.value.findIndex(({ orderId }) => orderId === after) + 1;
    if (after !== undefined && position === 0) return { ok: false, refusal: "order-unknown" };

    const page = entered.value.slice(position, position + PAGE);
    const histories = await Promise.all(
      page.map(async ({ orderId }) => expected(await orders.findHistory(orderId), `order ${orderId}`)),
    );
    const purchases = histories.filter(({ order }) => costCentre === undefined || order.costCentre === costCentre);
    const last = page.at(-1);
    const isLast = last === undefined || position + PAGE >= entered.value.length;
    return accept({ purchases, ...(isLast ? {} : { next: last.orderId }) });
  };
