import { type CronField, MalformedField, parseField } from "./ncrontab-field.ts";

export type Schedule = {
  /** First occurrence (epoch ms, UTC) strictly after the instant; undefined when none lies within nine years. */
  after(epochMs: number): number | undefined;
};

const MONTHS = "January February March April May June July August September October November December".split(" ");
const WEEKDAYS = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");

const FIELDS: readonly CronField[] = [
  { label: "second", least: 0, most: 59, names: [] },
  { label: "minute", least: 0, most: 59, names: [] },
  { label: "hour", least: 0, most: 23, names: [] },
  { label: "day", least: 1, most: 31, names: [] },
  { label: "month", least: 1, most: 12, names: MONTHS },
  { label: "weekday", least: 0, most: 6, names: WEEKDAYS },
];

const SECOND_MS = 1_000;
const DAY_MS = 86_400_000;
/** A 29 February on a given weekday can be as far as this (across 2100: further, and then not found). */
const HORIZON_DAYS = 9 * 366;

/**
 * Parses Azure's NCRONTAB: `{second} {minute} {hour} {day} {month} {weekday}`, or five fields with second 0.
 * A day must fit both the day and the weekday field. Throws MalformedField on anything the platform refuses.
 */
export function parseNcrontab(expression: string): Schedule {
  const texts = expression.trim().split(/[ \t]+/);
  if (texts.length === 5) texts.unshift("0");
  if (texts.length !== FIELDS.length) {
    throw new MalformedField(`"${expression}" is no NCRONTAB expression: it needs five or six fields.`);
  }
  const [seconds = [], minutes = [], hours = [], days = [], months = [], weekdays = []] = FIELDS.map((field, index) =>
    parseField(texts[index] ?? "", field),
  );
  const fits = (date: Date): boolean =>
    months.includes(date.getUTCMonth() + 1) && days.includes(date.getUTCDate()) && weekdays.includes(date.getUTCDay());
  const timeFrom = (secondOfDay: number): number | undefined => firstTime({ hours, minutes, seconds }, secondOfDay);

  return {
    after: (epochMs) => firstOccurrence(Math.floor(epochMs / SECOND_MS) * SECOND_MS + SECOND_MS, fits, timeFrom),
  };
}

function firstOccurrence(
  fromMs: number,
  fits: (date: Date) => boolean,
  timeFrom: (secondOfDay: number) => number | undefined,
): number | undefined {
  const firstDay = Math.floor(fromMs / DAY_MS) * DAY_MS;
  for (let day = 0; day < HORIZON_DAYS; day += 1) {
    const midnight = firstDay + day * DAY_MS;
    const time = fits(new Date(midnight)) ? timeFrom(Math.max(0, (fromMs - midnight) / SECOND_MS)) : undefined;
    if (time !== undefined) return midnight + time * SECOND_MS;
  }
  return undefined;
}

type Times = {
  readonly hours: readonly number[];
  readonly minutes: readonly number[];
  readonly seconds: readonly number[];
};

/** The first second of the day, at or after the given one, whose hour, minute and second all fit. */
function firstTime({ hours, minutes, seconds }: Times, from: number): number | undefined {
  for (const hour of hours) {
    if (hour * 3600 + 3599 < from) continue;
    for (const minute of minutes) {
      const start = hour * 3600 + minute * 60;
      const second = seconds.find((candidate) => start + candidate >= from);
      if (second !== undefined) return start + second;
    }
  }
  return undefined;
}
