import { describe, expect, it } from "vitest";
import { beginCurtailing } from "#shared/agreements/domain/curtailing.ts";
import type { AgreementRepository, Curtailings } from "#shared/agreements/ports.ts";
import type { Correlated } from "#shared/kernel/correlation.ts";
import { instant } from "#shared/kernel/instant.ts";
import { expected, StaleVersionError } from "#shared/kernel/versioned.ts";
import { lookLater, waitForNothing } from "#shared/kernel/wake.ts";
import { anAgreement } from "#test/support/in-memory-agreements.ts";

const AT = instant("2026-12-18T01:00:00Z");
const DUE = instant("2026-12-18T01:01:00Z");
const endsOn = "2027-03-31";

let ended = 0;

/** What every store of early ends keeps to; run against the fake and the database adapter. */
export function describeCurtailings(
  store: string,
  stores: () => { readonly agreements: AgreementRepository; readonly curtailings: Curtailings },
): void {
  async function begun(correlated: Correlated = { correlationId: "call-1" }) {
    ended += 1;
    const { agreements, curtailings } = stores();
    const agreement = anAgreement({ agreementNumber: `EES-TW-END-${ended}` });
    const { agreementNumber } = agreement;
    await agreements.create(agreement);
    const stored = expected(await agreements.find(agreementNumber), agreementNumber);
    const register = expected(await agreements.findRegister(agreementNumber), agreementNumber);
    await agreements.change(
      { ...agreement, ending: { endsOn, recordedAt: AT } },
      stored.version,
      register,
      beginCurtailing({ agreementNumber, endsOn, ...correlated }, AT),
    );
    const find = async () => expected(await curtailings.find(agreementNumber, endsOn), agreementNumber);
    const due = async (now = DUE) =>
      (await curtailings.due(now, 100)).filter((each) => each.agreementNumber === agreementNumber);
    return { agreementNumber, curtailings, find, due };
  }

  describe(store, () => {
    it("begins with the change of the agreement, and waits", async () => {
      const { agreementNumber, curtailings, find, due } = await begun();

      expect((await find()).value).toStrictEqual(
        beginCurtailing({ agreementNumber, endsOn, correlationId: "call-1" }, AT),
      );
      expect(await due(AT)).toEqual([]);
      expect(await due()).toStrictEqual([
        { agreementNumber, endsOn, correlationId: "call-1", waiting: { wakeAt: DUE, attempt: 0, waitingSince: AT } },
      ]);
      expect(await curtailings.find(agreementNumber, "2027-02-28")).toBeUndefined();
    });

    it("without the id of its call has none when it is due", async () => {
      const { find, due } = await begun({});

      expect((await find()).value).not.toHaveProperty("correlationId");
      expect((await due())[0]).not.toHaveProperty("correlationId");
    });

    it("is moved on by one of two that found it", async () => {
      const { curtailings, find, due } = await begun();
      const [found] = await due();
      if (!found) throw new Error("not due");
      const next = lookLater(found.waiting, DUE);

      const moved = [await curtailings.postpone(found, next), await curtailings.postpone(found, next)];

      expect(moved).toEqual([true, false]);
      expect((await find()).value).toMatchObject(next);
    });

    it("is saved over the version that was read alone, and no longer found once it is done", async () => {
      const { curtailings, find, due } = await begun();
      const { value, version } = await find();
      const { wakeAt: _wakeAt, waitingSince: _since, ...rest } = value;
      const done = { ...rest, ...waitForNothing, doneAt: DUE };

      await curtailings.save({ value: done, version });

      expect((await find()).value).toStrictEqual(done);
      expect(await due()).toEqual([]);
      await expect(curtailings.save({ value, version })).rejects.toBeInstanceOf(StaleVersionError);
    });
  });
}
