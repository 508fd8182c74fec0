import { pageOf } from "#shared/operations/domain/list-page.ts";
import { HELD, type HeldOrder } from "#shared/operations/domain/order-lists.ts";
import type { OrderLists } from "#shared/operations/ports.ts";
import type { Listed } from "#shared/operations/use-cases/list-orders.ts";
import { laterOf } from "#shared/operations/use-cases/list-promises.ts";

/** Orders that need an operator, longest first: held, parked, or with a mail that failed. Two requests. */
export type ListHeldOrders = (query: {
  /** The key after which the page begins. */
  readonly after?: string;
  readonly most: number;
}) => Promise<Listed<HeldOrder>>;

export const createListHeldOrders =
  (lists: OrderLists): ListHeldOrders =>
  async ({ after, most }) => {
    const asOf = await lists.asOf();
    const found = await lists.rows({
      list: HELD,
      by: "key",
      floor: laterOf("", after),
      ceiling: "~",
      isNewestFirst: false,
      most: most + 1,
    });
    return { ...pageOf<HeldOrder>(found, most), asOf: asOf ?? null };
  };
