import { describe, expect, it } from "vitest";
import { figureOf, figureText, numberText, ratioOf, ratioText } from "#test/bench/figures.ts";

describe("figures of several runs", () => {
  it.each([
    [[7], { median: 7, least: 7, most: 7 }],
    [[9, 1, 5], { median: 5, least: 1, most: 9 }],
    [[4, 1, 10, 2], { median: 3, least: 1, most: 10 }],
    [[10, 9, 100], { median: 10, least: 9, most: 100 }],
  ])("of %j take the middle one, and how far they lay apart", (values, figure) => {
    expect(figureOf(values)).toEqual(figure);
  });

  it("of no run there are none", () => {
    expect(() => figureOf([])).toThrow(RangeError);
  });

  it("are compared by their medians", () => {
    expect(ratioOf(figureOf([1, 3, 5]), figureOf([12]))).toBe(0.25);
  });

  it("are not compared with nothing, nor with what was not measured", () => {
    const figure = figureOf([1]);

    expect(ratioOf(figure, figureOf([0]))).toBeUndefined();
    expect(ratioOf(undefined, figure)).toBeUndefined();
    expect(ratioOf(figure, undefined)).toBeUndefined();
  });

  it("are written with three digits, and a dash where there are none", () => {
    expect(figureText(figureOf([12_345, 11_001, 0.0123456]))).toBe("11,000 [0.0123..12,300]");
    expect(figureText(undefined)).toBe("–");
    expect(numberText(185.04)).toBe("185");
    expect(ratioText(4.018)).toBe("4.02");
    expect(ratioText(undefined)).toBe("–");
  });
});
