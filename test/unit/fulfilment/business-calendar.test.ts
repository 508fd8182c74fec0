import { Temporal } from "temporal-polyfill";
import { describe, expect, it } from "vitest";
import {
  addBusinessDays,
  type BusinessCalendar,
  CalendarExceededError,
  isBusinessDay,
  type Reading,
} from "#shared/fulfilment/domain/business-calendar.ts";
import { calendarOf, KNOWN_CALENDARS } from "#shared/fulfilment/domain/calendars/known-calendars.ts";

const YEARS = [2026, 2027, 2028];
const day = (year: number, month: number, date: number) => Temporal.PlainDate.from({ year, month, day: date });

/** Gregorian Easter Sunday (Meeus, Jones, Butcher). */
function easter(year: number): Temporal.PlainDate {
  const a = year % 19;
  const [b, c] = [Math.floor(year / 100), year % 100];
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const n = h + l - 7 * Math.floor((a + 11 * h + 22 * l) / 451) + 114;
  return day(year, Math.floor(n / 31), (n % 31) + 1);
}

/** The `nth` given weekday (ISO) of a month; -1 is the last. */
function weekdayOf(year: number, month: number, weekday: number, nth: number): Temporal.PlainDate {
  const first = day(year, month, 1);
  const dates = Array.from({ length: first.daysInMonth }, (_, days) => first.add({ days }));
  const match = dates.filter(({ dayOfWeek }) => dayOfWeek === weekday).at(nth < 0 ? nth : nth - 1);
  if (!match) throw new Error(`no such weekday in ${year}-${month}`);
  return match;
}

/**
 * First day of the lunar year, dragon boat and mid-autumn day, as almanacs give them. Not taken from ICU: it places the
 * new moon of 6 February 2027, 23:56 in Taipei, a day late.
 */
const LUNAR: Readonly<Record<number, readonly [newYear: string, dragonBoat: string, midAutumn: string]>> = {
  2026: ["02-17", "06-19", "09-25"],
  2027: ["02-06", "06-09", "09-15"],
  2028: ["01-26", "05-28", "10-03"],
};

const fixed = (year: number, ...dates: string[]) => dates.map((date) => Temporal.PlainDate.from(`${year}-${date}`));
const aroundEaster = (year: number, ...offsets: number[]) => offsets.map((days) => easter(year).add({ days }));

function federal(year: number): Temporal.PlainDate[] {
  const nominal = [
    ...[year, year + 1].flatMap((each) => fixed(each, "01-01")),
    ...fixed(year, "06-19", "07-04", "11-11", "12-25"),
    weekdayOf(year, 1, 1, 3),
    weekdayOf(year, 2, 1, 3),
    weekdayOf(year, 5, 1, -1),
    weekdayOf(year, 9, 1, 1),
    weekdayOf(year, 10, 1, 2),
    weekdayOf(year, 11, 4, 4),
  ];
  return nominal.flatMap((date) => [date, date.add({ days: { 6: -1, 7: 1 }[date.dayOfWeek] ?? 0 })]);
}

function taiwanese(year: number): Temporal.PlainDate[] {
  const [newYear = "", dragonBoat = "", midAutumn = ""] = LUNAR[year] ?? [];
  const spring = [-2, -1, 0, 1, 2].flatMap((days) => fixed(year, newYear).map((date) => date.add({ days })));
  const hundredth = year % 100;
  const tombSweeping = day(year, 4, Math.floor(0.2422 * hundredth + 4.81) - Math.floor(hundredth / 4));
  const sameDay = tombSweeping.day === 4;
  const children = sameDay ? tombSweeping.add({ days: tombSweeping.dayOfWeek === 4 ? 1 : -1 }) : day(year, 4, 4);
  const others = [
    ...[year, year + 1].flatMap((each) => fixed(each, "01-01")),
    ...fixed(year, "02-28", "05-01", dragonBoat, midAutumn, "09-28", "10-10", "10-25", "12-25"),
    ...[children, tombSweeping],
  ];
  const off = new Set([...spring, ...others].map(String));
  for (const date of [...spring, ...others].filter(({ dayOfWeek }) => dayOfWeek > 5)) {
    const days = spring.includes(date) || date.dayOfWeek === 7 ? 1 : -1;
    let substitute = date.add({ days });
    while (substitute.dayOfWeek > 5 || off.has(substitute.toString())) substitute = substitute.add({ days });
    off.add(substitute.toString());
  }
  return [...off].map((date) => Temporal.PlainDate.from(date));
}

const german = (year: number) => [
  ...fixed(year, "01-01", "05-01", "10-03", "12-25", "12-26"),
  ...aroundEaster(year, -2, 1, 39, 50),
];
const state =
  (own: { fixed?: string[]; aroundEaster?: number[] }) =>
  (year: number): Temporal.PlainDate[] => [
    ...german(year),
    ...fixed(year, ...(own.fixed ?? [])),
    ...aroundEaster(year, ...(own.aroundEaster ?? [])),
  ];
const lastWednesdayBefore = (date: Temporal.PlainDate) => date.subtract({ days: ((date.dayOfWeek - 3 + 6) % 7) + 1 });
const laws: Record<string, (year: number) => Temporal.PlainDate[]> = {
  TW: taiwanese,
  US: federal,
  FR: (year) => [
    ...fixed(year, "01-01", "05-01", "05-08", "07-14", "08-15", "11-01", "11-11", "12-25"),
    ...aroundEaster(year, 1, 39, 50),
  ],
  DE: german,
  "DE-BW": state({ fixed: ["01-06", "11-01"], aroundEaster: [60] }),
  "DE-BY": state({ fixed: ["01-06", "11-01"], aroundEaster: [60] }),
  "DE-BE": (year) => [...state({ fixed: ["03-08"] })(year), ...fixed(year, ...(year === 2028 ? ["06-17"] : []))],
  "DE-BB": state({ fixed: ["10-31"], aroundEaster: [0, 49] }),
  "DE-HB": state({ fixed: ["10-31"] }),
  "DE-HH": state({ fixed: ["10-31"] }),
  "DE-HE": state({ aroundEaster: [60] }),
  "DE-MV": state({ fixed: ["03-08", "10-31"] }),
  "DE-NI": state({ fixed: ["10-31"] }),
  "DE-NW": state({ fixed: ["11-01"], aroundEaster: [60] }),
  "DE-RP": state({ fixed: ["11-01"], aroundEaster: [60] }),
  "DE-SL": state({ fixed: ["08-15", "11-01"], aroundEaster: [60] }),
  "DE-SN": (year) => [...state({ fixed: ["10-31"] })(year), lastWednesdayBefore(day(year, 11, 23))],
  "DE-ST": state({ fixed: ["01-06", "10-31"] }),
  "DE-SH": state({ fixed: ["10-31"] }),
  "DE-TH": state({ fixed: ["09-20", "10-31"] }),
};

describe("the calendars", () => {
  it.each(Object.values(KNOWN_CALENDARS))(
    "$calendarId holds exactly the days its law gives for 2026 to 2028",
    (calendar) => {
      const byLaw = YEARS.flatMap((year) => laws[calendar.calendarId]?.(year) ?? [])
        .map(String)
        .filter((date) => date >= calendar.validFrom && date <= calendar.validUntil);

      expect(Object.keys(calendar.holidays).sort()).toEqual([...new Set(byLaw)].sort());
    },
  );

  it.each([
    ["2026-02-20", "the substitute for the day before New Year's Eve"],
    ["2026-09-28", "a day of the 2025 holiday act"],
    ["2026-10-09", "Friday for a Saturday"],
    ["2026-10-26", "Monday for a Sunday"],
    ["2026-12-25", "a day of the 2025 holiday act"],
  ])("TW rests on %s: %s", (date) => {
    expect(isBusinessDay(date, calendarOf("TW"), "six-day")).toBe(false);
  });

  it.each(Object.entries(KNOWN_CALENDARS))("%s goes by its own name and speaks for 2026 to 2028", (name, calendar) => {
    expect(calendarOf(name)).toBe(calendar);
    expect(calendar).toMatchObject({ calendarId: name, validFrom: "2026-01-01", validUntil: "2028-12-31" });
  });

  it("are refused by name when nobody wrote them", () => {
    expect(() => calendarOf("ZZ")).toThrow(new RangeError("no business calendar ZZ"));
  });
});

const week: BusinessCalendar = {
  calendarId: "TEST",
  version: "1",
  weekend: [6, 7],
  holidays: { "2026-05-14": "a Thursday off" },
  workdays: ["2026-05-17"],
  validFrom: "2026-05-01",
  validUntil: "2026-05-31",
  source: "this test",
};

describe("counting business days", () => {
  it.each<[string, number, Reading, string]>([
    ["2026-05-04", 1, "five-day", "2026-05-05"],
    ["2026-05-08", 1, "five-day", "2026-05-11"],
    ["2026-05-08", 1, "six-day", "2026-05-09"],
    ["2026-05-13", 1, "five-day", "2026-05-15"],
    ["2026-05-15", 1, "five-day", "2026-05-17"],
    ["2026-05-15", 2, "six-day", "2026-05-17"],
    ["2026-05-09", 1, "six-day", "2026-05-11"],
  ])("from %s, day %i of the %s week is %s", (date, days, reading, expected) => {
    expect(addBusinessDays(date, days, week, reading)).toBe(expected);
  });

  it.each([
    ["TW", "2026-12-28", "2027-01-05"],
    ["US", "2026-12-28", "2027-01-05"],
    ["FR", "2026-12-28", "2027-01-05"],
    ["DE-BY", "2026-12-28", "2027-01-05"],
  ])("in %s, days 5 and 10 after Friday 2026-12-18 are %s and %s", (calendarId, fifth, tenth) => {
    const calendar = calendarOf(calendarId);

    expect(addBusinessDays("2026-12-18", 5, calendar, "five-day")).toBe(fifth);
    expect(addBusinessDays("2026-12-18", 10, calendar, "five-day")).toBe(tenth);
  });

  it("fails loudly, naming calendar and date, when it leaves the days the data speaks for", () => {
    expect(() => addBusinessDays("2026-05-29", 2, week, "five-day")).toThrow(
      new CalendarExceededError("calendar TEST (1) speaks for 2026-05-01 to 2026-05-31, not for 2026-06-01"),
    );
    expect(() => isBusinessDay("2025-12-31", calendarOf("TW"), "five-day")).toThrow(/TW .*2025-12-31/);
  });

  it.each([0, -1, 1.5, Number.NaN])("counts no %d days", (days) => {
    expect(() => addBusinessDays("2026-05-04", days, week, "five-day")).toThrow(RangeError);
  });
});
