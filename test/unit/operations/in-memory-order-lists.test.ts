import { describeOrderLists } from "#test/contract/order-lists/order-lists.ts";
import { InMemoryOrderLists } from "#test/support/in-memory-order-lists.ts";

describeOrderLists("memory", async () => new InMemoryOrderLists());
