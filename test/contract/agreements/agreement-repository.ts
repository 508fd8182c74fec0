import { describe, expect, it } from "vitest";
import { EMPTY_REGISTER, type RegisterHead, withEntry } from "#shared/agreements/domain/register.ts";
import type { AgreementRepository } from "#shared/agreements/ports.ts";
import { orderIdOf } from "#shared/kernel/identifiers.ts";
import { instant } from "#shared/kernel/instant.ts";
import { StaleVersionError } from "#shared/kernel/versioned.ts";
import { anAgreement, anEntry } from "#test/support/in-memory-agreements.ts";

const ONE_ORDER: RegisterHead = { orders: 1, codes: 30, anchors: [] };

let agreementsMade = 0;

/** What every store of agreements keeps to; run against the fake and the database adapter. */
export function describeAgreementRepository(store: string, repository: () => AgreementRepository): void {
  const found = <Value>(stored: Value | undefined): Value => {
    if (!stored) throw new Error("not stored");
    return stored;
  };

  async function registered() {
    agreementsMade += 1;
    const agreement = anAgreement({ agreementNumber: `EES-TW-${agreementsMade}` });
    const agreements = repository();
    await agreements.create(agreement);
    const { agreementNumber } = agreement;
    const read = async () => ({
      stored: found(await agreements.find(agreementNumber)),
      register: found(await agreements.findRegister(agreementNumber)),
    });
    return { agreement, agreementNumber, agreements, read, ...(await read()) };
  }

  describe(store, () => {
    it("knows nothing of an agreement that was not registered", async () => {
      expect(await repository().find("EES-TW-0000")).toBeUndefined();
      expect(await repository().findRegister("EES-TW-0000")).toBeUndefined();
      expect(await repository().entries("EES-TW-0000")).toEqual([]);
    });

    it("gives back exactly what was created, beside an empty register", async () => {
      const { agreement, stored, register } = await registered();

      expect(stored.value).toEqual(agreement);
      expect(register.value).toEqual(EMPTY_REGISTER);
    });

    it("leaves absent what was absent", async () => {
      const { testCentres: _absent, ...agreement } = anAgreement({ agreementNumber: "VL-US-2087" });
      await repository().create(agreement);

      expect(found(await repository().find("VL-US-2087")).value).toStrictEqual(agreement);
    });

    it("creates an agreement once", async () => {
      const { agreement, agreements, read, stored } = await registered();

      const answer = await agreements.create({ ...agreement, market: "US" });

      expect(answer).toBe("exists");
      expect((await read()).stored).toMatchObject({ value: agreement, version: stored.version });
    });

    it("changes the version it was told to, and gives it a new one", async () => {
      const { agreement, agreements, stored, register, read } = await registered();
      const changed = { ...agreement, resellerIds: ["lar-demo", "lar-other"] };

      await agreements.change(changed, stored.version, register);

      const after = await read();
      expect(after.stored.value).toEqual(changed);
      expect(after.stored.version).not.toBe(stored.version);
    });

    it("changes nothing when the agreement has moved on", async () => {
      const { agreement, agreements, stored, register, read } = await registered();
      await agreements.change({ ...agreement, market: "US" }, stored.version, register);
      const after = await read();

      const late = agreements.change({ ...agreement, market: "FR" }, stored.version, after.register);

      await expect(late).rejects.toBeInstanceOf(StaleVersionError);
      expect(await read()).toMatchObject(after);
    });

    it("changes nothing when an order has entered since the register was read", async () => {
      const { agreement, agreementNumber, agreements, stored, register, read } = await registered();
      const entry = anEntry(orderIdOf("lar-demo", "PO-1"));
      await agreements.enter(agreementNumber, { ...register, value: withEntry(register.value, entry) }, entry);

      const late = agreements.change({ ...agreement, market: "US" }, stored.version, register);

      await expect(late).rejects.toBeInstanceOf(StaleVersionError);
      expect((await read()).stored.value).toEqual(agreement);
    });

    it("enters an order with the sums that include it", async () => {
      const { agreementNumber, agreements, register, read } = await registered();
      const entry = anEntry(orderIdOf("lar-demo", "PO-1"));

      const answer = await agreements.enter(agreementNumber, { ...register, value: ONE_ORDER }, entry);

      expect(answer).toBe("entered");
      expect((await read()).register.value).toEqual(ONE_ORDER);
      expect(await agreements.entries(agreementNumber)).toStrictEqual([entry]);
    });

    it("enters an order once, and leaves the sums alone the second time", async () => {
      const { agreementNumber, agreements, register, read } = await registered();
      const entry = anEntry(orderIdOf("lar-demo", "PO-1"));
      await agreements.enter(agreementNumber, { ...register, value: ONE_ORDER }, entry);
      const current = (await read()).register;

      const answer = await agreements.enter(
        agreementNumber,
        { ...current, value: { orders: 2, codes: 60, anchors: [] } },
        entry,
      );

      expect(answer).toBe("exists");
      expect((await read()).register).toMatchObject({ value: ONE_ORDER, version: current.version });
    });

    it("enters nothing over sums that have moved on", async () => {
      const { agreementNumber, agreements, register } = await registered();
      const [first, second] = [anEntry(orderIdOf("lar-demo", "PO-1")), anEntry(orderIdOf("lar-demo", "PO-2"))];
      await agreements.enter(agreementNumber, { ...register, value: ONE_ORDER }, first);

      const late = agreements.enter(agreementNumber, { ...register, value: ONE_ORDER }, second);

      await expect(late).rejects.toBeInstanceOf(StaleVersionError);
      expect(await agreements.entries(agreementNumber)).toEqual([first]);
    });

    it("lets an order leave with the sums that leave it out, and keeps its entry", async () => {
      const { agreementNumber, agreements, register, read } = await registered();
      const entry = anEntry(orderIdOf("lar-demo", "PO-1"));
      await agreements.enter(agreementNumber, { ...register, value: ONE_ORDER }, entry);
      const stored = found(await agreements.findEntry(agreementNumber, entry.orderId));
      const over = {
        register: { ...(await read()).register, value: EMPTY_REGISTER },
        entryVersion: stored.version,
      };
      const left = { ...entry, cancelledAt: entry.enteredAt };

      await agreements.leave(agreementNumber, left, over);

      expect(stored.value).toStrictEqual(entry);
      expect((await read()).register.value).toEqual(EMPTY_REGISTER);
      expect(await agreements.entries(agreementNumber)).toStrictEqual([left]);
      await expect(agreements.leave(agreementNumber, left, over)).rejects.toBeInstanceOf(StaleVersionError);
    });

    it("keeps an entry that never counted, so that its order cannot enter later", async () => {
      const { agreementNumber, agreements, register, read } = await registered();
      const entry = anEntry(orderIdOf("lar-demo", "PO-1"));
      const left = { ...entry, cancelledAt: entry.enteredAt };
      await agreements.leave(agreementNumber, left);

      const late = await agreements.enter(agreementNumber, { ...register, value: ONE_ORDER }, entry);

      expect(late).toBe("exists");
      expect((await read()).register.value).toEqual(EMPTY_REGISTER);
      expect(await agreements.findEntry(agreementNumber, orderIdOf("lar-demo", "PO-2"))).toBeUndefined();
      await expect(agreements.leave(agreementNumber, left)).rejects.toBeInstanceOf(StaleVersionError);
    });

    it("lists entries as they entered, those of one moment by order id, cancelled ones among them", async () => {
      const { agreementNumber, agreements } = await registered();
      const [first, second, third] = ["PO-1", "PO-2", "PO-3"].map((number) => orderIdOf("lar-demo", number)).toSorted();
      const earlier = instant("2026-12-18T00:59:59.999Z");
      const entries = [
        anEntry(found(third)),
        anEntry(found(second), { enteredAt: earlier }),
        anEntry(found(first), { cancelledAt: instant("2026-12-19T00:00:00Z") }),
      ];
      for (const entry of entries) await agreements.leave(agreementNumber, entry);

      const all = await agreements.entriesAfter(agreementNumber, undefined, 10);

      expect(all).toStrictEqual([entries[1], entries[2], entries[0]]);
      expect(await agreements.entriesAfter(agreementNumber, undefined, 2)).toStrictEqual(all.slice(0, 2));
      for (const [index, entry] of all.entries())
        expect(await agreements.entriesAfter(agreementNumber, entry, 10)).toStrictEqual(all.slice(index + 1));
    });

    it("keeps an entry in its place when its order leaves", async () => {
      const { agreementNumber, agreements, register, read } = await registered();
      const entry = anEntry(orderIdOf("lar-demo", "PO-1"));
      await agreements.enter(agreementNumber, { ...register, value: ONE_ORDER }, entry);
      const stored = found(await agreements.findEntry(agreementNumber, entry.orderId));
      const left = { ...entry, cancelledAt: instant("2026-12-19T00:00:00Z") };

      await agreements.leave(agreementNumber, left, {
        register: { ...(await read()).register, value: EMPTY_REGISTER },
        entryVersion: stored.version,
      });

      const before = { enteredAt: instant("2026-12-18T00:59:59Z"), orderId: entry.orderId };
      expect(await agreements.entriesAfter(agreementNumber, before, 1)).toStrictEqual([left]);
      expect(await agreements.entriesAfter(agreementNumber, entry, 1)).toEqual([]);
    });

    it("keeps the registers of two agreements apart", async () => {
      const [one, other] = [await registered(), await registered()];
      const entry = anEntry(orderIdOf("lar-demo", "PO-1"));
      await one.agreements.enter(one.agreementNumber, { ...one.register, value: ONE_ORDER }, entry);

      expect(await other.agreements.entries(other.agreementNumber)).toEqual([]);
      expect(await other.agreements.entriesAfter(other.agreementNumber, undefined, 10)).toEqual([]);
      expect((await other.read()).register.value).toEqual(EMPTY_REGISTER);
    });
  });
}
