import type { Container, FeedOptions } from "@azure/cosmos";
import { describe, expect, test } from "vitest";
import { fill, open, refusalOf } from "./stand-in.ts";

const numbered = (count: number, from = 0): { id: string; orderId: string; wakeAt: string; n: number }[] =>
  Array.from({ length: count }, (_, index) => ({
    id: `d-${from + index}`,
    orderId: "o-1",
    wakeAt: `2026-01-${String(((from + index) * 7) % 28).padStart(2, "0")}`,
    n: (from + index) % 3,
  }));

async function page(
  container: Container,
  query: string,
  options: FeedOptions,
): Promise<{ ids: string[]; token: string | undefined }> {
  const response = await container.items.query<string>(query, { partitionKey: "o-1", ...options }).fetchNext();
  return { ids: response.resources, token: response.continuationToken };
}

async function pages(container: Container, query: string, between: () => Promise<void>): Promise<string[][]> {
  const result: string[][] = [];
  let continuationToken: string | undefined;
  do {
    const options = continuationToken === undefined ? {} : { continuationToken };
    const { ids, token } = await page(container, query, { maxItemCount: 10, ...options });
    result.push(ids);
    continuationToken = token;
    await between();
  } while (continuationToken !== undefined);
  return result;
}

describe("paging", () => {
  test("serves 100 items a page unless told otherwise", async () => {
    const { orders } = await open();
    await fill(orders, "o-1", numbered(130));

    const { ids, token } = await page(orders, "SELECT VALUE c.id FROM c", {});
    const rest = await page(orders, "SELECT VALUE c.id FROM c", { continuationToken: token ?? "" });

    expect(ids).toHaveLength(100);
    expect(rest.ids).toHaveLength(30);
    expect(rest.token).toBeUndefined();
  });

  test.each([
    ["SELECT VALUE c.id FROM c", 45],
    ["SELECT VALUE c.id FROM c WHERE c.n = 1", 15],
    ["SELECT VALUE c.id FROM c WHERE c.wakeAt >= '2026'", 45],
    ["SELECT VALUE c.id FROM c ORDER BY c.wakeAt", 45],
    ["SELECT VALUE c.id FROM c ORDER BY c.wakeAt DESC", 45],
    ["SELECT VALUE c.id FROM c ORDER BY c.wakeAt OFFSET 5 LIMIT 27", 27],
    ["SELECT TOP 33 VALUE c.id FROM c", 33],
  ])("neither repeats nor loses an item while others are inserted: %s", async (query, expected) => {
    const { orders } = await open();
    await fill(orders, "o-1", numbered(45));
    const original = new Set(numbered(45).map(({ id }) => id));
    let inserted = 1000;

    const found = await pages(orders, query, async () => {
      inserted += 1;
      await orders.items.create({ id: `late-${inserted}`, orderId: "o-1", wakeAt: "2026-02-01-late", n: 5 });
    });

    const ids = found.flat();
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => original.has(id))).toHaveLength(expected);
  });

  test("across partitions returns every item once", async () => {
    const { orders } = await open();
    await fill(orders, "o-1", numbered(60));
    await fill(
      orders,
      "o-2",
      numbered(60).map((document) => ({ ...document, orderId: "o-2" })),
    );

    const query = "SELECT c.id, c.orderId FROM c WHERE c.wakeAt >= '2026'";
    const { resources } = await orders.items.query(query, { maxItemCount: 25 }).fetchAll();

    expect(new Set(resources.map(({ id, orderId }) => `${orderId}/${id}`)).size).toBe(120);
    expect(resources).toHaveLength(120);
  });

  test.each(["nonsense", '{"position":"nonsense"}', "[]"])("refuses the token %s", async (continuationToken) => {
    const { orders } = await open();

    const refusal = await refusalOf(page(orders, "SELECT VALUE c.id FROM c", { continuationToken }));

    expect(refusal.code).toBe(400);
  });

  test("ends a page before its items exceed 4 MB", async () => {
    const { orders } = await open();
    for (const id of ["a", "b", "c", "d"]) {
      await orders.items.create({ id, orderId: "o-1", text: "x".repeat(1_500_000) });
    }

    const response = await orders.items.query("SELECT * FROM c", { partitionKey: "o-1" }).fetchNext();

    expect(response.resources).toHaveLength(3);
    expect(response.hasMoreResults).toBe(true);
  });
});
