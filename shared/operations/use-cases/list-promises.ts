import { type Clock, HOUR_MS, plusMs } from "#shared/kernel/instant.ts";
import { pageOf } from "#shared/operations/domain/list-page.ts";
import { type ListedPromise, PROMISES } from "#shared/operations/domain/order-lists.ts";
import type { OrderLists } from "#shared/operations/ports.ts";
import type { Listed } from "#shared/operations/use-cases/list-orders.ts";

export const PROMISE_STATES = ["at-risk", "missed"] as const;
export type PromiseState = (typeof PROMISE_STATES)[number];

export type PromiseQuery = {
  readonly state: PromiseState;
  /** At risk is what becomes late within so many clock hours. */
  readonly withinHours: number;
  /** The key after which the page begins. */
  readonly after?: string;
  readonly most: number;
};

/**
 * Open promises, soonest or longest overdue first: two requests in one partition each. `missed` is late now, `at-risk`
 * is not late yet and will be at or before now plus `withinHours`.
 */
export type ListPromises = (query: PromiseQuery) => Promise<Listed<ListedPromise>>;

export const createListPromises =
  ({ lists, clock }: { readonly lists: OrderLists; readonly clock: Clock }): ListPromises =>
  async ({ state, withinHours, after, most }) => {
    const now = clock();
    const firstNotLate = plusMs(now, 1);
    const range =
      state === "missed"
        ? { floor: "", ceiling: firstNotLate }
        : { floor: firstNotLate, ceiling: plusMs(now, withinHours * HOUR_MS + 1) };
    const asOf = await lists.asOf();
    const found = await lists.rows({
      list: PROMISES,
      by: "key",
      ...range,
      floor: laterOf(range.floor, after),
      isNewestFirst: false,
      most: most + 1,
    });
    return { ...pageOf<ListedPromise>(found, most), asOf: asOf ?? null };
  };

/** What comes right after a key that is the beginning of no other. */
export const laterOf = (floor: string, after: string | undefined): string =>
  after === undefined || after < floor ? floor : `${after}!`;
