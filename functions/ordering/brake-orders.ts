import type { InvocationContext } from "@azure/functions";
import { createOnceAMinute } from "#functions/http/once-a-minute.ts";
import { RequestRefused } from "#functions/http/request-refused.ts";
import { createTokenBuckets } from "#functions/http/token-bucket.ts";
import { logLine } from "#functions/log-line.ts";
import { type Clock, type Instant, MINUTE_MS, msBetween } from "#shared/kernel/instant.ts";

/** What a reseller is expected to send at most. More is taken, and somebody is told. */
const EXPECTED = { perMinute: 600, burst: 1200 };
/** What is taken at most, for the sake of the others. */
const CEILING = { perMinute: 6000, burst: 12_000 };

/**
 * Counts a verified order of a reseller. Beyond the expected rate it raises an alarm, at most once a minute.
 * @throws {RequestRefused} `too-many-orders`, beyond ten times that rate.
 */
export type BrakeOrders = (resellerId: string, log: Pick<InvocationContext, "error">) => void;

/** Limits are of this process; the keys are resellers from the settings, so they are few. */
export function createBrakeOrders(clock: Clock): BrakeOrders {
  const expected = createTokenBuckets(clock, EXPECTED);
  const ceiling = createTokenBuckets(clock, CEILING);
  const isAlarmDue = createOnceAMinute(clock);
  const countOf = createMinuteCount(clock);

  return (resellerId, log) => {
    const perMinute = countOf(resellerId);
    const isExpected = expected.take(resellerId) === undefined;
    if (!isExpected && isAlarmDue(resellerId))
      log.error(logLine("order-rate-exceeded", { clientId: resellerId, perMinute }));

    const retryAfterSeconds = ceiling.take(resellerId);
    if (retryAfterSeconds !== undefined) throw new RequestRefused("too-many-orders", { retryAfterSeconds });
  };
}

type Minute = { readonly since: Instant; count: number; readonly before: number };

/** Counts one more, and tells the count of this minute or of the one before, whichever is greater. */
function createMinuteCount(clock: Clock): (key: string) => number {
  const minutes = new Map<string, Minute>();
  return (key) => {
    const at = clock();
    const present = minutes.get(key);
    const age = present === undefined ? Number.POSITIVE_INFINITY : msBetween(present.since, at);
    const before = age < 2 * MINUTE_MS ? (present?.count ?? 0) : 0;
    const minute = present !== undefined && age < MINUTE_MS ? present : { since: at, count: 0, before };
    minute.count += 1;
    minutes.set(key, minute);
    return Math.max(minute.count, minute.before);
  };
}
