import { describe, expect, it } from "vitest";
import {
  isLate,
  keep,
  markMissed,
  promiseOfAccess,
  promiseToConfirm,
  type ServicePromise,
  withdraw,
} from "#shared/fulfilment/domain/service-promise.ts";
import { instant } from "#shared/kernel/instant.ts";
import { WORKED_EXAMPLES } from "#test/requirements/worked-examples.ts";

describe("promises in clock hours", () => {
  it("R-57: confirm within 48 hours of processing, over a leap day and a weekend (example 1)", () => {
    const { processedAt, confirmBy } = WORKED_EXAMPLES[1];

    expect(promiseToConfirm(instant(processedAt)).dueAt).toBe(confirmBy);
  });

  it("R-62: announce site packs within 24 hours of acceptance, over the change to summer time (T-6, example 2)", () => {
    const { acceptedAt, mailBy, timeZone, localAcceptedAt, localMailBy } = WORKED_EXAMPLES[2];
    const local = new Intl.DateTimeFormat("de", { timeZone, dateStyle: "short", timeStyle: "short" });

    const { dueAt } = promiseOfAccess(instant(acceptedAt));

    expect(dueAt).toBe(mailBy);
    expect([acceptedAt, dueAt].map((at) => local.format(new Date(at)))).toEqual([localAcceptedAt, localMailBy]);
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
    counted: { businessDays: { first: 5, last: 10 }, from: "2026-12-18", opensOn: "2026-12-29", lastOn: "2027-01-02" },
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
