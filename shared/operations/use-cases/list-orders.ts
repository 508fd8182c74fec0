import type { Instant } from "#shared/kernel/instant.ts";
import { type Page, pageOf } from "#shared/operations/domain/list-page.ts";
import {
  agreementPrefix,
  type ListedOrder,
  listOfReseller,
  statusPrefix,
} from "#shared/operations/domain/order-lists.ts";
import type { OrderStatus } from "#shared/operations/domain/order-standing.ts";
import type { OrderLists } from "#shared/operations/ports.ts";

/** `asOf`: what happened before this moment is in the list, null while it is made for the first time. */
export type Listed<Content> = Page<Content> & { readonly asOf: Instant | null };

export type OrderListQuery = {
  readonly resellerId: string;
  /** Of this agreement, or with this status; one of the two at most. */
  readonly only?: { readonly agreementNumber: string } | { readonly status: OrderStatus };
  /** Accepted from `from`, inclusive, to `to`, exclusive: instants, UTC. */
  readonly from?: Instant;
  readonly to?: Instant;
  /** The key after which the page begins. */
  readonly after?: string;
  readonly most: number;
};

/** A reseller's orders, newest first: two requests in one partition each, however many orders there are. */
export type ListOrders = (query: OrderListQuery) => Promise<Listed<ListedOrder>>;

export const createListOrders =
  (lists: OrderLists): ListOrders =>
  async ({ resellerId, only, from = "", to = AFTER_EVERY_KEY, after = AFTER_EVERY_KEY, most }) => {
    const { by, prefix } = keyOf(only);
    const asOf = await lists.asOf();
    const found = await lists.rows({
      list: listOfReseller(resellerId),
      by,
      floor: `${prefix}${from}`,
      ceiling: `${prefix}${after < to ? after : to}`,
      isNewestFirst: true,
      most: most + 1,
    });
    return { ...pageOf<ListedOrder>(found, most), asOf: asOf ?? null };
  };

/** Keys begin with a digit and have nothing but ASCII below this. */
const AFTER_EVERY_KEY = "~";

function keyOf(only: OrderListQuery["only"]) {
  if (only === undefined) return { by: "key", prefix: "" } as const;
  return "status" in only
    ? ({ by: "statusKey", prefix: statusPrefix(only.status) } as const)
    : ({ by: "agreementKey", prefix: agreementPrefix(only.agreementNumber) } as const);
}
