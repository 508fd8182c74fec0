import { describe, expect, it } from "vitest";
import { closingAt, hasEnded, isSeedOverdue, type Lot, openLot } from "#shared/codes/domain/lot.ts";
import { DAY_MS, instant, plusMs } from "#shared/kernel/instant.ts";
import { lotRequest, openedLot } from "#test/unit/codes/lot-fixture.ts";

const lot = openedLot();
const closed: Lot = { ...lot, state: "closed" };
const { seed: _seed, ...destroyed } = closed;

describe("a new lot", () => {
  it("waits for ten minutes after its end", () => {
    expect(lot).toMatchObject({ state: "open", wakeAt: "2027-08-31T16:10:00.000Z", attempt: 0 });
  });

  it("promises to expire at its end, counted from its release (R-75)", () => {
    expect(lot.promise).toEqual({
      kind: "expire",
      clock: "released",
      startedAt: "2026-09-10T00:00:00.000Z",
      dueAt: "2027-08-31T16:00:00.000Z",
    });
  });

  it.each([
    [1, true],
    [32_768, true],
    [0, false],
    [-1, false],
    [1.5, false],
    [32_769, false],
  ])("holds %d codes: %s", (codes, possible) => {
    const open = () => openLot(lotRequest({ codes }), lot.lotId, { kid: "", nonce: "", ct: "", tag: "" });

    if (possible) expect(open().codes).toBe(codes);
    else expect(open).toThrow(RangeError);
  });
});

describe("the end of a lot", () => {
  it.each([
    ["a millisecond before its end", lot, "2027-08-31T15:59:59.999Z", false],
    ["at its end", lot, "2027-08-31T16:00:00.000Z", true],
    ["when it was closed early", closed, "2026-10-01T00:00:00.000Z", true],
  ])("%s", (_when, subject, at, ended) => {
    expect(hasEnded(subject, instant(at))).toBe(ended);
  });

  it("is closed for what ended ten minutes ago, and then woken for its seed", () => {
    const closing = closingAt(instant("2027-08-31T16:10:00.000Z"), 7);

    expect(closing).toEqual({
      expiredBy: lot.expiresAt,
      closedAt: "2027-08-31T16:10:00.000Z",
      redeemed: 7,
      wakeAt: "2027-11-29T16:00:00.000Z",
    });
  });

  it.each([
    ["a millisecond before the 90 days are over", closed, -1, false],
    ["when the 90 days are over", closed, 0, true],
    ["while it is open", lot, 0, false],
    ["once it is destroyed", destroyed, 0, false],
  ])("makes its seed due for destruction %s: %#", (_when, subject, offsetMs, overdue) => {
    expect(isSeedOverdue(subject, plusMs(lot.expiresAt, 90 * DAY_MS + offsetMs))).toBe(overdue);
  });
});
