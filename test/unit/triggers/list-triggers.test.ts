import { describe, expect, it } from "vitest";
import { listHeldOrdersOverHttp } from "#functions/operations/list-held-orders.http.ts";
import { listOrdersOverHttp, listResellerOrdersOverHttp } from "#functions/operations/list-orders.http.ts";
import { listPromisesOverHttp } from "#functions/operations/list-promises.http.ts";
import { MILESTONES } from "#shared/fulfilment/domain/fulfilment.ts";
import { HELD, PROMISES, rowOf } from "#shared/operations/domain/order-lists.ts";
import { ORDER_STATUSES } from "#shared/operations/domain/order-standing.ts";
import { createListHeldOrders } from "#shared/operations/use-cases/list-held-orders.ts";
import { createListOrders } from "#shared/operations/use-cases/list-orders.ts";
import { createListPromises } from "#shared/operations/use-cases/list-promises.ts";
import { InMemoryOrderLists } from "#test/support/in-memory-order-lists.ts";
import { standing } from "#test/unit/operations/standings.ts";
import { answerTo, NOW, signingWorld } from "#test/unit/triggers/trigger-world.ts";

const RESELLERS = "/api/resellers/lar-demo/orders";
const PUBLISHERS = "/api/publisher/resellers/lar-demo/orders";

async function world() {
  const lists = new InMemoryOrderLists();
  const held = { reason: "parked", since: NOW } as const;
  for (const row of [rowOf(standing("PO-1", { held })), rowOf(standing("PO-2"))])
    for (const one of [row, ...(row.beside ?? [])]) await lists.put(one, undefined);
  await lists.caughtUp(NOW);
  const { signing } = signingWorld();
  const params = { resellerId: "lar-demo" };
  const [listOrders, clock] = [createListOrders(lists), () => NOW];
  return {
    orders: (query = "", by = "lar-demo") =>
      answerTo(listOrdersOverHttp(listOrders, signing), { path: `${RESELLERS}${query}`, params }, by),
    resellerOrders: (query = "", by = "publisher") =>
      answerTo(listResellerOrdersOverHttp(listOrders, signing), { path: `${PUBLISHERS}${query}`, params }, by),
    promises: (query: string, by = "publisher") => {
      const trigger = listPromisesOverHttp(createListPromises({ lists, clock }), signing);
      return answerTo(trigger, { path: `/api/publisher/promises${query}` }, by);
    },
    held: (query = "", by = "publisher") => {
      const trigger = listHeldOrdersOverHttp(createListHeldOrders(lists), signing);
      return answerTo(trigger, { path: `/api/publisher/held-orders${query}` }, by);
    },
  };
}

describe("GET /resellers/{resellerId}/orders", () => {
  it("answers a page with where the next begins, and that page", async () => {
    const { orders } = await world();

    const one = await orders("?limit=1");
    const two = await orders(`?limit=1&after=${one.body.next}`);

    expect(one).toMatchObject({ status: 200, body: { orders: [{ status: "processed", codes: 60 }], asOf: NOW } });
    expect(two.body).toMatchObject({ orders: [{ status: "processed" }], next: null });
    expect(one.body.orders[0].orderId).not.toBe(two.body.orders[0].orderId);
  });

  it("says of an order no more than what it is and how it stands", async () => {
    const { body } = await (await world()).orders("?agreement=EES-TW-1042&from=2026-12-18&to=2026-12-19");

    expect(body.orders.map((order: object) => Object.keys(order))).toEqual(
      Array.from({ length: 2 }, () => [
        ...["orderId", "purchaseOrderNumber", "agreementNumber", "acceptedAt", "status", "codes", "held"],
      ]),
    );
  });

  it.each([
    "?limit=0",
    "?limit=101",
    "?limit=5&limit=6",
    "?after=%20",
    "?status=held",
    "?status=accepted&agreement=EES-TW-1042",
    "?from=yesterday",
    "?offset=100",
  ])("refuses %s", async (query) => {
    expect((await (await world()).orders(query)).problem).toBe("bad-request");
  });

  it("is the reseller's alone; the publisher has a call of its own with the same list", async () => {
    const { orders, resellerOrders } = await world();

    expect((await orders("", "publisher")).problem).toBe("webhook-unverified");
    expect((await resellerOrders("", "lar-demo")).problem).toBe("webhook-unverified");
    expect((await resellerOrders()).body).toEqual((await orders()).body);
  });
});

describe("GET /publisher/promises", () => {
  it("answers what is at risk within the hours asked for", async () => {
    const { promises } = await world();

    expect((await promises("?state=at-risk")).body).toEqual({ promises: [], next: null, asOf: NOW });
    expect((await promises("?state=at-risk&within=49")).body.promises).toHaveLength(2);
    expect((await promises("?state=missed")).body.promises).toEqual([]);
  });

  it.each(["", "?state=kept", "?state=at-risk&within=0", "?state=at-risk&within=241", "?state=missed&to=2026-12-18"])(
    "refuses %j",
    async (query) => {
      expect((await (await world()).promises(query)).problem).toBe("bad-request");
    },
  );

  it("is the publisher's alone", async () => {
    expect((await (await world()).promises("?state=missed", "lar-demo")).problem).toBe("webhook-unverified");
  });
});

describe("GET /publisher/held-orders", () => {
  it("answers why an order needs an operator, since when and what to do", async () => {
    const { status, body } = await (await world()).held();

    expect(status).toBe(200);
    expect(body).toMatchObject({
      orders: [{ purchaseOrderNumber: "PO-1", reason: "parked", since: NOW, action: "mend-and-resume" }],
      next: null,
      asOf: NOW,
    });
  });

  it("is the publisher's alone", async () => {
    expect((await (await world()).held("", "lar-demo")).problem).toBe("webhook-unverified");
  });
});

it("the statuses a list knows are the milestones", () => {
  expect(ORDER_STATUSES).toEqual(MILESTONES);
});

it("no reseller's list has the name of another", () => {
  expect([PROMISES, HELD].some((list) => list.startsWith("reseller-"))).toBe(false);
});
