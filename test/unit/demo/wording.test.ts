import { describe, expect, it } from "vitest";
import { costOf, inUtc, inZone, localTime, seconds, shortId } from "#infra/local/demo/wording.ts";

describe("how the demo writes times", () => {
  it("writes UTC to the minute", () => {
    expect(inUtc("2027-01-03T16:00:59.999Z")).toBe("2027-01-03 16:00");
    expect(inUtc(Date.UTC(2026, 11, 18, 1))).toBe("2026-12-18 01:00");
  });

  it.each([
    ["2027-01-03T16:00:00Z", "Asia/Taipei", "Mon 4 Jan 2027 00:00 in Taipei"],
    ["2028-01-01T05:00:00Z", "America/New_York", "Sat 1 Jan 2028 00:00 in New York"],
    ["2027-07-01T04:00:00Z", "America/New_York", "Thu 1 Jul 2027 00:00 in New York"],
    ["2027-01-01T12:30:00Z", "UTC", "Fri 1 Jan 2027 12:30 in UTC"],
  ])("writes %s in %s as people there say it", (instant, zone, text) => {
    expect(inZone(instant, zone)).toBe(text);
  });

  it("gives September three letters like every month", () => {
    expect(localTime("2027-09-01T00:10:00Z", "UTC")).toBe("Wed 1 Sep 2027 00:10");
  });

  it("refuses a zone that does not exist", () => {
    expect(() => inZone("2027-01-01T00:00:00Z", "Asia/Nowhere")).toThrow(RangeError);
  });
});

describe("how the demo writes amounts", () => {
  it("writes what the database was asked", () => {
    expect(costOf({ requests: 3, ru: 16.86 })).toBe("3 requests, 16.9 RU");
    expect(costOf({ requests: 1, ru: 1 })).toBe("1 request, 1.0 RU");
    expect(costOf({ requests: 0, ru: 0 })).toBe("0 requests, 0.0 RU");
  });

  it("writes milliseconds as seconds and an id by its beginning", () => {
    expect([seconds(1_949), shortId("176c3746f1179b2f")]).toEqual(["1.9 s", "176c3746…"]);
  });
});
