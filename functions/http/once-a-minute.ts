import { type Clock, type Instant, MINUTE_MS, msBetween } from "#shared/kernel/instant.ts";

/** Whether an alarm for `key` is due: true at most once a minute for each. Keys come from settings, so they are few. */
export function createOnceAMinute(clock: Clock): (key: string) => boolean {
  const lastOf = new Map<string, Instant>();
  return (key) => {
    const at = clock();
    const last = lastOf.get(key);
    if (last !== undefined && msBetween(last, at) < MINUTE_MS) return false;
    lastOf.set(key, at);
    return true;
  };
}
