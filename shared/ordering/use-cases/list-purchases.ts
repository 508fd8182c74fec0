import type { OrderId } from "#shared/kernel/identifiers.ts";
import { accept, type Outcome } from "#shared/kernel/outcome.ts";
import { expected } from "#shared/kernel/versioned.ts";
import type { OrderHistory, OrderRepository } from "#shared/ordering/ports.ts";

/**
 * The first `most` orders of an agreement after `after`, from the beginning without, oldest first; filled with the
 * agreement's register.
 */
export type ListEntered = (query: {
  readonly agreementNumber: string;
  readonly after: OrderId | undefined;
  readonly most: number;
}) => Promise<Outcome<readonly OrderId[], "agreement-not-found" | "order-unknown">>;

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
    const entered = await listEntered({ agreementNumber, after, most: PAGE + 1 });
    if (!entered.ok) return entered;

    const page = entered.value.slice(0, PAGE);
    const histories = await Promise.all(
      page.map(async (orderId) => expected(await orders.findHistory(orderId), `order ${orderId}`)),
    );
    const purchases = histories.filter(({ order }) => costCentre === undefined || order.costCentre === costCentre);
    const next = entered.value.length > PAGE ? page.at(-1) : undefined;
    return accept({ purchases, ...(next === undefined ? {} : { next }) });
  };
