import { describe, expect, it } from "vitest";
import { NEVER_FROZEN, type RedemptionFreeze } from "#shared/codes/domain/redemption-freeze.ts";
import type { FreezeSwitch } from "#shared/codes/ports.ts";
import { createFreezeRedemptions, createLiftFreeze } from "#shared/codes/use-cases/freeze-redemptions.ts";
import { createReadFreeze } from "#shared/codes/use-cases/read-freeze.ts";
import { createWatchFreeze } from "#shared/codes/use-cases/watch-freeze.ts";
import { instant, plusMs } from "#shared/kernel/instant.ts";
import { accept, refuse } from "#shared/kernel/outcome.ts";
import { StaleVersionError, UnavailableError } from "#shared/kernel/versioned.ts";

const START = instant("2026-12-18T01:00:00Z");
const first = async () => accept("first" as const);

function freezeWorld() {
  let now = START;
  let stored: { value: RedemptionFreeze; version: string } | undefined;
  let fault: Error | undefined;
  const reads: string[] = [];
  const unread: unknown[] = [];
  const freezeSwitch: FreezeSwitch = {
    read: async () => {
      reads.push(now);
      if (fault) throw fault;
      return stored;
    },
    write: async (freeze, over) => {
      if (over !== stored?.version) throw new StaleVersionError("moved on");
      stored = { value: freeze, version: `${Number(over ?? 0) + 1}` };
    },
  };
  const clock = () => now;
  return {
    reads,
    unread,
    freeze: createFreezeRedemptions({ freezeSwitch, clock }),
    lift: createLiftFreeze({ freezeSwitch, clock }),
    readFreeze: createReadFreeze(freezeSwitch),
    isFrozen: createWatchFreeze({ freezeSwitch, clock, onUnread: (error) => unread.push(error) }),
    pass: (ms: number) => {
      now = plusMs(now, ms);
    },
    failWith: (error?: Error) => {
      fault = error;
    },
  };
}

describe("freezing redemptions", () => {
  it("notes since when and why, and once more changes nothing", async () => {
    const { freeze, pass, readFreeze } = freezeWorld();

    const frozen = await freeze({ reason: "restore of 18 December" }, first);
    pass(5000);
    const again = await freeze({ reason: "another" }, first);

    expect(frozen).toEqual(accept({ isFrozen: true, frozenAt: START, reason: "restore of 18 December" }));
    expect(again).toEqual(frozen);
    expect(await readFreeze()).toEqual({ isFrozen: true, frozenAt: START, reason: "restore of 18 December" });
  });

  it("is lifted by naming when it began; a late repeat does not lift the next freeze", async () => {
    const { freeze, lift, pass } = freezeWorld();
    await freeze({ reason: "restore" }, first);
    pass(60_000);

    const lifted = await lift({ frozenAt: START }, first);
    const repeated = await lift({ frozenAt: START }, first);
    await freeze({ reason: "another restore" }, first);
    const late = await lift({ frozenAt: START }, first);

    expect(lifted).toMatchObject({ ok: true, value: { isFrozen: false, liftedAt: plusMs(START, 60_000) } });
    expect(repeated).toEqual(lifted);
    expect(late).toEqual(refuse("precondition-failed", "/data/frozenAt"));
  });

  it("changes nothing under a webhook id that was used for something else", async () => {
    const { freeze, readFreeze } = freezeWorld();

    const refused = await freeze({ reason: "restore" }, async () => refuse("idempotency-key-reuse"));

    expect(refused).toEqual(refuse("idempotency-key-reuse"));
    expect(await readFreeze()).toEqual(NEVER_FROZEN);
  });
});

describe("going by a freeze", () => {
  it("reads it once in ten seconds, however many ask", async () => {
    const { isFrozen, pass, reads } = freezeWorld();

    const asked = await Promise.all([isFrozen(), isFrozen(), isFrozen()]);
    pass(9999);
    await isFrozen();
    const before = reads.length;
    pass(1);
    await isFrozen();

    expect(asked).toEqual([false, false, false]);
    expect([before, reads.length]).toEqual([1, 2]);
  });

  it("notices within ten seconds that redemptions were frozen, and that they no longer are", async () => {
    const { isFrozen, freeze, lift, pass } = freezeWorld();
    await isFrozen();

    await freeze({ reason: "restore" }, first);
    const atOnce = await isFrozen();
    pass(10_000);
    const noticed = await isFrozen();
    await lift({ frozenAt: START }, first);
    pass(10_000);

    expect([atOnce, noticed, await isFrozen()]).toEqual([false, true, false]);
  });

  it("asks at once after a long silence: nobody redeems by a state that is older than ten seconds", async () => {
    const { isFrozen, freeze, pass } = freezeWorld();
    await isFrozen();
    await freeze({ reason: "restore" }, first);

    pass(3_600_000);

    expect(await isFrozen()).toBe(true);
  });

  it("goes on with the last known state while it cannot be read, and says so once in ten seconds", async () => {
    const { isFrozen, freeze, failWith, pass, unread } = freezeWorld();
    await freeze({ reason: "restore" }, first);
    await isFrozen();
    failWith(new UnavailableError("away"));

    pass(10_000);
    const states = [await isFrozen(), await isFrozen()];

    expect(states).toEqual([true, true]);
    expect(unread).toHaveLength(1);
  });

  it("lets nobody redeem before it was read for the first time, and then asks again at once", async () => {
    const { isFrozen, failWith } = freezeWorld();
    failWith(new UnavailableError("away"));

    await expect(isFrozen()).rejects.toThrow("away");
    failWith();

    expect(await isFrozen()).toBe(false);
  });
});
