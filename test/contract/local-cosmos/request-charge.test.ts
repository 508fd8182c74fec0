import type { Container } from "@azure/cosmos";
import { describe, expect, test } from "vitest";
import definition from "#infra/cosmos.json" with { type: "json" };
import { readQuery } from "#infra/local/cosmos/query-parser.ts";
import { explainQuery } from "#infra/local/cosmos/query-plan.ts";
import { Store } from "#infra/local/cosmos/store.ts";
import { fill, open } from "./stand-in.ts";

const due = "SELECT * FROM c WHERE c.wakeAt <= '2026-06-01'";

async function cost(container: Container, query: string, partitionKey?: string): Promise<number> {
  const options = partitionKey === undefined ? {} : { partitionKey };
  const { requestCharge } = await container.items.query(query, { maxItemCount: 100, ...options }).fetchAll();
  return requestCharge;
}

/** Ten documents that are due, among so many. */
async function ordersWithTenDue(count: number): Promise<Container> {
  const { orders } = await open();
  const documents = Array.from({ length: count }, (_, index) => ({
    id: `order-${String(index).padStart(8, "0")}`,
    orderId: "o-1",
    ...(index % (count / 10) === 0 ? { wakeAt: "2026-01-01", due: true } : { wakeAt: "2027-01-01", due: false }),
  }));
  await fill(orders, "o-1", documents);
  return orders;
}

describe("the request charge", () => {
  test("of an indexed filter is the same among 500 documents as among 20,000; of an unindexed one it is not", async () => {
    const few = await ordersWithTenDue(500);
    const many = await ordersWithTenDue(20_000);
    const unindexed = "SELECT * FROM c WHERE c.due = true";

    const indexedCosts = [await cost(few, due), await cost(many, due)];
    const partitionCosts = [await cost(few, due, "o-1"), await cost(many, due, "o-1")];
    const unindexedCosts = [await cost(few, unindexed), await cost(many, unindexed)];

    expect(indexedCosts).toEqual([3.95, 3.95]);
    expect(partitionCosts).toEqual([3.95, 3.95]);
    expect(unindexedCosts).toEqual([11.3, 303.8]);
  });

  test("of a point read is 1 at 1 KB and 10 at 100 KB, as published", async () => {
    const { orders } = await open();
    await orders.items.create({ id: "small", orderId: "o-1", text: "x".repeat(700) });
    await orders.items.create({ id: "large", orderId: "o-1", text: "x".repeat(100 * 1024) });

    const small = await orders.item("small", "o-1").read();
    const large = await orders.item("large", "o-1").read();

    expect(small.requestCharge).toBe(1);
    expect(large.requestCharge).toBeCloseTo(10, 0);
  });

  test("of a write is near the published 5.5 at 1 KB and 50 at 100 KB; a replace costs twice", async () => {
    const { orders } = await open();

    const small = await orders.items.create({ id: "small", orderId: "o-1", text: "x".repeat(700) });
    const large = await orders.items.create({ id: "large", orderId: "o-1", text: "x".repeat(100 * 1024) });
    const replaced = await orders
      .item("large", "o-1")
      .replace({ id: "large", orderId: "o-1", text: "y".repeat(100 * 1024) });

    expect(small.requestCharge).toBeCloseTo(5.5, 0);
    expect(large.requestCharge).toBeCloseTo(50, 0);
    expect(replaced.requestCharge).toBeCloseTo(2 * large.requestCharge, 1);
  });

  test("rises with indexed values, not with others", async () => {
    const { lots } = await open();

    const plain = await lots.items.create({ id: "a", lotId: "l-1", other: "open", xxxxxx: "1" });
    const indexed = await lots.items.create({ id: "b", lotId: "l-1", state: "open", wakeAt: "1" });

    expect(indexed.requestCharge - plain.requestCharge).toBeCloseTo(0.9, 2);
  });

  test("of a batch is the sum of its operations", async () => {
    const { standIn, lots } = await open();
    const mark = standIn.meter.mark();
    const operations = ["a", "b"].map((id) => ({
      operationType: "Create" as const,
      resourceBody: { id, lotId: "l-1" },
    }));

    const response = await lots.items.batch(operations, "l-1");

    const sum = response.result?.reduce((total, { requestCharge }) => total + requestCharge, 0);
    expect(standIn.meter.since(mark).ru).toBeCloseTo(sum ?? 0, 2);
  });
});

describe("an included path", () => {
  test.each([
    ["SELECT * FROM c WHERE c.wakeAt <= '2026'", undefined, /SEARCH .*container_wakeAt .*<expr>=\? AND <expr><\?/],
    ["SELECT * FROM c WHERE c.state = 'open'", undefined, /SEARCH .*container_state .*<expr>=\? AND <expr>=\?/],
    ["SELECT * FROM c WHERE c.state IN ('open', 'new')", undefined, /SEARCH .*container_state/],
    [
      "SELECT * FROM c WHERE c.wakeAt <= '2026'",
      '"l-1"',
      /SEARCH .*partition_wakeAt .*key=\? AND <expr>=\? AND <expr><\?/,
    ],
    [
      "SELECT * FROM c WHERE STARTSWITH(c.id, 'code-')",
      '"l-1"',
      /SEARCH .*partition_id .*key=\? AND <expr>=\? AND <expr>>\?/,
    ],
    ["SELECT * FROM c ORDER BY c.wakeAt", undefined, /container_wakeAt$/],
    ["SELECT * FROM c WHERE c.other = 1", undefined, /^SCAN container_\d+$/],
  ])("is served by its SQLite index: %s in %s", (text, partition, expected) => {
    const store = new Store(":memory:", definition.containers, Date.now);

    const [plan] = explainQuery(store, store.find("lots"), readQuery({ query: text }), partition);
    store.database.close();

    expect(plan).toMatch(expected);
  });
});

describe("the meter", () => {
  test("counts answered operations with their cost, and metadata apart", async () => {
    const { standIn, orders } = await open();
    await orders.items.create({ id: "warm", orderId: "o-1" });
    const mark = standIn.meter.mark();

    await orders.items.create({ id: "a", orderId: "o-1", wakeAt: "2026" });
    await orders.items.batch([{ operationType: "Read", id: "a" }], "o-1");
    await orders.item("none", "o-1").read();
    await orders.items.query(due, { partitionKey: "o-1" }).fetchAll();
    await orders.items.query(due).fetchAll();
    const usage = standIn.meter.since(mark);

    expect(usage.operations).toEqual([
      { operation: "create", container: "orders", crossPartition: false, status: 201, ru: 5.32 },
      { operation: "batch", container: "orders", crossPartition: false, status: 200, ru: 1 },
      { operation: "read", container: "orders", crossPartition: false, status: 404, ru: 1 },
      { operation: "query", container: "orders", crossPartition: false, status: 200, ru: 2.65 },
      { operation: "query", container: "orders", crossPartition: true, status: 200, ru: 2.65 },
    ]);
    expect(usage.requests).toBe(5);
    expect(usage.ru).toBe(12.62);
    expect(usage.metadata).toBeGreaterThanOrEqual(2);
  });

  test("counts each of a query's pages", async () => {
    const { standIn, orders } = await open();
    await fill(
      orders,
      "o-1",
      Array.from({ length: 25 }, (_, index) => ({ id: `d-${index}`, orderId: "o-1" })),
    );
    const mark = standIn.meter.mark();

    await orders.items.query("SELECT * FROM c", { partitionKey: "o-1", maxItemCount: 10 }).fetchAll();

    expect(standIn.meter.since(mark).requests).toBe(3);
  });

  test("counts an injected status and not a dropped connection", async () => {
    const { standIn, orders } = await open();
    await orders.items.create({ id: "a", orderId: "o-1" });
    const mark = standIn.meter.mark();
    standIn.faults.inject({ fault: { kind: "status", status: 449 }, times: 1 });

    await expect(orders.item("a", "o-1").delete()).rejects.toThrow(/449/);
    standIn.faults.inject({ fault: { kind: "drop", when: "after" }, times: 1 });
    await expect(orders.item("a", "o-1").delete()).rejects.toThrow(/ECONNRESET|hang up/);

    expect(standIn.meter.since(mark).operations).toMatchObject([{ operation: "delete", status: 449, ru: 0 }]);
    expect(() => standIn.meter.since(99)).toThrow(/no mark/);
  });
});
