import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expiryOf } from "#shared/fulfilment/domain/expiry.ts";
import { endOfDay } from "#shared/fulfilment/domain/term.ts";
import { lastDayOfYearFrom } from "#shared/kernel/calendar-date.ts";

const dates = fc
  .date({ min: new Date("2018-01-01"), max: new Date("2032-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe("codes expire at the earliest of the ends that apply", () => {
  const pack = {
    termEndsOn: "2029-08-31",
    subscriptionEndsOn: "2029-08-31",
    isLibrary: false,
    hasPackYear: true,
    packYearStartsOn: "2026-12-28",
    timeZone: "Asia/Taipei",
  };

  it("R-75: the agreement's, to the instant after its last day", () => {
    expect(expiryOf({ ...pack, termEndsOn: "2027-08-31" })).toEqual({
      expiresAt: "2027-08-31T16:00:00.000Z",
      boundBy: "agreement",
      lastUsableOn: "2027-08-31",
    });
  });

  it("R-76: the year of a pack, from its delivery", () => {
    expect(expiryOf(pack)).toEqual({
      expiresAt: "2027-12-27T16:00:00.000Z",
      boundBy: "pack-year",
      lastUsableOn: "2027-12-27",
    });
  });

  it("R-48: the order's own subscription (T-2)", () => {
    expect(expiryOf({ ...pack, subscriptionEndsOn: "2027-08-31" })).toEqual({
      expiresAt: "2027-08-31T16:00:00.000Z",
      boundBy: "subscription",
      lastUsableOn: "2027-08-31",
    });
  });

  it("R-15: a single voucher knows no pack year", () => {
    expect(expiryOf({ ...pack, hasPackYear: false })).toMatchObject({ boundBy: "agreement" });
  });

  it("R-68: a library is open until the agreement ends, whenever its order does (T-2)", () => {
    const library = { ...pack, isLibrary: true, hasPackYear: false, subscriptionEndsOn: "2027-08-31" };

    expect(expiryOf(library)).toMatchObject({ boundBy: "agreement", lastUsableOn: "2029-08-31" });
  });

  it.each([
    ["agreement", { termEndsOn: "2027-12-27", subscriptionEndsOn: "2027-12-27" }],
    ["subscription", { subscriptionEndsOn: "2027-12-27" }],
  ])("T-2: of ends on one day the %s is named before those that follow", (boundBy, ends) => {
    expect(expiryOf({ ...pack, ...ends })).toMatchObject({ boundBy, lastUsableOn: "2027-12-27" });
  });

  it("T-2: never later than any of them, and always one of them", () => {
    fc.assert(
      fc.property(dates, dates, dates, fc.boolean(), fc.boolean(), (...drawn) => {
        const [termEndsOn, subscriptionEndsOn, packYearStartsOn, hasPackYear, isLibrary] = drawn;
        const ends = [
          termEndsOn,
          ...(isLibrary ? [] : [subscriptionEndsOn]),
          ...(hasPackYear ? [lastDayOfYearFrom(packYearStartsOn)] : []),
        ];

        const { lastUsableOn, expiresAt } = expiryOf({
          ...pack,
          ...{ termEndsOn, subscriptionEndsOn, packYearStartsOn, hasPackYear, isLibrary },
        });

        expect(lastUsableOn).toBe(ends.toSorted()[0]);
        expect(expiresAt).toBe(endOfDay(lastUsableOn, "Asia/Taipei"));
      }),
    );
  });
});
