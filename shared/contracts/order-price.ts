/** What an order costs, pinned when it is processed. All amounts are whole minor units of `currency`. */
export type OrderPrice = PricedOrder | UnpricedOrder;

/** No list of prices holds for the order's market, or it has no price for one of its products. */
export type UnpricedOrder = {
  readonly status: "unpriced";
  readonly reason: UnpricedReason;
  /** Of the line without a price, from 0. */
  readonly line?: number;
};

export type UnpricedReason = "price-list-unknown" | "product-price-unknown";

export type PricedOrder = {
  readonly status: "priced";
  readonly priceListId: string;
  /** ISO 4217, and how many decimal digits its minor unit has. */
  readonly currency: string;
  readonly minorUnitDigits: number;
  readonly lines: readonly PricedLine[];
  /** Sum of the lines. */
  readonly subtotal: number;
  /** A line of its own, never part of a pack's price (R-44, R-49, T-3); absent where the list has none. */
  readonly volumeDiscount?: PricedDiscount;
  readonly total: number;
};

/** Packs, vouchers, libraries and memberships are sold as services subscription licences, never as user or add-on ones. */
export type PricedLine = {
  readonly sku: string;
  readonly quantity: number;
  readonly codes: number;
  readonly licence: "SSL";
  /** For one unit and twelve months. */
  readonly listPrice: number;
  readonly vlPrice: number;
  readonly price: PriceFormula;
  readonly benefit: BenefitFormula;
};

/**
 * `amount` = vlPrice × quantity × months ÷ `of`, rounded once, half up. A month that has started counts, unless the
 * edition says otherwise.
 * Where less than the price is paid, also × `payRatio`: the part that is paid (T-5).
 */
export type PriceFormula = {
  readonly formula: string;
  readonly vlPrice: number;
  readonly quantity: number;
  readonly months: number;
  readonly of: number;
  readonly payRatio?: { readonly numerator: number; readonly denominator: number };
  readonly amount: number;
};

/**
 * R-47, D-18: the codes are as many as ever, and a membership brings as much, for `days` of the `of` days of a full year,
 * which are never exceeded. Both dates inclusive. What is paid for ends with the order; a library stays open until the
 * agreement ends, and a pack of a longer order is used within a year, here that from the order's first day.
 */
export type BenefitFormula = {
  readonly formula: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly days: number;
  readonly of: number;
};

/** `amount` is what is taken off; `base` the sum of the lines that yield codes. `totalCodes` are all the agreement has ordered, with this order. */
export type PricedDiscount = {
  readonly formula: string;
  readonly base: number;
  readonly codesBefore: number;
  readonly totalCodes: number;
  readonly tier: { readonly fromCodes: number; readonly discountBasisPoints: number } | null;
  readonly nextTier: {
    readonly fromCodes: number;
    readonly discountBasisPoints: number;
    readonly codesToGo: number;
  } | null;
  readonly amount: number;
};
