import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PricedOrder } from "#shared/contracts/order-price.ts";
import { orderIdOf } from "#shared/kernel/identifiers.ts";
import { type PriceableLine, priceOrder } from "#shared/pricing/domain/order-price.ts";
import { type Purchase, savingsOf } from "#shared/pricing/domain/savings.ts";
import { aPriceList } from "#test/support/in-memory-price-lists.ts";

const idOf = (number: number) => orderIdOf("lar-demo", `PO-${number}`);
const vouchers = (quantity: number): PriceableLine => ({
  ...{ sku: "VOUCHER-1", quantity, codes: quantity },
  ...{ examFamilies: ["MOS"], hasPackYear: false },
});
const packs = (quantity: number): PriceableLine => ({
  ...{ sku: "CLASS-MCP-30", quantity, codes: 30 * quantity },
  ...{ examFamilies: ["MCP"], hasPackYear: true },
});

type Bought = {
  readonly codesBefore?: number;
  readonly startsOn?: string;
  readonly list?: ReturnType<typeof aPriceList>;
};

function priceOf(
  lines: readonly PriceableLine[],
  { codesBefore = 0, startsOn = "2026-09-01", list = aPriceList() }: Bought = {},
): PricedOrder {
  const subscription = { startsOn, endsOn: "2027-08-31" };
  const order = { lines, subscription, termEndsOn: "2027-08-31", codesBefore, startedMonthCounts: true };
  const price = priceOrder(list, order);
  if (price.status === "unpriced") throw new Error(price.reason);
  return price;
}

const bought = (number: number, lines: readonly PriceableLine[], how: Bought = {}): Purchase => ({
  orderId: idOf(number),
  isCancelled: false,
  price: priceOf(lines, how),
});

describe("the savings of orders", () => {
  it("R-50: compare each product's price with what its list price comes to for the same months", () => {
    const orders = [
      bought(1, [vouchers(10), packs(1)]),
      bought(2, [vouchers(2)], { startsOn: "2027-03-01", codesBefore: 40 }),
    ];

    const [twd] = savingsOf(orders).currencies;

    expect(twd).toMatchObject({ currency: "TWD", minorUnitDigits: 2 });
    expect(twd?.products).toEqual([
      {
        ...{ sku: "CLASS-MCP-30", quantity: 1, codes: 30, listAmount: 4_500_000, amount: 3_600_000 },
        difference: { amount: 900_000, basisPoints: 2000 },
      },
      {
        ...{ sku: "VOUCHER-1", quantity: 12, codes: 12, listAmount: 1_980_000, amount: 1_650_000 },
        difference: { amount: 330_000, basisPoints: 1667 },
      },
    ]);
  });

  it("R-50: show volume discounts in lines of their own, by the level each order was priced at (T-3)", () => {
    const orders = [
      bought(1, [vouchers(10)]),
      bought(2, [vouchers(10)], { codesBefore: 100 }),
      bought(3, [vouchers(20)], { codesBefore: 110 }),
      bought(4, [vouchers(10)], { codesBefore: 500 }),
    ];

    const [twd] = savingsOf(orders).currencies;

    expect(twd?.volumeDiscounts).toEqual([
      { tier: { fromCodes: 100, discountBasisPoints: 500 }, orders: 2, base: 4_500_000, amount: 225_000 },
      { tier: { fromCodes: 500, discountBasisPoints: 1000 }, orders: 1, base: 1_500_000, amount: 150_000 },
    ]);
    expect(twd?.products).toMatchObject([{ amount: 7_500_000 }]);
    expect(twd?.total).toEqual({
      listAmount: 9_000_000,
      amount: 7_125_000,
      difference: { amount: 1_875_000, basisPoints: 2083 },
    });
  });

  it("R-50: leave cancelled orders out, and name those that have no price", () => {
    const orders: readonly Purchase[] = [
      bought(1, [vouchers(1)]),
      { ...bought(2, [vouchers(100)]), isCancelled: true },
      { orderId: idOf(3), isCancelled: false, price: { status: "unpriced", reason: "price-list-unknown" } },
      { orderId: idOf(4), isCancelled: false },
      { orderId: idOf(5), isCancelled: true },
    ];

    const savings = savingsOf(orders);

    expect(savings.orders).toEqual({ priced: 1, unpriced: 2, cancelled: 2 });
    expect(savings.unpriced).toEqual([
      { orderId: idOf(3), reason: "price-list-unknown" },
      { orderId: idOf(4), reason: "not-processed" },
    ]);
    expect(savings.currencies).toMatchObject([{ total: { listAmount: 180_000, amount: 150_000 } }]);
  });

  it("are apart by currency", () => {
    const euro = aPriceList({ currency: "EUR", volumeDiscount: [] });

    const { currencies } = savingsOf([bought(1, [vouchers(1)]), bought(2, [vouchers(1)], { list: euro })]);

    expect(currencies).toMatchObject([
      { currency: "EUR", volumeDiscounts: [], total: { amount: 150_000 } },
      { currency: "TWD", volumeDiscounts: [], total: { amount: 150_000 } },
    ]);
  });

  it("are no part of an amount that is nothing, and none without orders", () => {
    const over = bought(1, [vouchers(1)], { startsOn: "2027-09-01" });

    expect(savingsOf([over]).currencies).toMatchObject([
      { total: { listAmount: 0, amount: 0, difference: { amount: 0, basisPoints: null } } },
    ]);
    expect(savingsOf([])).toEqual({
      orders: { priced: 0, unpriced: 0, cancelled: 0 },
      unpriced: [],
      currencies: [],
    });
  });

  it("compares by the part that is paid, where a part is (T-5)", () => {
    const half = { ...vouchers(1), payRatio: { numerator: 50, denominator: 100 } };

    expect(savingsOf([bought(1, [half])]).currencies).toMatchObject([
      { products: [{ listAmount: 90_000, amount: 75_000 }] },
    ]);
  });

  it("R-50: of two pages add up to those of both", () => {
    const order = fc
      .record({
        lines: fc.array(fc.oneof(fc.integer({ min: 1, max: 50 }).map(vouchers), fc.constant(packs(1))), {
          ...{ minLength: 1, maxLength: 3 },
        }),
        codesBefore: fc.integer({ min: 0, max: 600 }),
        startsOn: fc.constantFrom("2026-09-01", "2026-12-18", "2027-08-20"),
      })
      .map(({ lines, ...how }) => bought(1, lines, how));
    const totalsOf = (orders: readonly Purchase[]) => {
      const total = savingsOf(orders).currencies[0]?.total;
      return [total?.listAmount ?? 0, total?.amount ?? 0, total?.difference.amount ?? 0] as const;
    };

    fc.assert(
      fc.property(fc.array(order, { maxLength: 6 }), fc.array(order, { maxLength: 6 }), (first, second) => {
        const [one, other, both] = [totalsOf(first), totalsOf(second), totalsOf([...first, ...second])];

        expect(both).toEqual(one.map((amount, index) => amount + (other[index] ?? 0)));
        expect(both[0] - both[1]).toBe(both[2]);
        expect(both[2]).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
