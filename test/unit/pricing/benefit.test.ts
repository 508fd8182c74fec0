import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expiryOf } from "#shared/fulfilment/domain/expiry.ts";
import { benefitOf, type UsableLine } from "#shared/pricing/domain/benefit.ts";

const VOUCHER: UsableLine = { codes: 1, examFamilies: ["MOS"], hasPackYear: false };
const PACK: UsableLine = { codes: 30, examFamilies: ["MCP"], hasPackYear: true };
const LIBRARY: UsableLine = { codes: 1, examFamilies: [], hasPackYear: false };
const MEMBERSHIP: UsableLine = { codes: 0, examFamilies: [], hasPackYear: false };

const CO_TERMINATED = { subscription: { startsOn: "2020-02-15", endsOn: "2020-08-31" }, termEndsOn: "2022-08-31" };
const LONGER = { subscription: { startsOn: "2020-02-15", endsOn: "2022-08-31" }, termEndsOn: "2022-08-31" };
const LAST_MONTHS = { subscription: { startsOn: "2022-06-01", endsOn: "2022-07-31" }, termEndsOn: "2022-08-31" };

describe("the benefit of a line", () => {
  it.each<[string, UsableLine, string, number]>([
    ["a voucher", VOUCHER, "2020-08-31", 199],
    ["a pack", PACK, "2020-08-31", 199],
    ["R-20: a membership", MEMBERSHIP, "2020-08-31", 199],
    ["R-68: a library, which is open until the agreement ends,", LIBRARY, "2022-08-31", 366],
  ])("R-47: of %s in an order that ends with an earlier one ends on its own last day", (_what, line, endsOn, days) => {
    expect(benefitOf(line, CO_TERMINATED)).toEqual({
      formula: "days / of",
      startsOn: "2020-02-15",
      endsOn,
      days,
      of: 366,
    });
  });

  it("R-68: of a library is longer than its order by the days that the agreement has left", () => {
    expect(benefitOf(LIBRARY, LAST_MONTHS)).toMatchObject({ endsOn: "2022-08-31", days: 92, of: 365 });
    expect(benefitOf(VOUCHER, LAST_MONTHS)).toMatchObject({ endsOn: "2022-07-31", days: 61, of: 365 });
  });

  it.each<[string, UsableLine, string]>([
    ["of a pack ends within twelve months of the order's first day", PACK, "2021-02-14"],
    ["of a voucher, which is no pack, ends with the order", VOUCHER, "2022-08-31"],
  ])("R-15: in an order of years %s, and neither is more than a full year", (_what, line, endsOn) => {
    expect(benefitOf(line, LONGER)).toMatchObject({ endsOn, days: 366, of: 366 });
  });

  it("R-75: ends with an agreement that ends before the order would", () => {
    const ended = { ...LONGER, termEndsOn: "2020-05-31" };

    for (const line of [VOUCHER, PACK, LIBRARY, MEMBERSHIP]) expect(benefitOf(line, ended).endsOn).toBe("2020-05-31");
  });
});

describe("whatever is bought, and for however long", () => {
  const day = (from: number) =>
    fc.integer({ min: from, max: from + 1500 }).map((days) => new Date(Date.UTC(2019, 6, days)));
  const dates = fc
    .tuple(day(1), fc.integer({ min: 0, max: 1500 }), fc.integer({ min: 0, max: 1500 }))
    .map(([first, order, agreement]) => {
      const later = (days: number) => new Date(first.getTime() + days * 86_400_000).toISOString().slice(0, 10);
      const subscription = { startsOn: later(0), endsOn: later(order) };
      return { subscription, termEndsOn: later(order + agreement) };
    });

  it("R-47: a benefit is never more than a full year of days (D-18)", () => {
    fc.assert(
      fc.property(fc.constantFrom(VOUCHER, PACK, LIBRARY, MEMBERSHIP), dates, (line, times) => {
        const { days, of } = benefitOf(line, times);

        expect(days).toBeGreaterThan(0);
        expect(days).toBeLessThanOrEqual(of);
      }),
    );
  });

  it("R-47: a benefit ends when the codes do that are delivered on the order's first day (T-2)", () => {
    fc.assert(
      fc.property(fc.constantFrom(VOUCHER, PACK, LIBRARY), dates, (line, { subscription, termEndsOn }) => {
        const { lastUsableOn } = expiryOf({
          termEndsOn,
          subscriptionEndsOn: subscription.endsOn,
          isLibrary: line === LIBRARY,
          hasPackYear: line.hasPackYear,
          packYearStartsOn: subscription.startsOn,
          timeZone: "Europe/Paris",
        });

        expect(benefitOf(line, { subscription, termEndsOn }).endsOn).toBe(lastUsableOn);
      }),
    );
  });
});
