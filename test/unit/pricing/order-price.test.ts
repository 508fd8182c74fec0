import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { OrderPrice, PricedOrder } from "#shared/contracts/order-price.ts";
import { alternativePrice, type PriceableLine, priceOrder } from "#shared/pricing/domain/order-price.ts";
import { WORKED_EXAMPLES } from "#test/requirements/worked-examples.ts";
import { aPriceList } from "#test/support/in-memory-price-lists.ts";

const EXAMPLE = WORKED_EXAMPLES[5];
const EXAMPLE_TIME = { startsOn: EXAMPLE.orderedOn, endsOn: EXAMPLE.agreementEndsOn };
const EXAMPLE_LIST = aPriceList({
  currency: "EUR",
  prices: [{ sku: "CLASS-MCP-30", listPrice: 150_000, vlPrice: EXAMPLE.packPriceMinor }],
  volumeDiscount: [],
});
const FULL_YEAR = { startsOn: "2026-09-01", endsOn: "2027-08-31" };

const packs = (quantity: number): PriceableLine => ({
  ...{ sku: "CLASS-MCP-30", quantity, codes: 30 * quantity },
  ...{ examFamilies: ["MCP"], hasPackYear: true },
});
const vouchers = (quantity: number): PriceableLine => ({
  ...{ sku: "VOUCHER-1", quantity, codes: quantity },
  ...{ examFamilies: ["MOS"], hasPackYear: false },
});
const LIBRARY: PriceableLine = { sku: "LIBRARY-1", quantity: 1, codes: 1, examFamilies: [], hasPackYear: false };

function priced(price: OrderPrice): PricedOrder {
  if (price.status === "unpriced") throw new Error(price.reason);
  return price;
}

const priceOf = (lines: readonly PriceableLine[], subscription = FULL_YEAR, codesBefore = 0, list = aPriceList()) =>
  priced(
    priceOrder(list, {
      lines,
      subscription,
      ...{ termEndsOn: subscription.endsOn, codesBefore, startedMonthCounts: true },
    }),
  );

describe("the price of an order", () => {
  it("R-46, R-47: counts a started month and stores both formulas with what went in and came out (example 5, T-1)", () => {
    const { startedMonths, days } = EXAMPLE;

    const { lines, total } = priceOf([packs(1)], EXAMPLE_TIME, 0, EXAMPLE_LIST);

    expect(total).toBe(startedMonths.priceMinor);
    expect(lines[0]?.price).toEqual({
      formula: "vlPrice * quantity * months / of",
      vlPrice: EXAMPLE.packPriceMinor,
      quantity: 1,
      months: startedMonths.months,
      of: 12,
      amount: startedMonths.priceMinor,
    });
    expect(lines[0]?.benefit).toEqual({
      formula: "days / of",
      ...EXAMPLE_TIME,
      days: days.days,
      of: days.daysInYear,
    });
  });

  it("T-1: has what completed months and days would come to as alternatives (example 5)", () => {
    const { completedMonths, days } = EXAMPLE;
    const price = priceOf([packs(1)], EXAMPLE_TIME, 0, EXAMPLE_LIST);
    const by = (basis: "completed-months" | "days") =>
      alternativePrice(EXAMPLE_LIST, price, { subscription: EXAMPLE_TIME, basis });

    expect(by("completed-months")).toMatchObject({
      share: { numerator: completedMonths.months, denominator: 12 },
      total: completedMonths.priceMinor,
    });
    expect(by("days")).toMatchObject({
      share: { numerator: days.days, denominator: days.daysInYear },
      total: days.priceMinor,
    });
  });

  it("R-2: is by the price under volume licensing, beside the list price", () => {
    const { lines, total } = priceOf([packs(2)]);

    expect(lines[0]).toMatchObject({ listPrice: 4_500_000, vlPrice: 3_600_000 });
    expect(total).toBe(7_200_000);
  });

  it("R-43, R-44: has one price for a pack, sold as a services subscription licence (T-3)", () => {
    const { lines } = priceOf([packs(1), packs(20)]);

    expect(lines.map(({ licence, vlPrice }) => [licence, vlPrice])).toEqual([
      ["SSL", 3_600_000],
      ["SSL", 3_600_000],
    ]);
  });

  it("R-49: takes the volume discount off in a line of its own, by all codes of the agreement (T-3)", () => {
    const { lines, subtotal, volumeDiscount, total } = priceOf([packs(1)], FULL_YEAR, 80);

    expect(lines[0]?.price.amount).toBe(3_600_000);
    expect(volumeDiscount).toMatchObject({
      codesBefore: 80,
      totalCodes: 110,
      tier: { fromCodes: 100, discountBasisPoints: 500 },
      nextTier: { fromCodes: 500, discountBasisPoints: 1000, codesToGo: 390 },
      amount: 180_000,
    });
    expect([subtotal, total]).toEqual([3_600_000, 3_420_000]);
  });

  it.each([
    [0, 69, null, 1],
    [0, 70, 500, 400],
    [370, 99, 500, 1],
    [370, 100, 1000, null],
  ])(
    "R-49: after %i codes, %i vouchers and a pack of 30 stand on tier %o, %o below the next",
    (codesBefore, quantity, tier, codesToGo) => {
      const { volumeDiscount } = priceOf([vouchers(quantity), packs(1)], FULL_YEAR, codesBefore);

      expect(volumeDiscount?.tier?.discountBasisPoints ?? null).toBe(tier);
      expect(volumeDiscount?.nextTier?.codesToGo ?? null).toBe(codesToGo);
    },
  );

  it("R-24: of what is had at six tenths of the price (六折), six tenths are paid, not four (T-5)", () => {
    const { lines } = priceOf([{ ...vouchers(1), payRatio: { numerator: 60, denominator: 100 } }]);

    expect(lines[0]?.price).toMatchObject({ payRatio: { numerator: 60, denominator: 100 }, amount: 90_000 });
  });

  it("R-23: of what is had at half the price (五折), half is paid (T-5)", () => {
    const { lines } = priceOf([{ ...vouchers(1), payRatio: { numerator: 50, denominator: 100 } }]);

    expect(lines[0]?.price.amount).toBe(75_000);
  });

  it("is in whole New Taiwan dollars", () => {
    const { lines, volumeDiscount, total } = priceOf([vouchers(101)], { startsOn: "2027-02-01", endsOn: "2027-08-31" });

    expect([lines[0]?.price.amount, volumeDiscount?.amount, total]).toEqual([8_837_500, 441_900, 8_395_600]);
  });

  it("R-46, R-68: of a library is by its order's months, though it is open until the agreement ends", () => {
    const subscription = { startsOn: "2027-02-15", endsOn: "2027-08-31" };
    const list = aPriceList({ prices: [{ sku: LIBRARY.sku, listPrice: 60_000, vlPrice: 48_000 }] });
    const order = { lines: [LIBRARY], subscription, codesBefore: 0, startedMonthCounts: true };

    const { lines } = priced(priceOrder(list, { ...order, termEndsOn: "2027-12-31" }));

    expect(lines[0]?.price).toMatchObject({ months: 7, of: 12, amount: 28_000 });
    expect(lines[0]?.benefit).toMatchObject({ endsOn: "2027-12-31", days: 320, of: 365 });
  });

  it("is none, and says for which line, where the list has no price for a product", () => {
    const price = priceOrder(aPriceList(), {
      lines: [packs(1), LIBRARY],
      subscription: FULL_YEAR,
      termEndsOn: FULL_YEAR.endsOn,
      codesBefore: 0,
      startedMonthCounts: true,
    });

    expect(price).toEqual({ status: "unpriced", reason: "product-price-unknown", line: 1 });
  });
});

describe("whatever is ordered", () => {
  const orders = fc.record({
    lines: fc.array(
      fc.oneof(fc.integer({ min: 1, max: 300 }).map(packs), fc.integer({ min: 1, max: 9000 }).map(vouchers)),
      {
        minLength: 1,
        maxLength: 5,
      },
    ),
    month: fc.integer({ min: 0, max: 11 }),
    day: fc.integer({ min: 1, max: 28 }),
    codesBefore: fc.integer({ min: 0, max: 2000 }),
  });
  const startsOn = (month: number, day: number) => new Date(Date.UTC(2026, 8 + month, day)).toISOString().slice(0, 10);

  it("R-46: costs never more than the full price, and never more later than earlier", () => {
    fc.assert(
      fc.property(orders, ({ lines, month, day, codesBefore }) => {
        const at = (months: number) =>
          priceOf(lines, { startsOn: startsOn(months, day), endsOn: "2027-08-31" }, codesBefore);
        const [full, now, later] = [priceOf(lines, FULL_YEAR, codesBefore), at(month), at(Math.min(month + 1, 11))];

        expect(now.subtotal).toBeLessThanOrEqual(full.subtotal);
        expect(later.subtotal).toBeLessThanOrEqual(now.subtotal);
        for (const line of now.lines) expect(line.price.amount).toBeLessThanOrEqual(line.vlPrice * line.quantity);
      }),
    );
  });

  it("R-44, R-49: the total is the sum of the lines without the discount, all of them whole amounts", () => {
    fc.assert(
      fc.property(orders, ({ lines, month, day, codesBefore }) => {
        const price = priceOf(lines, { startsOn: startsOn(month, day), endsOn: "2027-08-31" }, codesBefore);
        const amounts = price.lines.map((line) => line.price.amount);
        const discount = price.volumeDiscount?.amount ?? 0;

        expect(price.subtotal).toBe(amounts.reduce((sum, amount) => sum + amount, 0));
        expect(price.total).toBe(price.subtotal - discount);
        for (const amount of [...amounts, discount]) expect(amount % 100).toBe(0);
      }),
    );
  });

  it("R-49: the more codes an agreement has, the larger the part that is taken off, never the smaller", () => {
    fc.assert(
      fc.property(orders, fc.integer({ min: 0, max: 1000 }), ({ lines, codesBefore }, more) => {
        const [fewer, all] = [codesBefore, codesBefore + more].map((codes) => priceOf(lines, FULL_YEAR, codes));

        expect(all?.volumeDiscount?.amount).toBeGreaterThanOrEqual(fewer?.volumeDiscount?.amount ?? 0);
      }),
    );
  });

  it("R-20, R-49: prices a membership by its months, counts it in no tier and takes no volume discount off it", () => {
    const academy = { sku: "IMAGINE-ACADEMY-1Y", quantity: 1, codes: 0, examFamilies: [], hasPackYear: false };
    const list = aPriceList({
      prices: [
        { sku: "VOUCHER-1", listPrice: 1500, vlPrice: 1000 },
        { sku: academy.sku, listPrice: 60_000, vlPrice: 50_000 },
      ],
    });

    const { lines, subtotal, volumeDiscount, total } = priceOf([vouchers(100), academy], FULL_YEAR, 0, list);

    expect(lines.map(({ price }) => price.amount)).toEqual([100_000, 50_000]);
    expect(subtotal).toBe(150_000);
    expect(volumeDiscount).toMatchObject({
      formula: "base * tier.discountBasisPoints / 10000",
      base: 100_000,
      totalCodes: 100,
      tier: { discountBasisPoints: 500 },
      amount: 5000,
    });
    expect(total).toBe(145_000);
  });
});
