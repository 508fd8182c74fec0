import { describe, expect, it } from "vitest";
import type { MailRequest } from "#shared/contracts/mail-request.ts";
import { openFulfilment, type Transition } from "#shared/fulfilment/domain/fulfilment.ts";
import { codeList, orderConfirmation } from "#shared/fulfilment/domain/mail-requests.ts";
import { process, release } from "#shared/fulfilment/domain/transitions.ts";
import type { FulfilmentRepository } from "#shared/fulfilment/ports.ts";
import type { DueOrder } from "#shared/fulfilment/use-cases/wake-orders.ts";
import { orderIdOf } from "#shared/kernel/identifiers.ts";
import { StaleVersionError } from "#shared/kernel/versioned.ts";
import type { WakeList } from "#shared/kernel/wake-due.ts";
import { acceptMail, planMail } from "#shared/notifications/domain/mail.ts";
import type { MailLedger } from "#shared/notifications/ports.ts";
import type { OrderRepository } from "#shared/ordering/ports.ts";
import {
  ACCEPTED_AT,
  contacts,
  deliveryDays,
  EXPIRES_AT,
  fulfilmentThat,
  lot,
  PROCESSED_AT,
  processedTerms,
  RELEASE_AT,
} from "#test/support/fulfilments.ts";
import { anOrder } from "#test/support/in-memory-orders.ts";

/** Empty, and one store seen through each port. Mails are planned at `PROCESSED_AT`. */
export type OrdersUnderTest = {
  readonly orders: OrderRepository;
  readonly fulfilments: FulfilmentRepository;
  readonly wakeList: WakeList<DueOrder>;
  readonly ledger: MailLedger;
};

const order = anOrder();
const { orderId } = order;
const confirmation = orderConfirmation(fulfilmentThat.isAccepted(), deliveryDays, contacts);
const processed = process(fulfilmentThat.isAccepted(), processedTerms, [confirmation], PROCESSED_AT);

/** What every store of orders does, whatever it is made of. */
export function describeOrderStore(name: string, open: () => Promise<OrdersUnderTest>): void {
  const withOrder = async (changes: Parameters<typeof anOrder>[0] = {}) => {
    const opened = await open();
    await opened.orders.create(anOrder(changes));
    return { ...opened, stored: await readFulfilment(opened) };
  };
  const readFulfilment = async ({ fulfilments }: Pick<OrdersUnderTest, "fulfilments">, session?: string) => {
    const stored = await fulfilments.find(orderId, session);
    if (!stored) throw new Error("the order is not there");
    return stored;
  };

  describe(`${name} keeps orders`, () => {
    it("and knows nothing of one that was not accepted", async () => {
      const { orders, fulfilments } = await withOrder();
      const other = orderIdOf("lar-demo", "PO-0");

      expect(await orders.find(other)).toBeUndefined();
      expect(await orders.findHistory(other)).toBeUndefined();
      expect(await fulfilments.find(other)).toBeUndefined();
    });

    it("exactly as they were accepted, each with its opened fulfilment", async () => {
      const { orders, stored } = await withOrder();

      expect(await orders.find(orderId)).toStrictEqual(order);
      expect(stored.value).toStrictEqual(openFulfilment(order, ACCEPTED_AT));
    });

    it("each once, however many ask at the same moment", async () => {
      const { orders } = await open();

      const answers = await Promise.all(Array.from({ length: 20 }, () => orders.create(order)));

      expect(answers.filter((answer) => answer !== "exists")).toEqual([{ session: expect.any(String) }]);
    });

    it("unchanged by a second one of the same id", async () => {
      const { orders } = await withOrder();

      const answer = await orders.create(anOrder({ agreementNumber: "EES-TW-9999" }));

      expect(answer).toBe("exists");
      expect(await orders.find(orderId)).toEqual(order);
    });
  });

  describe(`${name} tells what became of an order`, () => {
    it("when nothing has yet", async () => {
      const { orders } = await withOrder();

      expect(await orders.findHistory(orderId)).toEqual({
        order,
        progress: {
          status: "accepted",
          promises: [],
          timeline: [{ type: "order-accepted", at: ACCEPTED_AT }],
          lots: [],
        },
        mails: [],
      });
    });

    it("with invoice, lots and mails, and neither lot ids nor anybody's name or address (R-64)", async () => {
      const { orders, fulfilments, ledger, stored } = await withOrder();
      await fulfilments.save(stored, processed);
      const invoiced = fulfilmentThat.isInvoiced();
      const list = codeList(invoiced, [lot], contacts);
      await fulfilments.save(await readFulfilment({ fulfilments }), {
        next: release(invoiced, [lot], [list], RELEASE_AT).next,
        mails: [list],
      });
      const mail = await ledger.find(orderId, "order-confirmation");
      if (mail) await ledger.save(acceptMail(mail.value, PROCESSED_AT), mail.version);

      const history = await orders.findHistory(orderId);

      expect(history).toMatchObject({
        order,
        progress: {
          status: "released",
          invoice: { invoiceNumber: "INV-1", invoicedOn: "2026-12-18" },
          lots: [{ line: 0, sku: "CLASS-MCP-30", codes: 60, expiresAt: EXPIRES_AT }],
        },
      });
      expect(history?.mails.map(({ kind, status, acceptedAt }) => [kind, status, acceptedAt]).toSorted()).toEqual([
        ["code-list", "planned", undefined],
        ["order-confirmation", "accepted", PROCESSED_AT],
      ]);
      const told = JSON.stringify([history?.progress, history?.mails]);
      const hidden = [lot.lotId, contacts.notices.name, contacts.notices.email, "orders@reseller.example"];
      expect(hidden.filter((text) => told.includes(text))).toEqual([]);
    });
  });

  describe(`${name} keeps fulfilments`, () => {
    it("through a change, read back by the session of the write", async () => {
      const opened = await withOrder();

      const { session } = await opened.fulfilments.save(opened.stored, processed);

      const changed = await readFulfilment(opened, session);
      expect(session).toEqual(expect.any(String));
      expect(changed.value).toStrictEqual(processed.next);
      expect(changed.version).not.toBe(opened.stored.version);
    });

    it("and gives what is stored after it, so that the next change needs no reading", async () => {
      const opened = await withOrder();

      const saved = await opened.fulfilments.save(opened.stored, processed);

      expect(saved).toStrictEqual(await readFulfilment(opened, saved.session));
      await opened.fulfilments.save(saved, { next: { ...saved.value, attempt: 7 }, mails: [] });
      expect((await readFulfilment(opened)).value.attempt).toBe(7);
    });

    it("together with the mails a change asks for", async () => {
      const { fulfilments, ledger, stored } = await withOrder();

      await fulfilments.save(stored, processed);

      const mail = await ledger.find(orderId, "order-confirmation");
      expect(mail?.value).toEqual(planMail(orderId, confirmation, PROCESSED_AT));
    });

    it("and lets only one of many changes win, whose mail alone is planned", async () => {
      const opened = await withOrder();
      const { fulfilments, ledger, stored } = opened;
      const changes = Array.from(
        { length: 10 },
        (_, index): Transition<MailRequest> => ({
          next: { ...processed.next, attempt: index },
          mails: [{ ...confirmation, recipients: { to: { name: `Contact ${index}`, email: "c@school.example" } } }],
        }),
      );

      const results = await Promise.allSettled(changes.map((change) => fulfilments.save(stored, change)));

      const winners = results.flatMap(({ status }, index) => (status === "fulfilled" ? [index] : []));
      const losses = results.flatMap((result) => (result.status === "rejected" ? [result.reason] : []));
      expect(winners).toHaveLength(1);
      expect(losses.every((reason) => reason instanceof StaleVersionError)).toBe(true);
      expect((await readFulfilment(opened)).value.attempt).toBe(winners[0]);
      expect((await ledger.find(orderId, "order-confirmation"))?.value.request).toEqual(
        changes[winners[0] ?? -1]?.mails[0],
      );
    });

    it("unchanged when a mail of the kind is planned already: state and mails are one", async () => {
      const opened = await withOrder();
      await opened.fulfilments.save(opened.stored, processed);
      const stored = await readFulfilment(opened);

      const second = opened.fulfilments.save(stored, { next: { ...stored.value, attempt: 7 }, mails: [confirmation] });

      await expect(second).rejects.toThrow("already has a mail of this kind");
      expect(await readFulfilment(opened)).toMatchObject({ value: stored.value, version: stored.version });
    });
  });
}
