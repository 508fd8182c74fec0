import { describe, expect, it } from "vitest";
import { closingAt, type Lot } from "#shared/codes/domain/lot.ts";
import type { PersonId } from "#shared/codes/domain/person.ts";
import type { LotRepository } from "#shared/codes/ports.ts";
import { DAY_MS, instant, MINUTE_MS, plusMs } from "#shared/kernel/instant.ts";
import { StaleVersionError } from "#shared/kernel/versioned.ts";
import { lookLater, PARK_AFTER_LOOKS } from "#shared/kernel/wake.ts";
import { ada, assignedCode, openedLot, redeemedCode } from "#test/unit/codes/lot-fixture.ts";

const lot = openedLot();
const bob = { name: "Bob Noyce", email: "bob@example.test" };
const due = plusMs(lot.expiresAt, 10 * MINUTE_MS);
const seedDue = plusMs(lot.expiresAt, 90 * DAY_MS);

/** What every lot repository does, whatever it is made of. */
export function describeLotRepository(name: string, open: () => Promise<{ readonly lots: LotRepository }>): void {
  const withLot = async (changes: Parameters<typeof openedLot>[0] = {}) => {
    const opened = await open();
    await opened.lots.create(openedLot(changes));
    return opened;
  };

  describe(`${name} keeps lots`, () => {
    it("and finds what was created, and nothing else", async () => {
      const { lots } = await withLot();

      expect((await lots.find(lot.lotId))?.value).toEqual(lot);
      expect(await lots.find("AAAAA0")).toBeUndefined();
      expect(await lots.findCode(lot.lotId, 0)).toBeUndefined();
      expect(await lots.findCode("AAAAA0", 0)).toBeUndefined();
    });

    it("each created once", async () => {
      const { lots } = await open();

      const answers = await Promise.all([lots.create(lot), lots.create(openedLot({ codes: 5 }))]);

      expect(answers.toSorted()).toEqual(["created", "exists"]);
    });
  });

  describe(`${name} keeps assignments`, () => {
    it("of an untouched code, once and for one person", async () => {
      const { lots } = await withLot();
      const code = assignedCode(lot, { index: 7 });

      await lots.assign(code, ada);

      expect((await lots.findCode(lot.lotId, 7))?.value).toEqual(code);
      await expect(lots.assign(code, ada)).rejects.toThrow(StaleVersionError);
      await expect(lots.redeem(redeemedCode(lot, { index: 7 }), bob)).rejects.toThrow(StaleVersionError);
      expect((await lots.findCode(lot.lotId, 7))?.value).toEqual(code);
    });

    it("of no code that was redeemed meanwhile", async () => {
      const { lots } = await withLot();
      await lots.redeem(redeemedCode(lot), bob);

      await expect(lots.assign(assignedCode(lot), ada)).rejects.toThrow(StaleVersionError);

      expect((await lots.findCode(lot.lotId, 0))?.value).toEqual(redeemedCode(lot));
    });
  });

  describe(`${name} keeps redemptions`, () => {
    it("of an untouched code, once", async () => {
      const { lots } = await withLot();
      const code = redeemedCode(lot, { index: 7 });

      await lots.redeem(code, ada);

      expect((await lots.findCode(lot.lotId, 7))?.value).toEqual(code);
      const second = lots.redeem(redeemedCode(lot, { index: 7, attemptId: "attempt-2" }), bob);
      await expect(second).rejects.toThrow(StaleVersionError);
      expect((await lots.findCode(lot.lotId, 7))?.value).toEqual(code);
    });

    it("of an assigned code, over the version that was read", async () => {
      const { lots } = await withLot();
      await lots.assign(assignedCode(lot), ada);
      const assigned = await lots.findCode(lot.lotId, 0);
      const code = redeemedCode(lot);

      await expect(lots.redeem(code, ada)).rejects.toThrow(StaleVersionError);
      await lots.redeem(code, ada, assigned?.version);

      expect(assigned?.value).toEqual(assignedCode(lot));
      expect((await lots.findCode(lot.lotId, 0))?.value).toEqual(code);
      await expect(lots.redeem(code, ada, assigned?.version)).rejects.toThrow(StaleVersionError);
    });

    it("with exactly one winner among many at once", async () => {
      const { lots } = await withLot();
      const attempts = Array.from({ length: 20 }, (_, at) => redeemedCode(lot, { attemptId: `attempt-${at}` }));

      const results = await Promise.allSettled(attempts.map((code) => lots.redeem(code, ada)));

      const winners = attempts.filter((_, at) => results[at]?.status === "fulfilled");
      expect(winners).toHaveLength(1);
      expect((await lots.findCode(lot.lotId, 0))?.value).toEqual(winners[0]);
    });

    it("and counts those of one lot, without codes that are only assigned", async () => {
      const { lots } = await withLot();
      const other = openedLot({ lotId: "AAAAA0" });
      await lots.create(other);
      for (const index of [0, 1, 2]) await lots.redeem(redeemedCode(lot, { index }), ada);
      await lots.redeem(redeemedCode(other), ada);
      await lots.assign(assignedCode(lot, { index: 3 }), bob);

      expect(await lots.countRedeemed(lot.lotId)).toBe(3);
      expect(await lots.countRedeemed(other.lotId)).toBe(1);
      expect(await lots.countRedeemed("AAAAA1")).toBe(0);
    });
  });

  describe(`${name} forgets people`, () => {
    const personOf = (index: number) => ({ index, personId: `person-${index % 2}` as PersonId });

    it("of one lot, wherever they touched a code, and leaves the codes as they are", async () => {
      const { lots } = await withLot();
      const codes = [assignedCode(lot, personOf(0)), redeemedCode(lot, personOf(1)), redeemedCode(lot, personOf(2))];
      for (const code of codes) await (code.state === "assigned" ? lots.assign(code, ada) : lots.redeem(code, ada));

      const first = await lots.forgetPerson(lot.lotId, "person-0" as PersonId);
      const again = await lots.forgetPerson(lot.lotId, "person-0" as PersonId);
      const elsewhere = await lots.forgetPerson("AAAAA0", "person-1" as PersonId);

      expect([first, again, elsewhere]).toEqual([2, 0, 0]);
      const left = await Promise.all(codes.map(async ({ index }) => (await lots.findCode(lot.lotId, index))?.value));
      expect(left).toEqual(codes);
      expect(await lots.forgetPerson(lot.lotId, "person-1" as PersonId)).toBe(1);
    });
  });

  describe(`${name} closes lots`, () => {
    it("whose end is long enough ago, once", async () => {
      const { lots } = await withLot();

      expect(await lots.close(lot.lotId, closingAt(plusMs(due, -1), 4))).toBeUndefined();
      const closed = await lots.close(lot.lotId, closingAt(due, 4));

      const expected: Lot = {
        ...lot,
        state: "closed",
        closedAt: due,
        redeemed: 4,
        promise: { ...lot.promise, keptAt: due },
        wakeAt: seedDue,
        waitingSince: due,
        attempt: 0,
      };
      expect(closed).toEqual(expected);
      expect(await lots.close(lot.lotId, closingAt(plusMs(due, DAY_MS), 5))).toBeUndefined();
      expect((await lots.find(lot.lotId))?.value).toEqual(expected);
    });

    it("but none that does not exist", async () => {
      const { lots } = await open();

      expect(await lots.close("AAAAA0", closingAt(due, 0))).toBeUndefined();
      expect(await lots.destroySeed(lot, seedDue)).toBe(false);
      expect(await lots.postpone({ lotId: lot.lotId, waiting: lot }, lookLater(lot, due))).toBe(false);
    });

    it("and destroys their seeds, once, after which they wait for nothing", async () => {
      const { lots } = await withLot();
      expect(await lots.destroySeed(lot, seedDue)).toBe(false);
      const closed = await lots.close(lot.lotId, closingAt(due, 0));

      expect(await lots.destroySeed(closed ?? lot, seedDue)).toBe(true);

      const { seed: _seed, wakeAt: _wakeAt, ...rest } = closed ?? lot;
      expect((await lots.find(lot.lotId))?.value).toEqual({ ...rest, seedDestroyedAt: seedDue });
      expect(await lots.due(plusMs(seedDue, DAY_MS), 10)).toEqual([]);
      expect(await lots.destroySeed(closed ?? lot, seedDue)).toBe(false);
    });

    it("also those that were parked, and leaves a parked lot's seed to be destroyed", async () => {
      const { lots } = await withLot();
      const [found] = await lots.due(due, 1);
      if (found) await lots.postpone(found, { attempt: 80, parkedAt: plusMs(due, 4 * DAY_MS) });

      const closed = await lots.close(lot.lotId, closingAt(plusMs(due, 5 * DAY_MS), 0));

      expect(closed).toMatchObject({ state: "closed", attempt: 0, wakeAt: plusMs(seedDue, 5 * DAY_MS) });
      const [waiting] = await lots.due(plusMs(seedDue, 6 * DAY_MS), 1);
      if (waiting) await lots.postpone(waiting, { attempt: 80, parkedAt: plusMs(seedDue, 9 * DAY_MS) });
      const parked = await lots.find(lot.lotId);
      expect(parked?.value).not.toHaveProperty("wakeAt");
      expect(await lots.destroySeed(parked?.value ?? lot, seedDue)).toBe(true);
    });
  });

  describe(`${name} wakes lots`, () => {
    it("whose moment has come, not earlier, at most as many as asked for", async () => {
      const { lots } = await withLot();
      await lots.create(openedLot({ lotId: "AAAAA0", expiresAt: plusMs(lot.expiresAt, 1) }));

      expect(await lots.due(plusMs(due, -1), 10)).toEqual([]);
      expect(await lots.due(due, 10)).toEqual([
        { lotId: lot.lotId, waiting: { wakeAt: due, attempt: 0, waitingSince: lot.releasedAt } },
      ]);
      expect(await lots.due(plusMs(due, 1), 10)).toHaveLength(2);
      expect(await lots.due(plusMs(due, 1), 1)).toHaveLength(1);
    });

    it("and moves them on only from the wait that was read", async () => {
      const { lots } = await withLot();
      const [found] = await lots.due(due, 10);
      const next = lookLater(found?.waiting ?? lot, due);
      const move = () => lots.postpone(found ?? { lotId: lot.lotId, waiting: lot }, next);

      expect([await move(), await move()]).toEqual([true, false]);
      expect(await lots.due(due, 10)).toEqual([]);
      expect(await lots.due(instant("2100-01-01T00:00:00Z"), 10)).toEqual([{ lotId: lot.lotId, waiting: next }]);
    });

    it("never again once they are parked", async () => {
      const { lots } = await withLot();
      const [found] = await lots.due(due, 10);
      const parkedAt = plusMs(due, 4 * DAY_MS);

      expect(
        found && (await lots.postpone(found, lookLater({ ...found.waiting, attempt: PARK_AFTER_LOOKS }, parkedAt))),
      ).toBe(true);

      expect(await lots.due(instant("2100-01-01T00:00:00Z"), 10)).toEqual([]);
      expect((await lots.find(lot.lotId))?.value).toMatchObject({ parkedAt, state: "open" });
    });

    it("again when an operator says so, and touches no lot that is not parked", async () => {
      const { lots } = await withLot();
      const before = await lots.unpark(lot.lotId, due);
      const [found] = await lots.due(due, 10);
      if (found) await lots.postpone(found, { attempt: PARK_AFTER_LOOKS, parkedAt: due });

      const after = [await lots.unpark(lot.lotId, plusMs(due, 1)), await lots.unpark(lot.lotId, plusMs(due, 2))];

      expect([before, after, await lots.unpark("ZZZZZZ", due)]).toEqual([false, [true, false], false]);
      expect(await lots.due(plusMs(due, 1), 10)).toMatchObject([{ lotId: lot.lotId, waiting: { attempt: 0 } }]);
      expect((await lots.find(lot.lotId))?.value).not.toHaveProperty("parkedAt");
    });
  });
}
