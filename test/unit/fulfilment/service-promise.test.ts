import { describe, expect, it } from "vitest";
import {
  dueAfterHours,
  isLate,
  keep,
  markMissed,
  promiseToConfirm,
  type ServicePromise,
  withdraw,
} from "#shared/fulfilment/domain/service-promise.ts";
import { instant } from "#shared/kernel/instant.ts";

describe("promises in clock hours", () => {
  it("worked example 1: processed on 28 February of a leap year, confirmed by 1 March, weekend or not", () => {
    const promise = promiseToConfirm(instant("2020-02-28T22:00:00Z"));

    expect(promise.dueAt).toBe("2020-03-01T22:00:00.000Z");
  });

  it("worked example 2: 24 hours over the change to summer time are 24 hours, half past midnight in Berlin", () => {
    const dueAt = dueAfterHours(instant("2020-03-28T22:30:00Z"), 24);

    expect(dueAt).toBe("2020-03-29T22:30:00.000Z");
    expect(
      new Intl.DateTimeFormat("de", { timeZone: "Europe/Berlin", dateStyle: "short", timeStyle: "short" }).format(
        new Date(dueAt),
      ),
    ).toBe("30.03.20, 00:30");
  });

  it.each([
    ["at the due moment", "2026-12-20T01:00:00.000Z", undefined],
    ["a millisecond later", "2026-12-20T01:00:00.001Z", "2026-12-20T01:00:00.001Z"],
  ])("kept %s (%s) is missed at %s", (_moment, at, missedAt) => {
    const [kept] = keep([promiseToConfirm(instant("2026-12-18T01:00:00Z"))], "confirm", instant(at));

    expect(kept).toMatchObject({ keptAt: at });
    expect(kept?.missedAt).toBe(missedAt);
  });
});

describe("a promise with a window", () => {
  const window: ServicePromise = {
    kind: "deliver",
    clock: "invoiced",
    startedAt: instant("2026-12-18T03:00:00Z"),
    opensAt: instant("2026-12-28T16:00:00Z"),
    dueAt: instant("2027-01-02T16:00:00Z"),
  };

  it.each([
    ["2027-01-02T15:59:59.999Z", false],
    ["2027-01-02T16:00:00.000Z", true],
  ])("at %s is late: %s, for its end is exclusive", (at, late) => {
    expect(isLate(window, instant(at))).toBe(late);
  });

  it("is found missed once and keeps the moment of the finding", () => {
    const first = markMissed([window], instant("2027-01-03T00:00:00Z"));
    const second = markMissed(first, instant("2027-01-04T00:00:00Z"));

    expect(second[0]?.missedAt).toBe("2027-01-03T00:00:00.000Z");
  });

  it("is neither kept nor missed once it was withdrawn", () => {
    const withdrawn = withdraw([window], instant("2026-12-20T00:00:00Z"));

    expect(keep(withdrawn, "deliver", instant("2026-12-30T00:00:00Z"))).toEqual(withdrawn);
    expect(markMissed(withdrawn, instant("2027-02-01T00:00:00Z"))).toEqual(withdrawn);
  });
});
