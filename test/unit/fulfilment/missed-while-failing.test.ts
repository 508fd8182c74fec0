import { expect, it } from "vitest";
import { recordInvoice } from "#shared/fulfilment/domain/transitions.ts";
import { createFulfilOrder } from "#shared/fulfilment/use-cases/fulfil-order.ts";
import { type Instant, plusMs } from "#shared/kernel/instant.ts";
import { contacts, deliveryTerms, fulfilmentThat, INVOICED_AT } from "#test/support/fulfilments.ts";
import { anOrder, fulfilmentOf, InMemoryOrders } from "#test/support/in-memory-orders.ts";

it("a delivery is found missed although the release of its codes keeps failing", async () => {
  const store = new InMemoryOrders();
  await store.orders.create(anOrder());
  const invoice = { invoiceNumber: "INV-1", invoicedOn: "2026-12-18", recordedAt: INVOICED_AT };
  const invoiced = recordInvoice(fulfilmentThat.isConfirmed(), invoice, deliveryTerms, INVOICED_AT);
  await store.fulfilments.save(await fulfilmentOf(store), invoiced);
  const at: Instant = plusMs(deliveryTerms.closesAt, 1);
  const nothingYet = async () => undefined;
  const release = () => Promise.reject(new Error("the key ring has no key 2026"));
  const fulfilOrder = createFulfilOrder({
    orders: store.fulfilments,
    steps: {
      process: nothingYet,
      announce: nothingYet,
      curtail: nothingYet,
      tell: nothingYet,
      confirm: nothingYet,
      release,
      deliver: nothingYet,
      remind: nothingYet,
      end: nothingYet,
      leave: nothingYet,
    },
    findContacts: async () => contacts,
    nudge: { fulfilOrder: async () => undefined, sendMail: async () => undefined },
    clock: () => at,
  });

  await expect(fulfilOrder({ orderId: anOrder().orderId })).rejects.toThrow("key ring");

  expect((await fulfilmentOf(store)).value.promises).toContainEqual(
    expect.objectContaining({ kind: "deliver", missedAt: at }),
  );
});
