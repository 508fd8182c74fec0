import { describe, expect, it } from "vitest";
import { orderConfirmation } from "#shared/fulfilment/domain/mail-requests.ts";
import { cancel, process } from "#shared/fulfilment/domain/transitions.ts";
import { DAY_MS, instant, MINUTE_MS, plusMs } from "#shared/kernel/instant.ts";
import { StaleVersionError } from "#shared/kernel/versioned.ts";
import { lookLater, PARK_AFTER_LOOKS } from "#shared/kernel/wake.ts";
import type { OrdersUnderTest } from "#test/contract/orders/order-store.ts";
import {
  ACCEPTED_AT,
  contacts,
  deliveryDays,
  fulfilmentThat,
  PROCESSED_AT,
  processedTerms,
} from "#test/support/fulfilments.ts";
import { anOrder } from "#test/support/in-memory-orders.ts";

const { orderId } = anOrder();
const processed = process(
  fulfilmentThat.isAccepted(),
  processedTerms,
  [orderConfirmation(fulfilmentThat.isAccepted(), deliveryDays, contacts)],
  PROCESSED_AT,
);
const firstLook = plusMs(ACCEPTED_AT, MINUTE_MS);
const FAR_AHEAD = instant("2100-01-01T00:00:00Z");

/** How every store of orders finds what waits, whatever it is made of. */
export function describeOrderWakeList(name: string, open: () => Promise<OrdersUnderTest>): void {
  const withOrder = async () => {
    const opened = await open();
    await opened.orders.create(anOrder());
    return { ...opened, stored: await readFulfilment(opened) };
  };
  const readFulfilment = async ({ fulfilments }: OrdersUnderTest) => {
    const stored = await fulfilments.find(orderId);
    if (!stored) throw new Error("the order is not there");
    return stored;
  };

  describe(`${name} wakes orders and mails`, () => {
    it("whose moment has come, not earlier, at most as many as asked for", async () => {
      const { fulfilments, wakeList, stored } = await withOrder();
      expect(await wakeList.due(plusMs(firstLook, -1), 10)).toEqual([]);
      expect(await wakeList.due(firstLook, 10)).toEqual([
        { orderId, waiting: { wakeAt: firstLook, attempt: 0, waitingSince: ACCEPTED_AT } },
      ]);

      await fulfilments.save(stored, processed);

      const look = plusMs(PROCESSED_AT, MINUTE_MS);
      const due = await wakeList.due(look, 10);
      expect(due.toSorted((one, other) => (one.mailId ?? "").localeCompare(other.mailId ?? ""))).toEqual([
        { orderId, waiting: { wakeAt: look, attempt: 0, waitingSince: PROCESSED_AT } },
        { orderId, mailId: "order-confirmation", waiting: { wakeAt: look, attempt: 0, waitingSince: PROCESSED_AT } },
      ]);
      expect(await wakeList.due(look, 1)).toHaveLength(1);
    });

    it("and moves a fulfilment on only from the wait that was read, changing nothing else", async () => {
      const opened = await withOrder();
      const [due = missing()] = await opened.wakeList.due(firstLook, 10);
      const next = lookLater(due.waiting, firstLook);

      const moved = [await opened.wakeList.postpone(due, next), await opened.wakeList.postpone(due, next)];

      expect(moved).toEqual([true, false]);
      expect(await opened.wakeList.due(firstLook, 10)).toEqual([]);
      expect((await readFulfilment(opened)).value).toStrictEqual({ ...opened.stored.value, ...next });
      await expect(opened.fulfilments.save(opened.stored, processed)).rejects.toThrow(StaleVersionError);
    });

    it("and moves a mail on without its order", async () => {
      const opened = await withOrder();
      await opened.fulfilments.save(opened.stored, processed);
      const look = plusMs(PROCESSED_AT, MINUTE_MS);
      const mail = (await opened.wakeList.due(look, 10)).find(({ mailId }) => mailId !== undefined) ?? missing();

      await opened.wakeList.postpone(mail, lookLater(mail.waiting, look));

      expect((await opened.ledger.find(orderId, "order-confirmation"))?.value).toMatchObject({ attempt: 1 });
      expect(await opened.wakeList.due(look, 10)).toMatchObject([{ orderId, waiting: { attempt: 0 } }]);
    });

    it("but leaves alone what somebody else changed since it was found", async () => {
      const { fulfilments, wakeList, stored } = await withOrder();
      const [due = missing()] = await wakeList.due(firstLook, 10);
      const cancelled = cancel(stored.value, PROCESSED_AT);
      if (cancelled.ok && cancelled.value) await fulfilments.save(stored, cancelled.value);

      expect(await wakeList.postpone(due, lookLater(due.waiting, firstLook))).toBe(false);
      expect(await wakeList.due(FAR_AHEAD, 10)).toMatchObject([
        { waiting: { wakeAt: plusMs(PROCESSED_AT, MINUTE_MS) } },
      ]);
    });

    it("never again once they are parked", async () => {
      const opened = await withOrder();
      const [due = missing()] = await opened.wakeList.due(firstLook, 10);
      const parkedAt = plusMs(firstLook, 4 * DAY_MS);

      await opened.wakeList.postpone(due, lookLater({ ...due.waiting, attempt: PARK_AFTER_LOOKS }, parkedAt));

      expect(await opened.wakeList.due(FAR_AHEAD, 10)).toEqual([]);
      expect((await readFulfilment(opened)).value).toMatchObject({ parkedAt, milestones: { accepted: ACCEPTED_AT } });
    });
  });
}

function missing(): never {
  throw new Error("nothing is due");
}
