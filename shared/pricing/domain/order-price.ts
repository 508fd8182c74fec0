import type { OrderPrice, PricedDiscount, PricedLine, PricedOrder } from "#shared/contracts/order-price.ts";
import {
  type Currency,
  productOf,
  type Ratio,
  shareOf,
  smallestAmountOf,
  sumOf,
  timesOf,
} from "#shared/kernel/money.ts";
import { benefitOf, type UsableLine } from "#shared/pricing/domain/benefit.ts";
import type { PriceList, ProductPrice } from "#shared/pricing/domain/price-list.ts";
import { type ProrationBasis, type Subscription, shareOfYear, timeLeft } from "#shared/pricing/domain/proration.ts";
import { discountOn, standingOf, type VolumeStanding } from "#shared/pricing/domain/volume-discount.ts";

/** What is to be priced. `codesBefore`: what the agreement had ordered when this order entered its register. */
export type PriceableOrder = {
  readonly lines: readonly PriceableLine[];
  readonly subscription: Subscription;
  /** The agreement's last usable day, inclusive. */
  readonly termEndsOn: string;
  readonly codesBefore: number;
  /** The edition's word on a month that has started and is not over (R-46, T-1). */
  readonly startedMonthCounts: boolean;
};

/** `codes` of all units; `payRatio` where a part of the price is paid (R-23, R-24, T-5). */
export type PriceableLine = UsableLine & {
  readonly sku: string;
  readonly quantity: number;
  readonly payRatio?: Ratio;
};

/** The same order with its time counted in another way; `amounts` are those of its lines. Whole minor units. */
export type AlternativePrice = Sums & {
  readonly basis: ProrationBasis;
  readonly share: Ratio;
  readonly amounts: readonly number[];
};

type Sums = { readonly subtotal: number; readonly discount: number; readonly total: number };

const PRICE_FORMULA = "vlPrice * quantity * months / of";
const PART_PRICE_FORMULA = `${PRICE_FORMULA} * payRatio`;
const DISCOUNT_FORMULA = "base * tier.discountBasisPoints / 10000";

/** The price of an order under a list: by the months that are left, with the days it is usable beside it (T-1). */
export function priceOrder(list: PriceList, order: PriceableOrder): OrderPrice {
  const { lines, subscription, codesBefore } = order;
  const share = shareOfYear(timeLeft(subscription), basisOf(order));
  const priced: PricedLine[] = [];
  for (const [index, line] of lines.entries()) {
    const price = list.prices.find(({ sku }) => sku === line.sku);
    if (price === undefined) return { status: "unpriced", reason: "product-price-unknown", line: index };
    priced.push(pricedLine(line, price, { share, order, list }));
  }
  const standing = standingOf(list.volumeDiscount, { codesBefore, codes: sumOf(priced.map(({ codes }) => codes)) });
  const amounts = priced.map(({ price }) => price.amount);
  const { subtotal, discount, total } = sumsOf(list, priced, { amounts, standing });
  return {
    status: "priced",
    priceListId: list.priceListId,
    currency: list.currency,
    minorUnitDigits: list.minorUnitDigits,
    lines: priced,
    subtotal,
    ...(list.volumeDiscount.length === 0
      ? {}
      : { volumeDiscount: discountLine(standing, { base: discountBaseOf(priced, amounts), amount: discount }) }),
    total,
  };
}

/** What the same order would cost with its time counted in another way. */
export function alternativePrice(
  list: PriceList,
  { lines, volumeDiscount }: PricedOrder,
  { subscription, basis }: { readonly subscription: Subscription; readonly basis: ProrationBasis },
): AlternativePrice {
  const share = shareOfYear(timeLeft(subscription), basis);
  const amounts = lines.map(({ price }) => amountOf(price, share, smallestOf(list)));
  return { basis, share, amounts, ...sumsOf(list, lines, { amounts, standing: volumeDiscount ?? { tier: null } }) };
}

/** What a line would have cost at the list price: the formula it was priced by, with that price in it. */
export const listAmountOf = ({ listPrice, price }: PricedLine, currency: Currency): number =>
  amountOf(
    { ...price, vlPrice: listPrice },
    { numerator: price.months, denominator: price.of },
    smallestAmountOf(currency),
  );

/** How the months of an order are counted. */
export const basisOf = ({ startedMonthCounts }: Pick<PriceableOrder, "startedMonthCounts">): ProrationBasis =>
  startedMonthCounts ? "started-months" : "completed-months";

type Counting = { readonly share: Ratio; readonly order: PriceableOrder; readonly list: PriceList };

function pricedLine(
  line: PriceableLine,
  { listPrice, vlPrice }: ProductPrice,
  { share, order, list }: Counting,
): PricedLine {
  const { sku, quantity, codes, payRatio } = line;
  const paid = { vlPrice, quantity, ...(payRatio === undefined ? {} : { payRatio }) };
  const formula = payRatio === undefined ? PRICE_FORMULA : PART_PRICE_FORMULA;
  const amount = amountOf(paid, share, smallestOf(list));
  return {
    sku,
    quantity,
    codes,
    licence: "SSL",
    listPrice,
    vlPrice,
    price: { formula, ...paid, months: share.numerator, of: share.denominator, amount },
    benefit: benefitOf(line, order),
  };
}

type Paid = { readonly vlPrice: number; readonly quantity: number; readonly payRatio?: Ratio };

/** The whole line is rounded, once: never the price of a unit. */
function amountOf({ vlPrice, quantity, payRatio }: Paid, share: Ratio, smallest: number): number {
  const ratio = payRatio === undefined ? share : productOf(share, payRatio);
  return shareOf(timesOf(vlPrice, quantity), ratio, smallest);
}

function sumsOf(
  list: PriceList,
  lines: readonly { readonly codes: number }[],
  { amounts, standing }: { readonly amounts: readonly number[]; readonly standing: Pick<VolumeStanding, "tier"> },
): Sums {
  const subtotal = sumOf(amounts);
  const discount = discountOn(discountBaseOf(lines, amounts), standing.tier, smallestOf(list));
  return { subtotal, discount, total: subtotal - discount };
}

/** The discount is on lines that yield codes, not on memberships: codes are what it is counted by. */
const discountBaseOf = (lines: readonly { readonly codes: number }[], amounts: readonly number[]): number =>
  sumOf(amounts.filter((_amount, index) => (lines[index]?.codes ?? 0) > 0));

const discountLine = (
  standing: VolumeStanding,
  { base, amount }: { readonly base: number; readonly amount: number },
): PricedDiscount => ({ formula: DISCOUNT_FORMULA, base, ...standing, amount });

const smallestOf = ({ currency, minorUnitDigits }: PriceList) => smallestAmountOf({ code: currency, minorUnitDigits });
