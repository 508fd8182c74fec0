import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { lastDayOfYearFrom } from "#shared/kernel/calendar-date.ts";
import { lastDayOfSameShare, PRORATION_BASES, shareOfYear, timeLeft } from "#shared/pricing/domain/proration.ts";

const dayAfter = (date: string, days: number) => Temporal.PlainDate.from(date).add({ days }).toString();
const firstDays = fc.integer({ min: 0, max: 3000 }).map((days) => dayAfter("2019-01-01", days));
const lengths = fc.integer({ min: 1, max: 800 });

describe("the time that is left of a subscription", () => {
  it.each([
    ["2019-11-10", "2020-06-30", 8, 7, 234, 366],
    ["2026-09-01", "2027-08-31", 12, 12, 365, 365],
    ["2026-09-02", "2027-08-31", 12, 11, 364, 365],
    ["2027-02-01", "2027-02-28", 1, 1, 28, 365],
    ["2027-08-31", "2027-08-31", 1, 0, 1, 366],
    ["2019-11-20", "2020-06-15", 7, 6, 209, 366],
    ["2020-02-29", "2021-02-28", 12, 12, 366, 366],
    ["2028-02-29", "2029-02-27", 12, 11, 365, 366],
    ["2026-09-01", "2029-08-31", 12, 12, 365, 365],
  ])(
    "R-46, R-47: from %s to %s is %i started and %i completed months, %i of %i days (T-1, D-18)",
    (startsOn, endsOn, startedMonths, completedMonths, days, daysInYear) => {
      expect(timeLeft({ startsOn, endsOn })).toEqual({ startedMonths, completedMonths, days, daysInYear });
    },
  );

  it("is nothing where it ends before it starts", () => {
    const nothing = { startedMonths: 0, completedMonths: 0, days: 0, daysInYear: 365 };

    expect(timeLeft({ startsOn: "2026-12-18", endsOn: "2026-11-30" })).toEqual(nothing);
  });

  it("R-46: never is more than a year, and never grows when an order waits a day, however it is counted", () => {
    fc.assert(
      fc.property(firstDays, lengths, (startsOn, length) => {
        const endsOn = dayAfter(startsOn, length);
        const [today, tomorrow] = [startsOn, dayAfter(startsOn, 1)].map((day) => timeLeft({ startsOn: day, endsOn }));
        if (today === undefined || tomorrow === undefined) throw new Error("no time left");

        for (const basis of PRORATION_BASES) {
          const [now, later] = [shareOfYear(today, basis), shareOfYear(tomorrow, basis)];
          expect(now.numerator).toBeLessThanOrEqual(now.denominator);
          expect(later.numerator * now.denominator).toBeLessThanOrEqual(now.numerator * later.denominator);
        }
      }),
    );
  });

  it("R-45, R-47: is a full year on its last day and not on the day before, also of a year begun on 29 February", () => {
    const anyDay = fc.oneof(firstDays, fc.constantFrom("2020-02-29", "2024-02-29", "2028-02-29", "2096-02-29"));

    fc.assert(
      fc.property(anyDay, (startsOn) => {
        const endsOn = lastDayOfYearFrom(startsOn);
        const counted = Temporal.PlainDate.from(startsOn).until(endsOn, { largestUnit: "days" }).days + 1;
        const full = { startedMonths: 12, completedMonths: 12, days: counted, daysInYear: counted };

        expect(timeLeft({ startsOn, endsOn })).toEqual(full);
        expect(timeLeft({ startsOn, endsOn: dayAfter(endsOn, 400) })).toEqual(full);
        expect(timeLeft({ startsOn, endsOn: dayAfter(endsOn, -1) })).toEqual({
          ...full,
          completedMonths: 11,
          days: counted - 1,
        });
      }),
    );
  });

  it("T-1: counts a started month as one more than the completed, unless the months come out even or a year is full", () => {
    fc.assert(
      fc.property(firstDays, lengths, (startsOn, length) => {
        const { startedMonths, completedMonths } = timeLeft({ startsOn, endsOn: dayAfter(startsOn, length - 1) });

        expect([0, 1]).toContain(startedMonths - completedMonths);
        expect(startedMonths).toBeGreaterThan(0);
      }),
    );
  });
});

describe("the last day with as many months left", () => {
  it.each([
    ["2019-11-10", "2020-06-30", "2019-11-30"],
    ["2019-11-01", "2020-06-30", "2019-11-30"],
    ["2019-11-20", "2020-06-15", "2019-12-15"],
    ["2027-08-31", "2027-08-31", "2027-08-31"],
    ["2026-12-18", "2028-08-31", "2027-09-30"],
  ])("from %s to %s is %s", (startsOn, endsOn, expected) => {
    expect(lastDayOfSameShare({ startsOn, endsOn }, "started-months")).toBe(expected);
  });
});
