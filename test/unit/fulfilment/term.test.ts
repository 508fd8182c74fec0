import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { localDateOf } from "#shared/fulfilment/domain/local-date.ts";
import { endOfDay, startOfDay } from "#shared/fulfilment/domain/term.ts";
import { DAY_MS, HOUR_MS, instant, MINUTE_MS, msBetween, plusMs } from "#shared/kernel/instant.ts";

const ZONES = [
  ...["UTC", "Asia/Taipei", "Europe/Berlin", "America/New_York", "Pacific/Apia", "Pacific/Kiritimati"],
  ...["Pacific/Chatham", "Asia/Kathmandu", "Australia/Lord_Howe", "Africa/Cairo", "Asia/Beirut", "America/Havana"],
  ...["America/Santiago", "America/St_Johns", "Pacific/Pago_Pago"],
];

/** Walks through UTC in quarter hours, the step of every zone's offset, until the local calendar shows the day. */
function firstMomentOf(date: string, timeZone: string): string {
  const local = new Intl.DateTimeFormat("sv-SE", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  let moment = Date.parse(date) - 15 * HOUR_MS;
  while (local.format(moment) < date) moment += 15 * MINUTE_MS;
  return instant(moment);
}

const dates = fc
  .date({ min: new Date("2010-01-01"), max: new Date("2060-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe("the start and end of a day", () => {
  it("is where a walk through the local calendar finds it, in any zone on any date", () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), dates, (timeZone, date) => {
        expect(startOfDay(date, timeZone)).toBe(firstMomentOf(date, timeZone));
      }),
      { numRuns: 400 },
    );
  });

  it("leaves no gap and no overlap between one day and the next", () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), dates, (timeZone, date) => {
        const tomorrow = instant(Date.parse(date) + DAY_MS).slice(0, 10);

        expect(endOfDay(date, timeZone)).toBe(startOfDay(tomorrow, timeZone));
      }),
    );
  });

  it("bounds exactly the moments whose local date is that day", () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), dates, (timeZone, date) => {
        const [first, after] = [startOfDay(date, timeZone), endOfDay(date, timeZone)];
        fc.pre(first < after);

        expect([localDateOf(first, timeZone), localDateOf(plusMs(after, -1), timeZone)]).toEqual([date, date]);
        expect(localDateOf(plusMs(first, -1), timeZone) < date).toBe(true);
        expect(localDateOf(after, timeZone) > date).toBe(true);
      }),
    );
  });

  it.each([
    ["2027-03-28", "Europe/Berlin", 23],
    ["2027-10-31", "Europe/Berlin", 25],
    ["2027-03-27", "Europe/Berlin", 24],
    ["2027-03-28", "Asia/Taipei", 24],
    ["2027-10-03", "Australia/Lord_Howe", 23.5],
  ])("gives %s in %s %d hours", (date, timeZone, hours) => {
    expect(msBetween(startOfDay(date, timeZone), endOfDay(date, timeZone))).toBe(hours * HOUR_MS);
  });

  it("begins at 01:00 where the clock goes forward at midnight", () => {
    expect(startOfDay("2027-04-30", "Africa/Cairo")).toBe("2027-04-29T22:00:00.000Z");
  });

  it("ends 29 December 2011 in Apia where the 31st begins, the 30th never having been", () => {
    expect(endOfDay("2011-12-29", "Pacific/Apia")).toBe("2011-12-30T10:00:00.000Z");
    expect(startOfDay("2011-12-31", "Pacific/Apia")).toBe("2011-12-30T10:00:00.000Z");
  });

  it("differs by a day between the first and the last zone on earth", () => {
    expect(startOfDay("2027-09-01", "Pacific/Kiritimati")).toBe("2027-08-31T10:00:00.000Z");
    expect(startOfDay("2027-09-01", "Pacific/Pago_Pago")).toBe("2027-09-01T11:00:00.000Z");
  });

  it.each(["2027-02-29", "2027-13-01", "tomorrow"])("refuses %s, which is no date", (date) => {
    expect(() => startOfDay(date, "UTC")).toThrow(RangeError);
  });

  it("refuses a zone nobody knows", () => {
    expect(() => endOfDay("2027-01-01", "Mars/Olympus")).toThrow(RangeError);
  });
});
