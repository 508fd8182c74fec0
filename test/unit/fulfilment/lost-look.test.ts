import { expect, it } from "vitest";
import { recordInvoice } from "#shared/fulfilment/domain/transitions.ts";
import { createFulfilOrder } from "#shared/fulfilment/use-cases/fulfil-order.ts";
import { createWakeOrders } from "#shared/fulfilment/use-cases/wake-orders.ts";
import { DAY_MS, type Instant, MINUTE_MS, plusMs } from "#shared/kernel/instant.ts";
import {
  contacts,
  deliveryTerms,
  fulfilmentThat,
  INVOICED_AT,
  PROCESSED_AT,
  RELEASE_AT,
} from "#test/support/fulfilments.ts";
import { anOrder, fulfilmentOf, InMemoryOrders } from "#test/support/in-memory-orders.ts";

/** An invoiced order, the confirmation of which never gets accepted, with the timer that wakes it. */
async function invoicedUnconfirmed() {
  const store = new InMemoryOrders();
  await store.orders.create(anOrder());
  const invoice = { invoiceNumber: "INV-1", invoicedOn: "2026-12-18", recordedAt: INVOICED_AT };
  await store.fulfilments.save(
    await fulfilmentOf(store),
    recordInvoice(fulfilmentThat.isProcessed(), invoice, deliveryTerms, INVOICED_AT),
  );
  let now: Instant = PROCESSED_AT;
  const clock = () => now;
  let hasBroker = true;
  const nothingYet = async () => undefined;
  const steps = {
    process: nothingYet,
    announce: nothingYet,
    curtail: nothingYet,
    tell: nothingYet,
    confirm: nothingYet,
    release: nothingYet,
    deliver: nothingYet,
    remind: nothingYet,
    end: nothingYet,
    leave: nothingYet,
  };
  const nudge = { fulfilOrder: async () => undefined, sendMail: async () => undefined };
  const fulfilOrder = createFulfilOrder({
    orders: store.fulfilments,
    steps,
    findContacts: async () => contacts,
    nudge,
    clock,
  });
  const wakeOrders = createWakeOrders({
    list: store.wakeList,
    clock,
    sendToFulfilment: async () => {
      if (!hasBroker) throw new Error("the broker is away");
      await fulfilOrder({ orderId: anOrder().orderId });
    },
    sendToNotifications: async () => undefined,
  });
  const wakeAt = async () => (await fulfilmentOf(store)).value.wakeAt;
  return {
    wakeAt,
    /** Runs the timer at every moment something is due, before `moment`. */
    runUntil: async (moment: Instant) => {
      for (let next = await wakeAt(); next !== undefined && next < moment; next = await wakeAt()) {
        now = next;
        await wakeOrders();
      }
    },
    wakeWithoutBrokerAt: async (moment: Instant) => {
      now = moment;
      hasBroker = false;
      await wakeOrders().catch(() => undefined);
      hasBroker = true;
    },
  };
}

it("a release is looked for again when its message is lost, even after days of waiting for a confirmation", async () => {
  const order = await invoicedUnconfirmed();
  await order.runUntil(RELEASE_AT);

  await order.wakeWithoutBrokerAt(RELEASE_AT);

  expect(await order.wakeAt()).toBe(plusMs(RELEASE_AT, MINUTE_MS));
});

it("the first look after days of standstill is not the last", async () => {
  const order = await invoicedUnconfirmed();
  const backAgain = plusMs(INVOICED_AT, 4 * DAY_MS);

  await order.wakeWithoutBrokerAt(backAgain);

  expect(await order.wakeAt()).toBe(plusMs(backAgain, MINUTE_MS));
});
