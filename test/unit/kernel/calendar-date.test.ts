import { expect, it } from "vitest";
import { lastDayOfMonthsFrom, lastDayOfYearFrom } from "#shared/kernel/calendar-date.ts";

it.each([
  ["2027-01-04", "2028-01-03"],
  ["2027-01-01", "2027-12-31"],
  ["2028-02-29", "2029-02-28"],
  ["2027-03-01", "2028-02-29"],
  ["2028-03-01", "2029-02-28"],
  ["2027-02-28", "2028-02-27"],
])("R-45, R-76: a year that begins on %s ends on %s", (first, last) => {
  expect(lastDayOfYearFrom(first)).toBe(last);
});

it.each([
  ["2027-01-04", 6, "2027-07-03"],
  ["2027-08-31", 6, "2028-02-29"],
  ["2027-01-31", 1, "2027-02-28"],
  ["2027-10-01", 18, "2029-03-31"],
])("months that begin on %s, %i of them, end on %s", (first, months, last) => {
  expect(lastDayOfMonthsFrom(first, months)).toBe(last);
});
