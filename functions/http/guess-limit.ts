import { type Clock, type Instant, MINUTE_MS, msBetween } from "#shared/kernel/instant.ts";

const MAX_FAILURES = 30;
const WINDOW_MS = 15 * MINUTE_MS;
const MAX_ADDRESSES = 10_000;

/** Wrong codes per address, kept in this process only: a brake on guessing, not an account of it. */
export type GuessLimit = {
  /** Whole seconds, at least 1, until the address may ask again; undefined when it may ask now. */
  readonly blockedForSeconds: (address: string) => number | undefined;
  /** Call for wrong codes only; right ones are never counted. */
  readonly countFailure: (address: string) => void;
};

type Bounds = { readonly maxFailures?: number; readonly windowMs?: number; readonly maxAddresses?: number };

/**
 * Blocks an address while it has 30 failures within the last 15 minutes (a failure counts until just before it is that
 * old). Of more than 10,000 addresses the one whose last failure is oldest is forgotten.
 */
export function createGuessLimit(clock: Clock, bounds: Bounds = {}): GuessLimit {
  const { maxFailures = MAX_FAILURES, windowMs = WINDOW_MS, maxAddresses = MAX_ADDRESSES } = bounds;
  const failuresOf = new Map<string, readonly Instant[]>();
  const recent = (address: string, at: Instant) =>
    (failuresOf.get(address) ?? []).filter((failure) => msBetween(failure, at) < windowMs);

  return {
    blockedForSeconds: (address) => {
      const at = clock();
      const failures = recent(address, at);
      const first = failures.at(-maxFailures);
      return first === undefined ? undefined : Math.max(1, Math.ceil((windowMs - msBetween(first, at)) / 1000));
    },
    countFailure: (address) => {
      const at = clock();
      const failures = [...recent(address, at), at].slice(-maxFailures);
      failuresOf.delete(address);
      failuresOf.set(address, failures);
      if (failuresOf.size <= maxAddresses) return;
      const [oldest] = failuresOf.keys();
      if (oldest !== undefined) failuresOf.delete(oldest);
    },
  };
}
