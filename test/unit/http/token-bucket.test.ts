import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createTokenBuckets } from "#functions/http/token-bucket.ts";
import { instant, plusMs } from "#shared/kernel/instant.ts";

function bucketWorld(size: Parameters<typeof createTokenBuckets>[1]) {
  let now = instant("2026-11-25T09:00:00Z");
  const buckets = createTokenBuckets(() => now, size);
  const takeMany = (key: string, times: number) =>
    Array.from({ length: times }, () => buckets.take(key)).filter((wait) => wait === undefined).length;
  return {
    ...buckets,
    takeMany,
    pass: (ms: number) => {
      now = plusMs(now, ms);
    },
  };
}

const sizes = fc.record({ perMinute: fc.integer({ min: 1, max: 6000 }), burst: fc.integer({ min: 1, max: 500 }) });

describe("a bucket of tokens", () => {
  it("starts full, and says when the next token comes and when it is full again", () => {
    const { takeMany, take, left, secondsUntilFull, secondsUntilNext } = bucketWorld({ perMinute: 2, burst: 3 });

    expect([left("a"), secondsUntilFull("a"), secondsUntilNext("a")]).toEqual([3, 0, 0]);
    expect(takeMany("a", 3)).toBe(3);
    expect([take("a"), left("a"), secondsUntilNext("a"), secondsUntilFull("a")]).toEqual([30, 0, 30, 90]);
  });

  it("never gives out more than its burst and what came back since, over any span", () => {
    fc.assert(
      fc.property(sizes, fc.array(fc.tuple(fc.nat(20_000), fc.nat(100)), { maxLength: 30 }), (size, calls) => {
        const { takeMany, pass } = bucketWorld(size);
        let elapsedMs = 0;
        let taken = 0;
        for (const [waitMs, times] of calls) {
          pass(waitMs);
          elapsedMs += waitMs;
          taken += takeMany("a", times);
          expect(taken).toBeLessThanOrEqual(size.burst + (elapsedMs * size.perMinute) / 60_000 + 1e-6);
        }
      }),
    );
  });

  it("gives a token to whoever waits as long as it said", () => {
    fc.assert(
      fc.property(sizes, (size) => {
        const { take, takeMany, pass } = bucketWorld(size);
        takeMany("a", size.burst);

        const wait = take("a") ?? 0;
        pass(wait * 1000);

        expect(wait).toBeGreaterThanOrEqual(1);
        expect(take("a")).toBeUndefined();
      }),
    );
  });

  it("keeps keys apart, as many as it may and the latest of them", () => {
    const { takeMany, left } = bucketWorld({ perMinute: 1, burst: 5, maxKeys: 2 });

    for (const key of ["a", "b", "a", "c"]) takeMany(key, 1);

    expect(["a", "b", "c", "d"].map(left)).toEqual([3, 5, 4, 5]);
  });

  it("holds nobody longer than an empty bucket takes, though the clock went back", () => {
    const { takeMany, take, pass } = bucketWorld({ perMinute: 60, burst: 2 });
    takeMany("a", 2);

    pass(-3_600_000);

    expect(take("a")).toBe(1);
  });
});
