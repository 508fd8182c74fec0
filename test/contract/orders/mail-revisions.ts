import { describe, expect, it } from "vitest";
import { hold, resume } from "#shared/fulfilment/domain/hold.ts";
import { orderConfirmation, orderHeld } from "#shared/fulfilment/domain/mail-requests.ts";
import { cancel, process } from "#shared/fulfilment/domain/transitions.ts";
import { StaleVersionError } from "#shared/kernel/versioned.ts";
import { failMail, startSending } from "#shared/notifications/domain/mail.ts";
import type { OrdersUnderTest } from "#test/contract/orders/order-store.ts";
import { contacts, deliveryDays, fulfilmentThat, PROCESSED_AT, processedTerms } from "#test/support/fulfilments.ts";
import { anOrder } from "#test/support/in-memory-orders.ts";

const { orderId } = anOrder();
const confirmation = orderConfirmation(fulfilmentThat.isAccepted(), deliveryDays, contacts);
const REFUSAL = { reason: "smtp-550", about: "reader", isCopyTaken: false } as const;

/** How every store of orders changes mails that are planned already, whatever it is made of. */
export function describeMailRevisions(name: string, open: () => Promise<OrdersUnderTest>): void {
  const withConfirmation = async () => {
    const store = await open();
    await store.orders.create(anOrder());
    const read = async () => {
      const stored = await store.fulfilments.find(orderId);
      if (!stored) throw new Error("the order is not there");
      return stored;
    };
    await store.fulfilments.save(
      await read(),
      process(fulfilmentThat.isAccepted(), processedTerms, [confirmation], PROCESSED_AT),
    );
    const refuse = async () => {
      const found = await store.ledger.find(orderId, "order-confirmation");
      const sending = found && startSending(found.value, { at: PROCESSED_AT, sender: contacts.notices });
      if (!found || !sending?.ok) throw new Error("the confirmation cannot be sent");
      await store.ledger.save(failMail(sending.value, REFUSAL, PROCESSED_AT), found.version);
    };
    const statusOf = async () => (await store.ledger.find(orderId, "order-confirmation"))?.value.status;
    return { ...store, read, refuse, statusOf };
  };

  describe(`${name} changes planned mails together with their order`, () => {
    it("withdrawing them with a cancelled order", async () => {
      const { fulfilments, read, statusOf, wakeList } = await withConfirmation();
      const stored = await read();
      const cancelled = cancel(stored.value, PROCESSED_AT);
      if (!cancelled.ok || !cancelled.value) throw new Error("the order cannot be cancelled");

      await fulfilments.save(stored, cancelled.value);

      expect(await statusOf()).toBe("withdrawn");
      expect((await wakeList.due(PROCESSED_AT, 10)).filter(({ mailId }) => mailId !== undefined)).toEqual([]);
    });

    it("or neither, when the order has moved on", async () => {
      const { fulfilments, read, statusOf } = await withConfirmation();
      const stored = await read();
      await fulfilments.save(stored, { next: stored.value, mails: [] });

      await expect(fulfilments.save(stored, hold(stored.value, "mail-refused", PROCESSED_AT))).rejects.toThrow(
        StaleVersionError,
      );
      expect(await statusOf()).toBe("planned");
    });

    it("holding and telling of them, and planning them again for another contact", async () => {
      const { fulfilments, ledger, orders, read, refuse, statusOf } = await withConfirmation();
      await refuse();
      const before = await fulfilments.findMails(orderId);
      const stored = await read();
      const reason = "no-usable-contact";
      const notice = orderHeld(stored.value, { reason, heldSince: PROCESSED_AT }, contacts);
      if (notice === undefined) throw new Error("the reseller has no address");
      await fulfilments.save(stored, { ...hold(stored.value, reason, PROCESSED_AT), mails: [notice] });
      const held = await orders.findHistory(orderId);

      const holding = await read();
      const notices = { name: "陳怡君", email: "new@school.example" };
      await fulfilments.save(holding, resume(holding.value, { ...contacts, notices }, PROCESSED_AT));

      expect(before).toEqual([{ isUnsent: true, failedAt: PROCESSED_AT, refused: "reader" }]);
      expect(held?.progress.held).toEqual({ reason: "no-usable-contact", since: PROCESSED_AT });
      expect(held?.mails.map(({ kind, recipientRole }) => [kind, recipientRole]).toSorted()).toEqual([
        ["order-confirmation", "notices-contact"],
        ["order-held", "reseller"],
      ]);
      expect(await statusOf()).toBe("planned");
      expect((await ledger.find(orderId, "order-confirmation"))?.value.request.recipients.to).toEqual(notices);
      expect((await orders.findHistory(orderId))?.progress.held).toBeUndefined();
    });
  });
}
