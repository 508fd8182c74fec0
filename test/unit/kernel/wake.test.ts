import { describe, expect, it } from "vitest";
import { HOUR_MS, instant, msBetween, plusMs } from "#shared/kernel/instant.ts";
import { lookLater, PARK_AFTER_MS, type Waiting, waitForStep, waitUntil } from "#shared/kernel/wake.ts";

const AT = instant("2026-12-18T01:00:00Z");

/** Looks again and again at each due moment until the wait is parked. */
function looks(first: Waiting): readonly Waiting[] {
  const all = [first];
  for (let last = first; last.wakeAt !== undefined; all.push(last)) last = lookLater(last, last.wakeAt);
  return all;
}

describe("a wait that nothing ends", () => {
  it("is looked at after a minute, then ever later, never more than an hour apart", () => {
    const moments = looks(waitForStep(AT)).flatMap(({ wakeAt }) => wakeAt ?? []);
    const gaps = moments.slice(1).map((moment, index) => msBetween(moments[index] ?? AT, moment));

    expect(msBetween(AT, moments[0] ?? AT)).toBe(60_000);
    expect(gaps.slice(0, 7)).toEqual([1, 2, 4, 8, 16, 32, 60].map((minutes) => minutes * 60_000));
    expect(Math.max(...gaps)).toBe(HOUR_MS);
  });

  it("is parked for an operator after 72 hours, and says since when it waited", () => {
    const parked = looks(waitForStep(AT)).at(-1);

    expect(parked?.wakeAt).toBeUndefined();
    expect(msBetween(plusMs(AT, 60_000), parked?.parkedAt ?? AT)).toBeGreaterThanOrEqual(PARK_AFTER_MS);
    expect(parked?.waitingSince).toBe("2026-12-18T01:01:00.000Z");
  });

  it("counts from the moment it was due, not from the day it was planned", () => {
    const due = instant("2027-08-31T16:10:00Z");

    const later = lookLater(waitUntil(due, AT), due);

    expect(later).toEqual({ wakeAt: plusMs(due, 60_000), attempt: 1, waitingSince: due });
  });
});
