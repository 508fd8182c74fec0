import { createTokenBuckets } from "#functions/http/token-bucket.ts";
import type { Clock } from "#shared/kernel/instant.ts";

/** Wrong codes one address has at once, and gets back within the window. */
const MAX_FAILURES = 30;
/** The same for all addresses together: far more than honest callers mistype. */
const MAX_FAILURES_OF_ALL = 3000;
const WINDOW_MINUTES = 15;
const MAX_ADDRESSES = 10_000;
const ALL = "all";

/** Wrong codes per address, kept in this process only: a brake on guessing, not an account of it. */
export type GuessLimit = {
  /**
   * Waits for the address's turn to present a code: no more are under way than would be allowed if all were wrong.
   * @returns undefined when it is its turn, which `leave` ends; else whole seconds until it may ask again.
   */
  readonly enter: (address: string) => Promise<number | undefined>;
  /** Wrong codes take a guess away; right ones are never counted. @returns whether all addresses fail too often. */
  readonly leave: (address: string, wasWrong: boolean) => { readonly isAnomalous: boolean };
};

type Bounds = { readonly maxFailures?: number; readonly maxFailuresOfAll?: number; readonly maxAddresses?: number };

/** Codes of one address that are being answered, and who waits for their end. */
type UnderWay = { count: number; readonly waiting: (() => void)[] };

/**
 * 30 wrong codes at once from one address, and one more every 30 seconds. While all addresses together present more than
 * 3,000 within 15 minutes, whoever was wrong waits until all of his guesses are back; whoever was not is answered.
 */
export function createGuessLimit(clock: Clock, bounds: Bounds = {}): GuessLimit {
  const { maxFailures = MAX_FAILURES, maxFailuresOfAll = MAX_FAILURES_OF_ALL, maxAddresses = MAX_ADDRESSES } = bounds;
  const sizeOf = (burst: number) => ({ burst, perMinute: burst / WINDOW_MINUTES });
  const guesses = createTokenBuckets(clock, { ...sizeOf(maxFailures), maxKeys: maxAddresses });
  const guessesOfAll = createTokenBuckets(clock, sizeOf(maxFailuresOfAll));
  const underWay = new Map<string, UnderWay>();

  const blockedForSeconds = (address: string): number => {
    const isAnomalous = guessesOfAll.left(ALL) === 0;
    return isAnomalous ? guesses.secondsUntilFull(address) : guesses.secondsUntilNext(address);
  };

  return {
    enter: async (address) => {
      for (;;) {
        const retryAfterSeconds = blockedForSeconds(address);
        if (retryAfterSeconds > 0) return retryAfterSeconds;
        const own = underWay.get(address) ?? { count: 0, waiting: [] };
        underWay.set(address, own);
        if (own.count === 0 || own.count < guesses.left(address)) {
          own.count += 1;
          return undefined;
        }
        await new Promise<void>((resolve) => own.waiting.push(resolve));
      }
    },
    leave: (address, wasWrong) => {
      const isAnomalous = wasWrong && guessesOfAll.take(ALL) !== undefined;
      if (wasWrong) guesses.take(address);
      const own = underWay.get(address);
      if (own === undefined) return { isAnomalous };
      own.count -= 1;
      if (own.count === 0) underWay.delete(address);
      for (const goOn of own.waiting.splice(0)) goOn();
      return { isAnomalous };
    },
  };
}
