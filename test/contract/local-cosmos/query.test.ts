import type { Container, SqlQuerySpec } from "@azure/cosmos";
import { describe, expect, test } from "vitest";
import { fill, open, refusalOf, sendRaw } from "./stand-in.ts";

async function library(): Promise<{ orders: Container; ids: (query: string | SqlQuerySpec) => Promise<unknown[]> }> {
  const { orders } = await open();
  await fill(orders, "o-1", [
    { id: "a", orderId: "o-1", wakeAt: "2026-01-01", n: 1, flag: true },
    { id: "b", orderId: "o-1", wakeAt: "2026-02-01", n: 2, flag: false },
    { id: "c", orderId: "o-1", wakeAt: "2026-03-01", n: "2", nothing: null },
    { id: "d", orderId: "o-1", n: 4.5, inner: { name: "it's" } },
  ]);
  await fill(orders, "o-2", [{ id: "e", orderId: "o-2", wakeAt: 20_260_101, n: 2 }]);
  const ids = async (query: string | SqlQuerySpec): Promise<unknown[]> => {
    const { resources } = await orders.items.query<{ id: string }>(query, { maxItemCount: 100 }).fetchAll();
    return resources.map(({ id }) => id);
  };
  return { orders, ids };
}

describe("a query", () => {
  test.each([
    ["c.n = 2", ["b", "e"]],
    ["c.n = '2'", ["c"]],
    ["c.n != 2", ["a", "c", "d"]],
    ["c.n < 2", ["a"]],
    ["c.n <= 2", ["a", "b", "e"]],
    ["2 < c.n", ["d"]],
    ["c.n >= 2 AND c.n <= 4.5", ["b", "d", "e"]],
    ["c.n BETWEEN 1 AND 2", ["a", "b", "e"]],
    ["c.n IN (1, '2')", ["a", "c"]],
    ["c.n NOT IN (1, '2')", ["b", "d", "e"]],
    ["c.flag = true", ["a"]],
    ["c.nothing = null", ["c"]],
    ["IS_NULL(c.nothing)", ["c"]],
    ["IS_DEFINED(c.wakeAt)", ["a", "b", "c", "e"]],
    ["NOT IS_DEFINED(c.wakeAt)", ["d"]],
    ["NOT c.wakeAt <= '2026-01-15'", ["b", "c"]],
    ["c.wakeAt <= '2026-02-01'", ["a", "b"]],
    ["c.wakeAt > 0", ["e"]],
    ["c.wakeAt BETWEEN '2026-01-15' AND '2026-03-01'", ["b", "c"]],
    ["c.wakeAt IN ('2026-01-01', 20260101)", ["a", "e"]],
    ["STARTSWITH(c.wakeAt, '2026-0')", ["a", "b", "c"]],
    ["STARTSWITH(c.inner.name, 'it\\'')", ["d"]],
    ['c["inner"]["name"] = "it\'s"', ["d"]],
    ["c.n = 1 OR c.n = 2 AND c.flag = false", ["a", "b"]],
    ["(c.n = 1 OR c.n = 2) AND c.wakeAt >= '2026'", ["a", "b"]],
  ])("with WHERE %s yields %j", async (condition, expected) => {
    const { ids } = await library();

    const found = await ids(`SELECT * FROM c WHERE ${condition}`);

    expect(found).toEqual(expected);
  });

  test("takes parameters", async () => {
    const { ids } = await library();
    const parameters = [
      { name: "@now", value: "2026-02-01" },
      { name: "@n", value: 1 },
    ];

    const found = await ids({ query: "SELECT c.id FROM c WHERE c.wakeAt <= @now AND c.n > @n", parameters });

    expect(found).toEqual(["b"]);
  });

  test("projects properties, leaving out what is absent", async () => {
    const { orders } = await library();

    const { resources } = await orders.items
      .query("SELECT c.id, c.inner.name AS label FROM c WHERE c.n >= 2", { partitionKey: "o-1" })
      .fetchAll();

    expect(resources).toEqual([{ id: "b" }, { id: "d", label: "it's" }]);
  });

  test("projects one value, and no row where it is absent", async () => {
    const { orders } = await library();

    const { resources } = await orders.items.query("SELECT VALUE c.flag FROM c", { partitionKey: "o-1" }).fetchAll();

    expect(resources).toEqual([true, false]);
  });

  test.each([
    ["SELECT VALUE COUNT(1) FROM c", [5]],
    ["SELECT VALUE COUNT(1) FROM c WHERE c.n = 2", [2]],
    ["SELECT VALUE c.id FROM c ORDER BY c.wakeAt", ["e", "a", "b", "c"]],
    ["SELECT VALUE c.id FROM c ORDER BY c.wakeAt DESC", ["c", "b", "a", "e"]],
    ["SELECT VALUE c.id FROM c ORDER BY c.id DESC OFFSET 1 LIMIT 2", ["d", "c"]],
    ["SELECT TOP 2 VALUE c.id FROM c", ["a", "b"]],
    ["SELECT VALUE c.id FROM c WHERE c.n != 2 OFFSET 1 LIMIT 5", ["c", "d"]],
  ])("across partitions goes by plan: %s", async (query, expected) => {
    const { orders } = await library();

    const { resources } = await orders.items.query(query).fetchAll();

    expect(resources).toEqual(expected);
  });

  test("across partitions is first answered 400/1004 with a plan, where the gateway would have to merge", async () => {
    const { standIn, orders } = await open();
    await fill(orders, "o-1", [{ id: "a", orderId: "o-1", wakeAt: "2026" }]);
    const mark = standIn.meter.mark();

    const raw = await sendRaw(standIn, {
      method: "POST",
      path: "/dbs/vouchsafe/colls/orders/docs",
      headers: { "x-ms-documentdb-isquery": "true", "content-type": "application/query+json" },
      body: JSON.stringify({ query: "SELECT * FROM c ORDER BY c.wakeAt" }),
    });
    await orders.items.query("SELECT * FROM c ORDER BY c.wakeAt").fetchAll();
    await orders.items.query("SELECT * FROM c WHERE c.wakeAt <= '2027'").fetchAll();

    expect(raw.headers.get("x-ms-substatus")).toBe("1004");
    expect(await raw.json()).toMatchObject({ additionalErrorInfo: expect.stringContaining("queryRanges") });
    expect(standIn.meter.since(mark).operations.map(({ status }) => status)).toEqual([400, 400, 200, 200]);
  });

  test.each([
    ["SELECT VALUE COUNT(1) FROM c WHERE c.wakeAt >= '2026'", [3]],
    ["SELECT VALUE c.id FROM c ORDER BY c.wakeAt DESC", ["c", "b", "a"]],
    ["SELECT TOP 1 VALUE c.id FROM c ORDER BY c.id DESC", ["d"]],
  ])("in one partition is served at once: %s", async (query, expected) => {
    const { orders } = await library();

    const { resources } = await orders.items.query(query, { partitionKey: "o-1" }).fetchAll();

    expect(resources).toEqual(expected);
  });

  test.each([
    ["SELECT * FROM c ORDER BY c.n", 400, /range index/],
    ["SELECT * FROM c ORDER BY c.wakeAt, c.id", 400, /composite index/],
    ["SELECT * FROM c WHERE c.n = @absent", 400, /@absent/],
    ["SELECT * FROM c WHERE c.n =", 400, /query ends/],
    ["SELECT d.id FROM c", 400, /'d'/],
    ["SELECT TOP 1 * FROM c OFFSET 0 LIMIT 1", 400, /TOP/],
    ["SELECT DISTINCT c.n FROM c", 501, /"c"|"DISTINCT"/],
    ["SELECT c.n FROM c GROUP BY c.n", 501, /"GROUP"/],
    ["SELECT VALUE SUM(c.n) FROM c", 501, /"\("/],
    ["SELECT * FROM c JOIN l IN c.lines", 501, /"JOIN"/],
    ["SELECT * FROM c WHERE c.n LIKE 'a%'", 501, /"LIKE"/],
    ["SELECT * FROM c WHERE CONTAINS(c.n, 'a')", 501, /CONTAINS/],
    ["SELECT * FROM c WHERE c.flag", 501, /a path as a condition/],
    ["SELECT * FROM c WHERE c.n + 1 = 2", 501, /\+ 1 = 2/],
    ["SELECT * FROM c WHERE c.n = c.m", 501, /"c" in a query where a literal/],
    ["SELECT * FROM c WHERE c.flag < true", 501, /order comparison with true/],
  ])("outside the subset is refused with the construct named: %s", async (query, code, message) => {
    const { orders } = await library();

    const refusal = await refusalOf(orders.items.query(query, { partitionKey: "o-1" }).fetchAll());

    expect(refusal.code).toBe(code);
    expect(refusal.message).toMatch(message);
  });
});
