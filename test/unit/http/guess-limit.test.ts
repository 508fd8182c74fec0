import { describe, expect, it } from "vitest";
import { callerAddress } from "#functions/http/caller-address.ts";
import { createGuessLimit } from "#functions/http/guess-limit.ts";
import { instant, MINUTE_MS, plusMs } from "#shared/kernel/instant.ts";

function limitWorld(maxAddresses?: number) {
  let now = instant("2026-11-25T09:00:00Z");
  const limit = createGuessLimit(() => now, maxAddresses === undefined ? {} : { maxAddresses });
  return {
    ...limit,
    pass: (ms: number) => {
      now = plusMs(now, ms);
    },
    fail: (address: string, times: number) => {
      for (let n = 0; n < times; n += 1) limit.countFailure(address);
    },
  };
}

describe("the limit on guessing codes", () => {
  it("lets an address fail twenty-nine times and blocks it at the thirtieth", () => {
    const { fail, blockedForSeconds } = limitWorld();

    fail("1.2.3.4", 29);
    const before = blockedForSeconds("1.2.3.4");
    fail("1.2.3.4", 1);

    expect(before).toBeUndefined();
    expect(blockedForSeconds("1.2.3.4")).toBe(15 * 60);
  });

  it("blocks nobody else", () => {
    const { fail, blockedForSeconds } = limitWorld();

    fail("1.2.3.4", 30);

    expect(blockedForSeconds("1.2.3.5")).toBeUndefined();
  });

  it("frees the address fifteen minutes after the oldest of its last thirty failures, to the millisecond", () => {
    const { fail, pass, blockedForSeconds } = limitWorld();
    fail("1.2.3.4", 1);
    pass(5 * MINUTE_MS);
    fail("1.2.3.4", 29);

    pass(10 * MINUTE_MS - 1);
    const justBefore = blockedForSeconds("1.2.3.4");
    pass(1);

    expect(justBefore).toBe(1);
    expect(blockedForSeconds("1.2.3.4")).toBeUndefined();
  });

  it("blocks again at the next failure while twenty-nine still count", () => {
    const { fail, pass, blockedForSeconds } = limitWorld();
    fail("1.2.3.4", 1);
    pass(5 * MINUTE_MS);
    fail("1.2.3.4", 29);
    pass(10 * MINUTE_MS);

    fail("1.2.3.4", 1);

    expect(blockedForSeconds("1.2.3.4")).toBe(5 * 60);
  });

  it("remembers a bounded number of addresses and forgets the one that was quiet longest", () => {
    const { fail, blockedForSeconds } = limitWorld(3);
    for (const address of ["a", "b", "c"]) fail(address, 30);
    fail("a", 1);

    fail("d", 30);

    expect(["a", "b", "c", "d"].filter((address) => blockedForSeconds(address) !== undefined)).toEqual(["a", "c", "d"]);
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
