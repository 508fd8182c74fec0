import { type Clock, MINUTE_MS } from "#shared/kernel/instant.ts";

/** A bucket holds `burst` tokens at most, starts full, and gets `perMinute` back. */
export type BucketSize = {
  readonly perMinute: number;
  readonly burst: number;
  /** Of more keys than this the one whose last token was taken longest ago is forgotten. */
  readonly maxKeys?: number;
};

/** One bucket for each key, kept in this process only. */
export type TokenBuckets = {
  /** Takes a token. @returns undefined, or whole seconds, at least 1, until there is one: then none was taken. */
  readonly take: (key: string) => number | undefined;
  /** Whole tokens left. */
  readonly left: (key: string) => number;
  /** Whole seconds until no token is missing; 0 for a full bucket. */
  readonly secondsUntilFull: (key: string) => number;
  /** Whole seconds until there is a token; 0 when there is one. */
  readonly secondsUntilNext: (key: string) => number;
};

const MAX_KEYS = 10_000;
const seconds = (ms: number) => Math.ceil(ms / 1000);

/** Of a bucket only the moment is kept at which it will be full again; tokens are whole intervals before it. */
export function createTokenBuckets(clock: Clock, { perMinute, burst, maxKeys = MAX_KEYS }: BucketSize): TokenBuckets {
  const intervalMs = MINUTE_MS / perMinute;
  const emptyMs = burst * intervalMs;
  const fullAt = new Map<string, number>();
  /** A clock that went back makes no bucket emptier than empty. */
  const missingMs = (key: string, now: number) => Math.min(Math.max((fullAt.get(key) ?? 0) - now, 0), emptyMs);
  const waitMs = (key: string, now: number) => Math.max(missingMs(key, now) + intervalMs - emptyMs, 0);
  const now = () => Date.parse(clock());

  return {
    take: (key) => {
      const at = now();
      const wait = waitMs(key, at);
      if (wait > 0) return seconds(wait);
      const next = at + missingMs(key, at) + intervalMs;
      fullAt.delete(key);
      fullAt.set(key, next);
      const [oldest] = fullAt.keys();
      if (fullAt.size > maxKeys && oldest !== undefined) fullAt.delete(oldest);
      return undefined;
    },
    left: (key) => Math.floor((emptyMs - missingMs(key, now())) / intervalMs),
    secondsUntilFull: (key) => seconds(missingMs(key, now())),
    secondsUntilNext: (key) => seconds(waitMs(key, now())),
  };
}
