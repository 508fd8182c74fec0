import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { earliest, instant, msBetween, plusMs } from "#shared/kernel/instant.ts";

const moments = fc.date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true });

describe("an instant", () => {
  it("is UTC with milliseconds, whatever it was made from", () => {
    const expected = "2026-12-18T01:00:00.000Z";

    expect(instant("2026-12-18T09:00:00+08:00")).toBe(expected);
    expect(instant(new Date(expected))).toBe(expected);
    expect(instant(Date.parse(expected))).toBe(expected);
  });

  it("is not made from what is no date", () => {
    expect(() => instant("soon")).toThrow(RangeError);
  });

  it("comes before another as text when it comes before it in time", () => {
    fc.assert(
      fc.property(moments, moments, (one, other) => {
        expect(instant(one) < instant(other)).toBe(one.getTime() < other.getTime());
      }),
    );
  });

  it("is as far from another as it was moved, forwards and back", () => {
    const at = instant("2026-12-18T01:00:00Z");

    expect(plusMs(at, 1)).toBe("2026-12-18T01:00:00.001Z");
    expect([msBetween(at, plusMs(at, 5000)), msBetween(at, plusMs(at, -5000))]).toEqual([5000, -5000]);
  });

  it("is found as the earliest of several; of none there is none", () => {
    const at = instant("2026-12-18T01:00:00Z");

    expect(earliest([plusMs(at, 2), at, plusMs(at, 1)])).toBe(at);
    expect(earliest([])).toBeUndefined();
  });
});
