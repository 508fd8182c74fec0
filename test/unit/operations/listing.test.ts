import { describe, expect, it } from "vitest";
import { DAY_MS, HOUR_MS, type Instant, plusMs } from "#shared/kernel/instant.ts";
import { toKey } from "#shared/operations/domain/list-page.ts";
import { rowOf } from "#shared/operations/domain/order-lists.ts";
import type { OrderStanding } from "#shared/operations/domain/order-standing.ts";
import { createListHeldOrders } from "#shared/operations/use-cases/list-held-orders.ts";
import { createListOrders, type OrderListQuery } from "#shared/operations/use-cases/list-orders.ts";
import { createListPromises, type PromiseQuery } from "#shared/operations/use-cases/list-promises.ts";
import { InMemoryOrderLists } from "#test/support/in-memory-order-lists.ts";
import { standing, toConfirm } from "#test/unit/operations/standings.ts";

async function listsOf(...standings: readonly OrderStanding[]) {
  const lists = new InMemoryOrderLists();
  for (const row of standings.map(rowOf))
    for (const one of [row, ...(row.beside ?? [])]) await lists.put(one, undefined);
  return lists;
}

const first = standing("PO-0").acceptedAt;
const onDay = (day: number, changes: Partial<OrderStanding> = {}) =>
  standing(`PO-${day}`, { acceptedAt: plusMs(first, day * DAY_MS), ...changes });

/** Every page, by its purchase order numbers. */
async function walk<Row extends { readonly purchaseOrderNumber: string }>(
  ask: (after: string | undefined) => Promise<{ readonly rows: readonly Row[]; readonly next: string | null }>,
) {
  const pages: string[][] = [];
  let after: string | undefined;
  do {
    const { rows, next } = await ask(after);
    pages.push(rows.map(({ purchaseOrderNumber }) => purchaseOrderNumber));
    const key = next === null ? undefined : toKey(next);
    after = key?.ok ? key.value : undefined;
  } while (after !== undefined);
  return pages;
}

describe("a reseller's orders", () => {
  const pagesOf = async (lists: InMemoryOrderLists, query: Partial<OrderListQuery> = {}) =>
    walk((after) =>
      createListOrders(lists)({
        resellerId: "lar-demo",
        most: 2,
        ...query,
        ...(after === undefined ? {} : { after }),
      }),
    );

  it("are the reseller's own, newest first, continued by key", async () => {
    const lists = await listsOf(...[1, 3, 2, 5, 4].map((day) => onDay(day)), onDay(6, { resellerId: "lar-other" }));

    expect(await pagesOf(lists)).toEqual([["PO-5", "PO-4"], ["PO-3", "PO-2"], ["PO-1"]]);
    expect(await pagesOf(lists, { resellerId: "lar-none" })).toEqual([[]]);
  });

  it("go on where they stopped when an order has come meanwhile", async () => {
    const lists = await listsOf(onDay(1), onDay(2), onDay(3));
    const page = await createListOrders(lists)({ resellerId: "lar-demo", most: 2 });
    await lists.put(rowOf(onDay(4)), undefined);

    const key = toKey(page.next ?? "");
    const rest = await createListOrders(lists)({
      resellerId: "lar-demo",
      most: 2,
      ...(key.ok ? { after: key.value } : {}),
    });

    expect(rest.rows.map(({ purchaseOrderNumber }) => purchaseOrderNumber)).toEqual(["PO-1"]);
  });

  it("can be those of one agreement, or with one status, and of a time: from inclusive, to exclusive", async () => {
    const lists = await listsOf(
      onDay(1, { agreementNumber: "EES-TW-10", status: "cancelled" }),
      onDay(2, { agreementNumber: "EES-TW-10" }),
      onDay(3, { agreementNumber: "EES-TW-1" }),
      onDay(4, { agreementNumber: "EES-TW-1" }),
    );
    const day = (n: number): Instant => onDay(n).acceptedAt;

    expect(await pagesOf(lists, { only: { agreementNumber: "EES-TW-1" } })).toEqual([["PO-4", "PO-3"]]);
    expect(await pagesOf(lists, { only: { status: "cancelled" } })).toEqual([["PO-1"]]);
    expect(await pagesOf(lists, { from: day(2), to: day(4) })).toEqual([["PO-3", "PO-2"]]);
    expect(await pagesOf(lists, { only: { agreementNumber: "EES-TW-1" }, to: day(4) })).toEqual([["PO-3"]]);
  });

  it("stay within the time asked for, whatever the continuation", async () => {
    const lists = await listsOf(onDay(1), onDay(2));

    const page = await createListOrders(lists)({
      resellerId: "lar-demo",
      most: 2,
      to: onDay(2).acceptedAt,
      after: "~",
    });

    expect(page.rows.map(({ purchaseOrderNumber }) => purchaseOrderNumber)).toEqual(["PO-1"]);
  });

  it("say nothing of a moment before the lists were first made", async () => {
    const lists = await listsOf();

    expect(await createListOrders(lists)({ resellerId: "lar-demo", most: 2 })).toEqual({
      rows: [],
      next: null,
      asOf: null,
    });
  });
});

describe("open promises", () => {
  const at = async (now: Instant, query: Partial<PromiseQuery>, ...standings: readonly OrderStanding[]) => {
    const lists = await listsOf(...standings);
    const listPromises = createListPromises({ lists, clock: () => now });
    return walk((after) =>
      listPromises({ state: "missed", withinHours: 12, most: 2, ...query, ...(after === undefined ? {} : { after }) }),
    );
  };
  const { dueAt, lateFrom } = toConfirm;

  it("R-57: are at risk until the due moment itself, and missed from the next on", async () => {
    const order = standing("PO-1");

    expect(await at(dueAt, { state: "at-risk" }, order)).toEqual([["PO-1"]]);
    expect(await at(dueAt, { state: "missed" }, order)).toEqual([[]]);
    expect(await at(lateFrom, { state: "at-risk" }, order)).toEqual([[]]);
    expect(await at(lateFrom, { state: "missed" }, order)).toEqual([["PO-1"]]);
  });

  it("are at risk from so many hours before they become late, inclusive", async () => {
    const order = standing("PO-1");
    const hours12 = plusMs(lateFrom, -12 * HOUR_MS);

    expect(await at(hours12, { state: "at-risk" }, order)).toEqual([["PO-1"]]);
    expect(await at(plusMs(hours12, -1), { state: "at-risk" }, order)).toEqual([[]]);
    expect(await at(plusMs(hours12, -1), { state: "at-risk", withinHours: 13 }, order)).toEqual([["PO-1"]]);
  });

  it("come in the order in which they become late, page by page", async () => {
    const due = (hours: number) => ({ openPromises: [{ ...toConfirm, lateFrom: plusMs(lateFrom, hours * HOUR_MS) }] });
    const orders = [standing("PO-3", due(3)), standing("PO-1", due(1)), standing("PO-2", due(2))];

    expect(await at(plusMs(lateFrom, DAY_MS), { state: "missed" }, ...orders)).toEqual([["PO-1", "PO-2"], ["PO-3"]]);
    expect(await at(dueAt, { state: "at-risk" }, ...orders)).toEqual([["PO-1", "PO-2"], ["PO-3"]]);
  });
});

it("orders that need an operator come longest first, page by page", async () => {
  const since = (hours: number) => ({ held: { reason: "parked", since: plusMs(first, hours * HOUR_MS) } }) as const;
  const lists = await listsOf(
    standing("PO-3", since(3)),
    standing("PO-1", since(1)),
    standing("PO-2", since(2)),
    standing("PO-4"),
  );

  const pages = await walk((after) =>
    createListHeldOrders(lists)({ most: 2, ...(after === undefined ? {} : { after }) }),
  );

  expect(pages).toEqual([["PO-1", "PO-2"], ["PO-3"]]);
});
