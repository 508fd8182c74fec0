import { expect, it } from "vitest";
import { createWakeOrders, type DueOrder } from "#shared/fulfilment/use-cases/wake-orders.ts";
import type { Instant } from "#shared/kernel/instant.ts";
import { ACCEPTED_AT } from "#test/support/fulfilments.ts";
import { anOrder, fulfilmentOf, InMemoryOrders } from "#test/support/in-memory-orders.ts";

it("an operator is told, once, of an order that nothing moves for three days", async () => {
  const store = new InMemoryOrders();
  await store.orders.create(anOrder());
  let now: Instant | undefined = ACCEPTED_AT;
  const parked: DueOrder[] = [];
  const wakeOrders = createWakeOrders({
    list: store.wakeList,
    clock: () => now ?? ACCEPTED_AT,
    sendToFulfilment: async () => undefined,
    sendToNotifications: async () => undefined,
    onParked: (due) => parked.push(due),
  });

  for (; now !== undefined; now = (await fulfilmentOf(store)).value.wakeAt) await wakeOrders();

  expect(parked.map(({ orderId }) => orderId)).toEqual([anOrder().orderId]);
});
