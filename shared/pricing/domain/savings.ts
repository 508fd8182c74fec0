import type { OrderPrice, PricedLine, PricedOrder, UnpricedReason } from "#shared/contracts/order-price.ts";
import type { OrderId } from "#shared/kernel/identifiers.ts";
import { type Currency, shareOf, sumOf } from "#shared/kernel/money.ts";
import { listAmountOf } from "#shared/pricing/domain/order-price.ts";

const WHOLE = 10_000;

/** An order and what it costs; without a price it is not processed yet. */
export type Purchase = { readonly orderId: OrderId; readonly isCancelled: boolean; readonly price?: OrderPrice };

/** What orders cost beside what list prices come to, for the same products and months: what was, never what will be. */
export type Savings = {
  readonly orders: { readonly priced: number; readonly unpriced: number; readonly cancelled: number };
  /** Orders that are in no sum because nobody knows their price. */
  readonly unpriced: readonly { readonly orderId: OrderId; readonly reason: UnpricedReason | "not-processed" }[];
  /** Ordered by code: amounts of two currencies are never added up. */
  readonly currencies: readonly CurrencySavings[];
};

/** All amounts are whole minor units of `currency`. */
export type CurrencySavings = {
  readonly currency: string;
  readonly minorUnitDigits: number;
  /** Ordered by product, before any volume discount. */
  readonly products: readonly ProductSavings[];
  /** Each level that orders were priced at, in lines of their own: a discount is on whole orders, not on products (T-3). */
  readonly volumeDiscounts: readonly LevelDiscount[];
  /** Of all products, with the volume discounts taken off `amount`. */
  readonly total: Comparison;
};

export type ProductSavings = Comparison & { readonly sku: string; readonly quantity: number; readonly codes: number };

/** `listAmount`: `amount` by the list price instead, the formula being the same. */
export type Comparison = {
  readonly listAmount: number;
  readonly amount: number;
  /** What list prices come to beyond `amount`; as a part of `listAmount` in hundredths of a per cent, null of nothing. */
  readonly difference: { readonly amount: number; readonly basisPoints: number | null };
};

export type LevelDiscount = {
  readonly tier: { readonly fromCodes: number; readonly discountBasisPoints: number };
  readonly orders: number;
  readonly base: number;
  readonly amount: number;
};

/** Cancelled orders are counted, and are in no sum. */
export function savingsOf(purchases: readonly Purchase[]): Savings {
  const kept = purchases.filter(({ isCancelled }) => !isCancelled);
  const prices = kept.map(({ price }) => price).filter((price) => price?.status === "priced");
  const unpriced = kept.flatMap(({ orderId, price }) =>
    price?.status === "priced" ? [] : [{ orderId, reason: price?.reason ?? ("not-processed" as const) }],
  );
  return {
    orders: { priced: prices.length, unpriced: unpriced.length, cancelled: purchases.length - kept.length },
    unpriced,
    currencies: groupsOf(prices, ({ currency }) => currency).map(savingsIn),
  };
}

function savingsIn({ first, all }: Group<PricedOrder>): CurrencySavings {
  const { currency, minorUnitDigits } = first;
  const lines = all.flatMap((price) => price.lines);
  const products = groupsOf(lines, ({ sku }) => sku).map((product) =>
    productSavings(product, { code: currency, minorUnitDigits }),
  );
  const total = comparisonOf({
    listAmount: sumOf(products.map(({ listAmount }) => listAmount)),
    amount: sumOf(all.map((price) => price.total)),
  });
  return { currency, minorUnitDigits, products, volumeDiscounts: levelDiscountsOf(all), total };
}

const productSavings = ({ first, all }: Group<PricedLine>, currency: Currency): ProductSavings => ({
  sku: first.sku,
  quantity: sumOf(all.map(({ quantity }) => quantity)),
  codes: sumOf(all.map(({ codes }) => codes)),
  ...comparisonOf({
    listAmount: sumOf(all.map((line) => listAmountOf(line, currency))),
    amount: sumOf(all.map(({ price }) => price.amount)),
  }),
});

function levelDiscountsOf(prices: readonly PricedOrder[]): readonly LevelDiscount[] {
  const reached = prices.flatMap(({ volumeDiscount }) => {
    const tier = volumeDiscount?.tier ?? null;
    return volumeDiscount === undefined || tier === null ? [] : [{ ...volumeDiscount, tier }];
  });
  return groupsOf(reached, ({ tier }) => `${tier.fromCodes} ${tier.discountBasisPoints}`)
    .map(({ first: { tier }, all }) => ({
      tier,
      orders: all.length,
      base: sumOf(all.map(({ base }) => base)),
      amount: sumOf(all.map(({ amount }) => amount)),
    }))
    .toSorted((one, other) => one.tier.discountBasisPoints - other.tier.discountBasisPoints);
}

function comparisonOf({ listAmount, amount }: Pick<Comparison, "listAmount" | "amount">): Comparison {
  const difference = listAmount - amount;
  const basisPoints = listAmount === 0 ? null : shareOf(WHOLE, { numerator: difference, denominator: listAmount }, 1);
  return { listAmount, amount, difference: { amount: difference, basisPoints } };
}

type Group<Value> = { readonly first: Value; readonly all: readonly Value[] };

/** Ordered by key. */
function groupsOf<Value>(values: readonly Value[], keyOf: (value: Value) => string): readonly Group<Value>[] {
  const groups = [...Map.groupBy(values, keyOf)];
  return groups
    .toSorted(([one], [other]) => Number(one > other) - Number(one < other))
    .flatMap(([, all]) => all.slice(0, 1).map((first) => ({ first, all })));
}
