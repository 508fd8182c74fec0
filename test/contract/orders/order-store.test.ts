import { expect, it } from "vitest";
import { startOrders } from "#test/contract/orders/cosmos-orders.ts";
import { describeMailRevisions } from "#test/contract/orders/mail-revisions.ts";
import { describeOrderStore } from "#test/contract/orders/order-store.ts";
import { describeOrderWakeList } from "#test/contract/orders/order-wake-list.ts";
import { anOrder, InMemoryOrders } from "#test/support/in-memory-orders.ts";

describeOrderStore("the Cosmos store", startOrders);
describeOrderStore("the store in memory", async () => new InMemoryOrders());
describeMailRevisions("the Cosmos store", startOrders);
describeMailRevisions("the store in memory", async () => new InMemoryOrders());
describeOrderWakeList("the Cosmos store", startOrders);
describeOrderWakeList("the store in memory", async () => new InMemoryOrders());

it("accepts, reads and tells of an order in one request each", async () => {
  const { cosmos, orders } = await startOrders();
  const mark = cosmos.meter.mark();

  await orders.create(anOrder());
  await orders.find(anOrder().orderId);
  await orders.findHistory(anOrder().orderId);

  const { operations } = cosmos.meter.since(mark);
  expect(operations.map(({ operation, crossPartition }) => [operation, crossPartition])).toEqual([
    ["batch", false],
    ["read", false],
    ["query", false],
  ]);
});
