import { closingAt } from "#shared/codes/domain/lot.ts";
import { DAY_MS, type Instant, instant, plusMs } from "#shared/kernel/instant.ts";
import { InMemoryLots } from "#test/support/in-memory-lots.ts";
import { checkKeys, countingBytes, keyRing, openedLot, personKey } from "#test/unit/codes/lot-fixture.ts";

export const lot = openedLot();
export const bob = { name: "Bob Noyce", email: "bob@example.test" };

/** A moment at which the lot is open. */
export const usual = instant("2026-10-01T08:00:00Z");

/** One open lot of an agreement without a test centre, no request counted yet, and a clock that `at` sets. */
export async function oneLotWorld() {
  const lots = new InMemoryLots();
  await lots.create(lot);
  lots.requests = 0;
  const time = { now: usual };
  const clock = () => time.now;
  const hasTestCentre = async () => false;
  return {
    lots,
    dependencies: { lots, hasTestCentre, keyRing, checkKeys, personKey, randomBytes: countingBytes(), clock },
    at: (now: Instant): void => {
      time.now = now;
    },
    close: () => lots.close(lot.lotId, closingAt(plusMs(lot.expiresAt, DAY_MS), 0)),
  };
}
