import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import { addBusinessDays, type BusinessCalendar } from "#shared/fulfilment/domain/business-calendar.ts";
import { calendarOf, KNOWN_CALENDARS } from "#shared/fulfilment/domain/calendars/known-calendars.ts";
import { type DeliveryWindow, deliveryWindow } from "#shared/fulfilment/domain/delivery-window.ts";
import { WORKED_EXAMPLES } from "#test/requirements/worked-examples.ts";
import { deliveryDays } from "#test/support/fulfilments.ts";

const winter2019: BusinessCalendar = {
  calendarId: "WORKED-EXAMPLE",
  version: "1",
  weekend: [6, 7],
  holidays: Object.fromEntries(WORKED_EXAMPLES[3].holidays.map((date) => [date, "a holiday"])),
  workdays: [],
  validFrom: "2019-12-01",
  validUntil: "2020-01-31",
  source: "worked example 3",
};

const invoice = {
  invoicedOn: WORKED_EXAMPLES[3].invoicedOn,
  businessDays: deliveryDays,
  timeZone: "Europe/Berlin",
  calendar: winter2019,
};

/** Where terms start, in days from the invoice: long ago, in the window, after it. */
const TERM_STARTS = [-400, 8, 12, 40];
const INVOICES = daysFrom("2026-01-01", 1_000).map((invoicedOn, index) => {
  const start = Temporal.PlainDate.from(invoicedOn).add({ days: TERM_STARTS[index % TERM_STARTS.length] ?? 0 });
  return { invoicedOn, businessDays: deliveryDays, termStartsOn: start.toString(), timeZone: "UTC" };
});

function daysFrom(first: string, count: number): readonly string[] {
  const from = Temporal.PlainDate.from(first);
  return Array.from({ length: count }, (_, days) => from.add({ days }).toString());
}

describe("the delivery window", () => {
  it("R-58: opens with day 5 of the five-day week and closes after day 10 of the six-day week (D-19, example 3)", () => {
    const window = deliveryWindow({ ...invoice, termStartsOn: "2019-09-01" });

    expect(window).toEqual({
      opensAt: "2019-12-30T23:00:00.000Z",
      releaseAt: "2019-12-31T07:00:00.000Z",
      closesAt: "2020-01-04T23:00:00.000Z",
      calendarId: "WORKED-EXAMPLE",
      calendarVersion: "1",
      businessDays: { first: 5, last: 10 },
      ...WORKED_EXAMPLES[3].window,
    });
  });

  it.each([
    ["five-day", WORKED_EXAMPLES[3].fiveDayWeek],
    ["six-day", WORKED_EXAMPLES[3].sixDayWeek],
  ] as const)(
    "counts days 5 and 10 of the %s week over the holidays (D-19, example 3)",
    (reading, { fifth, tenth }) => {
      const dayOf = (days: number) => addBusinessDays(invoice.invoicedOn, days, winter2019, reading);

      expect([dayOf(5), dayOf(10)]).toEqual([fifth, tenth]);
    },
  );

  it("R-59: is the first day of the term alone when that comes after both days (T-12, example 4)", () => {
    const { invoicedOn, termStartsOn } = WORKED_EXAMPLES[4];

    const window = deliveryWindow({ ...invoice, invoicedOn, termStartsOn });

    expect(window).toMatchObject({
      ...WORKED_EXAMPLES[4].window,
      opensAt: "2020-01-31T23:00:00.000Z",
      releaseAt: "2020-02-01T07:00:00.000Z",
      closesAt: "2020-02-01T23:00:00.000Z",
    });
  });

  it("opens with a term that starts inside it and closes as it would have", () => {
    const window = deliveryWindow({ ...invoice, termStartsOn: "2020-01-02" });

    expect(window).toMatchObject({ opensOn: "2020-01-02", lastOn: "2020-01-04" });
  });

  it("shifts with the zone of the term, not with the machine's", () => {
    const calendar = calendarOf("TW");

    const window = deliveryWindow({
      invoicedOn: "2026-12-18",
      businessDays: deliveryDays,
      termStartsOn: "2026-09-01",
      timeZone: "Asia/Taipei",
      calendar,
    });

    expect(window).toMatchObject({
      opensOn: "2026-12-28",
      opensAt: "2026-12-27T16:00:00.000Z",
      releaseAt: "2026-12-28T00:00:00.000Z",
      closesAt: "2026-12-31T16:00:00.000Z",
      lastOn: "2026-12-31",
    });
  });

  it("sends at 08:00 of the local clock also on the day the clock goes forward", () => {
    const window = deliveryWindow({
      invoicedOn: "2027-03-01",
      businessDays: deliveryDays,
      termStartsOn: "2027-03-28",
      timeZone: "Europe/Berlin",
      calendar: calendarOf("DE"),
    });

    expect(window).toMatchObject({
      opensAt: "2027-03-27T23:00:00.000Z",
      releaseAt: "2027-03-28T06:00:00.000Z",
      closesAt: "2027-03-28T22:00:00.000Z",
    });
  });

  it.each(Object.values(KNOWN_CALENDARS))(
    "of $calendarId is never empty nor earlier for a later invoice, on 1,000 days and whenever the term starts (R-58)",
    (calendar) => {
      const windows = INVOICES.map((invoice) => deliveryWindow({ ...invoice, calendar }));

      const isWrong = ({ opensOn, lastOn, opensAt, releaseAt, closesAt }: DeliveryWindow, index: number) => {
        const before = windows[index - TERM_STARTS.length];
        const isEarlier = before !== undefined && (opensOn < before.opensOn || lastOn < before.lastOn);
        return isEarlier || opensOn > lastOn || opensAt > releaseAt || releaseAt >= closesAt;
      };
      expect(windows.filter(isWrong)).toEqual([]);
    },
  );

  it("is never empty for 4,000 start dates of the bare week, and needs no rescue: the tenth day follows the fifth (D-19)", () => {
    const calendar = { ...winter2019, holidays: {}, validFrom: "2019-12-01", validUntil: "2031-12-31" };

    const windows = daysFrom("2019-12-01", 4_000).map((invoicedOn) =>
      deliveryWindow({ ...invoice, invoicedOn, termStartsOn: "2019-12-01", timeZone: "UTC", calendar }),
    );

    expect(windows.filter(({ opensOn, lastOn }) => opensOn >= lastOn)).toEqual([]);
  });

  it("is the fifth day alone when holidays swallow the weekdays of six weeks and the tenth Saturday-week day is earlier", () => {
    const weekdaysOff = Array.from({ length: 84 }, (_, days) => Temporal.PlainDate.from("2027-01-01").add({ days }))
      .filter(({ dayOfWeek }) => dayOfWeek <= 5)
      .map((date) => [date.toString(), "closed"]);
    const calendar = {
      ...winter2019,
      holidays: Object.fromEntries(weekdaysOff),
      validFrom: "2027-01-01",
      validUntil: "2027-12-31",
    };

    const window = deliveryWindow({
      invoicedOn: "2027-01-01",
      businessDays: deliveryDays,
      termStartsOn: "2026-09-01",
      timeZone: "UTC",
      calendar,
    });

    expect(window).toMatchObject({ opensOn: "2027-04-01", lastOn: "2027-04-01", closesAt: "2027-04-02T00:00:00.000Z" });
  });

  it("fails loudly when the count leaves the calendar", () => {
    expect(() => deliveryWindow({ ...invoice, invoicedOn: "2020-01-24", termStartsOn: "2019-09-01" })).toThrow(
      /WORKED-EXAMPLE .*2020-02-01/,
    );
  });
});
