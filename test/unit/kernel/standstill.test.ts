import { expect, it } from "vitest";
import { DAY_MS, HOUR_MS, instant, msBetween, plusMs } from "#shared/kernel/instant.ts";
import { lookLater, type Waiting, waitForStep } from "#shared/kernel/wake.ts";

const AT = instant("2026-12-18T01:00:00Z");

/** A wait after so many looks, each in time. */
function afterLooks(count: number): Waiting {
  let waiting = waitForStep(AT);
  for (let look = 0; look < count && waiting.wakeAt !== undefined; look += 1)
    waiting = lookLater(waiting, waiting.wakeAt);
  return waiting;
}

it.each([0, 1, 5, 20])("days of standstill after %i looks are no reason to park", (looks) => {
  const backAgain = plusMs(AT, 5 * DAY_MS);

  const { parkedAt, wakeAt } = lookLater(afterLooks(looks), backAgain);

  expect(parkedAt).toBeUndefined();
  expect(wakeAt && msBetween(backAgain, wakeAt)).toBeLessThanOrEqual(HOUR_MS);
});

it("a wait that was looked at for most of a day before the standstill gets its last look after it", () => {
  const backAgain = plusMs(AT, 5 * DAY_MS);

  expect(lookLater(afterLooks(40), backAgain)).toMatchObject({ parkedAt: backAgain });
});
