import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { callerAddress } from "#functions/http/caller-address.ts";
import { createGuessLimit } from "#functions/http/guess-limit.ts";
import { instant, MINUTE_MS, plusMs } from "#shared/kernel/instant.ts";

function limitWorld(bounds: Parameters<typeof createGuessLimit>[1] = {}) {
  let now = instant("2026-11-25T09:00:00Z");
  const limit = createGuessLimit(() => now, bounds);
  return {
    ...limit,
    pass: (ms: number) => {
      now = plusMs(now, ms);
    },
    /** Presents wrong codes one after the other. @returns how many were let in. */
    fail: async (address: string, times: number) => {
      let answered = 0;
      for (let n = 0; n < times; n += 1) {
        if ((await limit.enter(address)) !== undefined) continue;
        limit.leave(address, true);
        answered += 1;
      }
      return answered;
    },
  };
}

describe("the limit on guessing codes", () => {
  it("lets an address fail thirty times at once, and answers nothing after that", async () => {
    const { fail, enter } = limitWorld();

    const answered = await fail("1.2.3.4", 40);

    expect(answered).toBe(30);
    expect(await enter("1.2.3.4")).toBe(30);
  });

  it("blocks nobody else", async () => {
    const { fail, enter } = limitWorld();

    await fail("1.2.3.4", 30);

    expect(await enter("1.2.3.5")).toBeUndefined();
  });

  it("gives a guess back every thirty seconds, to the millisecond, and all within fifteen minutes", async () => {
    const { fail, pass, enter } = limitWorld();
    await fail("1.2.3.4", 30);

    pass(29_999);
    const justBefore = await enter("1.2.3.4");
    pass(1);
    const one = await fail("1.2.3.4", 5);
    pass(15 * MINUTE_MS);

    expect([justBefore, one]).toEqual([1, 1]);
    expect(await fail("1.2.3.4", 40)).toBe(30);
  });

  it("never counts a right code, however many there are", async () => {
    const { enter, leave, fail } = limitWorld();

    for (let n = 0; n < 100; n += 1) {
      await enter("1.2.3.4");
      leave("1.2.3.4", false);
    }

    expect(await fail("1.2.3.4", 40)).toBe(30);
  });

  it("remembers a bounded number of addresses and forgets the one that was quiet longest", async () => {
    const { fail, enter, leave } = limitWorld({ maxAddresses: 3, maxFailures: 2 });
    for (const address of ["a", "b", "c"]) await fail(address, 1);
    await fail("a", 1);

    await fail("d", 2);

    const blocked = await Promise.all(["a", "b", "d"].map(enter));
    leave("b", false);
    expect(blocked.map((seconds) => seconds !== undefined)).toEqual([true, false, true]);
    expect(await fail("b", 9)).toBe(2);
  });
});

describe("codes of one address presented at once", () => {
  const presentAll = (limit: ReturnType<typeof limitWorld>, count: number) => {
    const entered: number[] = [];
    const refused: number[] = [];
    const all = Array.from({ length: count }, async (_, n) => {
      ((await limit.enter("1.2.3.4")) === undefined ? entered : refused).push(n);
    });
    return { entered, refused, all: Promise.all(all) };
  };
  const settle = () => new Promise((resolve) => setImmediate(resolve));

  it("are under way only as many as may still be wrong; the rest is refused once those were", async () => {
    const limit = limitWorld({ maxFailures: 3 });
    const { entered, refused, all } = presentAll(limit, 100);
    await settle();
    const atOnce = entered.length;

    for (let n = 0; n < 3; n += 1) limit.leave("1.2.3.4", true);
    await all;

    expect([atOnce, entered.length, refused.length]).toEqual([3, 3, 97]);
  });

  it("wait their turn and are all answered when they are right, as those of a class behind one address", async () => {
    const limit = limitWorld({ maxFailures: 3 });
    const { entered, refused } = presentAll(limit, 100);
    await settle();

    for (let ended = 0; ended < entered.length; ended += 1) {
      limit.leave("1.2.3.4", false);
      await settle();
    }

    expect([entered.length, refused.length]).toEqual([100, 0]);
  });

  it("never lets more wrong codes through than there are guesses, whatever the order of beginnings and ends", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.constantFrom("begin", "right", "wrong"), { maxLength: 60 }),
        fc.integer({ min: 1, max: 7 }),
        async (happenings, maxFailures) => {
          const limit = limitWorld({ maxFailures });
          let underWay = 0;
          let wrong = 0;
          const count = (refused: number | undefined) => {
            underWay += Number(refused === undefined);
          };
          for (const happening of happenings) {
            if (happening === "begin") {
              void limit.enter("a").then(count);
            } else if (underWay > 0) {
              underWay -= 1;
              wrong += Number(happening === "wrong");
              limit.leave("a", happening === "wrong");
            }
            await settle();
            expect(wrong + underWay).toBeLessThanOrEqual(maxFailures);
          }
        },
      ),
    );
  });
});

describe("the brake on guesses from everywhere", () => {
  it("answers who was not wrong, and makes who was wrong wait until that is forgotten", async () => {
    const { fail, enter, leave } = limitWorld({ maxFailuresOfAll: 100 });
    await fail("learner", 1);
    for (let n = 0; n < 99; n += 1) await fail(`attacker-${n}`, 1);

    const [mistyped, honest] = [await enter("learner"), await enter("somebody else")];
    leave("somebody else", false);

    expect([mistyped, honest]).toEqual([30, undefined]);
    expect(await fail("attacker-200", 9)).toBe(1);
  });

  it("says that guesses are anomalous, for somebody to look", async () => {
    const { enter, leave, fail } = limitWorld({ maxFailuresOfAll: 2 });

    await fail("a", 1);
    await fail("b", 1);
    await enter("c");

    expect(leave("c", true)).toEqual({ isAnomalous: true });
  });
});

describe("a caller's address", () => {
  const addressOf = (forwarded: string) => callerAddress(new Headers({ "x-forwarded-for": forwarded }));

  it.each([
    ["203.0.113.7", "203.0.113.7"],
    ["203.0.113.7:50123", "203.0.113.7"],
    ["10.9.9.9, 198.51.100.1,203.0.113.7:50123", "203.0.113.7"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["[2001:db8:1:2:3:4:5:6]:443", "2001:db8:1:2::/64"],
    ["[2001:DB8:0001:2::9]", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8:0:0::/64"],
    ["::1", "0:0:0:0::/64"],
    ["::ffff:203.0.113.7", "203.0.113.7"],
    ["[::ffff:203.0.113.7]:443", "203.0.113.7"],
    ["64:ff9b::203.0.113.7", "64:ff9b:0:0::/64"],
    ["1.2.3.4, ", "unknown"],
    ["1.2.3.4, unknown", "unknown"],
    ["999.1.1.1", "unknown"],
    ["fe80::1%eth0", "unknown"],
    ["[2001:db8::1", "unknown"],
    ["1.2.3.4:port", "unknown"],
  ])("of %j is %s", (forwarded, expected) => {
    expect(addressOf(forwarded)).toBe(expected);
  });

  it("is one for all whose address the platform did not tell", () => {
    expect(callerAddress(new Headers())).toBe("unknown");
  });
});
