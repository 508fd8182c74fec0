import type { OrderPrice } from "#shared/contracts/order-price.ts";
import type { Clock } from "#shared/kernel/instant.ts";
import { retryWhenStale } from "#shared/kernel/retry-when-stale.ts";
import { type PriceableOrder, priceOrder } from "#shared/pricing/domain/order-price.ts";
import { priceListInForce } from "#shared/pricing/domain/price-list.ts";
import type { PriceListRepository } from "#shared/pricing/ports.ts";

/** `on`: the day the order was accepted, `YYYY-MM-DD` in the agreement's time zone. */
export type PriceOrderCommand = PriceableOrder & { readonly market: string; readonly on: string };

/**
 * What an order costs by the list in force in its market on the day it was accepted. From its first order on the list
 * never changes. One request, and one more for the first order of a list.
 */
export type PriceOrder = (command: PriceOrderCommand) => Promise<OrderPrice>;

type Dependencies = { readonly lists: PriceListRepository; readonly clock: Clock };

export const createPriceOrder =
  ({ lists, clock }: Dependencies): PriceOrder =>
  ({ market, on, ...order }) =>
    retryWhenStale(async () => {
      const stored = await lists.ofMarket(market);
      const list = priceListInForce(
        stored.map(({ value }) => value),
        on,
      );
      if (list === undefined) return { status: "unpriced", reason: "price-list-unknown" };

      const price = priceOrder(list, order);
      const version = stored.find(({ value }) => value === list)?.version ?? "";
      if (price.status === "priced" && list.pricedSince === undefined)
        await lists.replace({ ...list, pricedSince: clock() }, version);
      return price;
    });
