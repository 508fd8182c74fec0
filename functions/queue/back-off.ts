import { HOUR_MS } from "#shared/kernel/instant.ts";

const FIRST_DELAY_MS = 5000;
const LONGEST_DELAY_MS = HOUR_MS;
const JITTER = 0.2;

/** A number in [0, 1), injected so that delays are deterministic under test. */
export type Random = () => number;

/** Milliseconds to wait after `tries` earlier copies: 5 s doubling to an hour, each up to a fifth shorter or longer. */
export function backOffMs(tries: number, random: Random): number {
  const delayMs = Math.min(FIRST_DELAY_MS * 2 ** tries, LONGEST_DELAY_MS);
  return Math.round(delayMs * (1 - JITTER + 2 * JITTER * random()));
}
