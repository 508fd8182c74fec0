import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  decimalOf,
  minorUnitDigitsOf,
  productOf,
  shareOf,
  smallestAmountOf,
  sumOf,
  timesOf,
} from "#shared/kernel/money.ts";

const half = { numerator: 1, denominator: 2 };
const amounts = fc.integer({ min: 0, max: 1_000_000_000_000 });
const shares = fc
  .tuple(fc.integer({ min: 0, max: 10_000 }), fc.integer({ min: 1, max: 10_000 }))
  .map(([numerator, denominator]) => ({ numerator: Math.min(numerator, denominator), denominator }));

describe("a share of an amount", () => {
  it.each([
    [5, half, 1, 3],
    [4, half, 1, 2],
    [7, { numerator: 1, denominator: 3 }, 1, 2],
    [8, { numerator: 1, denominator: 3 }, 1, 3],
    [14_950, { numerator: 1, denominator: 1 }, 100, 15_000],
    [14_949, { numerator: 1, denominator: 1 }, 100, 14_900],
  ])("of %i by %o in steps of %i is %i: half is rounded up", (amount, ratio, smallest, expected) => {
    expect(shareOf(amount, ratio, smallest)).toBe(expected);
  });

  it("is exact where floating point is not", () => {
    const amount = 9_007_199_254_740_991;

    expect(shareOf(amount, { numerator: 999_999_937, denominator: 999_999_937 }, 1)).toBe(amount);
  });

  it("never exceeds the amount, and parts that make a whole differ from it by less than one step each", () => {
    fc.assert(
      fc.property(amounts, shares, (amount, share) => {
        const rest = { numerator: share.denominator - share.numerator, denominator: share.denominator };
        const [part, other] = [shareOf(amount, share, 1), shareOf(amount, rest, 1)];

        expect(part).toBeLessThanOrEqual(amount);
        expect(Math.abs(part + other - amount)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it.each([
    [1.5, half],
    [-1, half],
    [1, { numerator: 1, denominator: 0 }],
    [Number.NaN, half],
    [Number.MAX_SAFE_INTEGER, { numerator: 2, denominator: 1 }],
  ])("is none of %d by %o", (amount, ratio) => {
    expect(() => shareOf(amount, ratio, 1)).toThrow(RangeError);
  });

  it("is none beyond the whole numbers that JSON can carry", () => {
    expect(() => timesOf(Number.MAX_SAFE_INTEGER, 2)).toThrow(RangeError);
    expect(() => sumOf([Number.MAX_SAFE_INTEGER, 1])).toThrow(RangeError);
    expect(sumOf([Number.MAX_SAFE_INTEGER - 1, 1])).toBe(Number.MAX_SAFE_INTEGER);
    expect(productOf(half, half)).toEqual({ numerator: 1, denominator: 4 });
  });
});

describe("a currency", () => {
  it("has as many digits as the runtime's locale data say", () => {
    expect(["TWD", "EUR", "USD", "JPY", "KWD", "ZZZ"].map(minorUnitDigitsOf)).toEqual([2, 2, 2, 0, 3, undefined]);
  });

  it("is rounded to its minor unit, New Taiwan dollars to whole ones", () => {
    expect(smallestAmountOf({ code: "EUR", minorUnitDigits: 2 })).toBe(1);
    expect(smallestAmountOf({ code: "TWD", minorUnitDigits: 2 })).toBe(100);
  });
});

describe("an amount in its main unit", () => {
  it.each([
    [76_721, 2, "767.21"],
    [5, 2, "0.05"],
    [0, 2, "0.00"],
    [1200, 0, "1200"],
    [Number.MAX_SAFE_INTEGER, 2, "90071992547409.91"],
  ])("of %i in %i digits is %s, exact", (amount, minorUnitDigits, expected) => {
    expect(decimalOf(amount, { minorUnitDigits })).toBe(expected);
  });
});
