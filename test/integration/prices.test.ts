import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  metered,
  ORDERS_PATH,
  placeOrder,
  problemOf,
  type RunningStack,
  registerAgreement,
  sampleData,
  startRunningStack,
} from "#test/support/running-stack.ts";

const LIST = sampleData("price-list-tw");
const LIST_PATH = `/api/publisher/price-lists/${String(LIST.priceListId)}`;
const WRITES = ["create", "replace", "patch", "delete", "batch"];

type Discount = { readonly codesBefore: number; readonly amount: number };
type Price = {
  readonly status: string;
  readonly reason?: string;
  readonly total: number;
  readonly volumeDiscount: Discount;
  readonly lines: readonly { readonly price: object; readonly benefit: object }[];
};
type Quote = { readonly price: Price; readonly subscription: { readonly endsOn: string } };

describe("prices", () => {
  let running: RunningStack;

  beforeAll(async () => {
    running = await startRunningStack();
    await registerAgreement(running);
  });
  afterAll(() => running.stack.stop());

  const publish = (data: Record<string, unknown>, headers: Record<string, string> = {}) =>
    running.api.signed({
      client: "publisher",
      method: "PUT",
      path: LIST_PATH,
      message: { type: "price-list.published", data },
      headers,
    });
  const ask = (lines: readonly object[]) =>
    running.api.signed<Quote>({
      client: "lar-demo",
      method: "POST",
      path: "/api/resellers/lar-demo/quotes",
      message: { type: "quote.requested", data: { agreementNumber: "EES-TW-1042", lines, locale: "zh-TW" } },
    });
  const priceOf = async (orderId: string) =>
    (
      await running.api.signed<{ price: Price }>({
        client: "lar-demo",
        method: "GET",
        path: `${ORDERS_PATH}/${orderId}`,
      })
    ).body.price;
  const placed = async (purchaseOrderNumber: string) =>
    (await placeOrder(running, sampleData("order-tw", { purchaseOrderNumber }))).body.orderId;

  it("of an order without a list are none, and a quote is refused with whom to ask", async () => {
    const orderId = await placed("PO-1");
    await running.stack.timeMachine.settle();
    const quote = await ask([{ sku: "CLASS-MCP-30", quantity: 2 }]);

    expect(await priceOf(orderId)).toEqual({ status: "unpriced", reason: "price-list-unknown" });
    expect([quote.status, problemOf(quote.body)]).toEqual([422, "price-list-unknown"]);
    expect(quote.body).toHaveProperty("contacts.purchaseEmail");
  });

  it("R-49: of an order are those of its quote, and each of two that race has the discount of what came before it", async () => {
    expect((await publish(LIST)).status).toBe(201);
    const { body: quote } = await ask([{ sku: "CLASS-MCP-30", quantity: 2 }]);

    const orderIds = await Promise.all([placed("PO-2"), placed("PO-3")]);
    await running.stack.timeMachine.settle();
    const prices = await Promise.all(orderIds.map(priceOf));

    const [first, second] = prices.toSorted(
      (one, other) => one.volumeDiscount.codesBefore - other.volumeDiscount.codesBefore,
    );
    expect(quote.price).toEqual(first);
    expect(first).toMatchObject({ status: "priced", lines: [{ price: { months: 9 }, benefit: { days: 257 } }] });
    expect([first, second].map((price) => price?.volumeDiscount.codesBefore)).toEqual([60, 120]);
  });

  it("are asked for without a write", async () => {
    const { answer, operations } = await metered(running, () => ask([{ sku: "VOUCHER-1", quantity: 3 }]));

    expect(answer.status).toBe(200);
    expect(operations.filter(({ operation }) => WRITES.includes(operation))).toEqual([]);
    expect(operations.length).toBeLessThanOrEqual(4);
  });

  it("never change in a list that has priced an order", async () => {
    const { headers } = await running.api.signed({ client: "publisher", method: "GET", path: LIST_PATH });

    const changed = await publish({ ...LIST, effectiveTo: "2026-12-31" }, { "if-match": headers.get("etag") ?? "" });

    expect([changed.status, problemOf(changed.body)]).toEqual([409, "price-list-in-use"]);
  });

  it("R-51: are listed by agreement and cost centre, as JSON and as CSV that adds up to the totals", async () => {
    const order = sampleData("order-tw", { purchaseOrderNumber: "PO-9", costCentre: "=IT 4711" });
    const { orderId } = (await placeOrder(running, order)).body;
    await running.stack.timeMachine.settle();
    const list = (query: string, client: "publisher" | "lar-demo" = "publisher") =>
      running.api.signed<{ purchases: readonly { orderId: string; costCentre?: string; price: Price }[] }>({
        client,
        method: "GET",
        path: `/api/publisher/agreements/EES-TW-1042/purchases${query}`,
      });

    const [all, ofCentre, stranger] = [
      await list(""),
      await list("?costCentre=%3DIT%204711"),
      await list("", "lar-demo"),
    ];

    expect(all.body.purchases).toHaveLength(4);
    expect(ofCentre.body.purchases).toMatchObject([{ orderId, costCentre: "=IT 4711", price: { status: "priced" } }]);
    expect(stranger.status).toBe(401);
  });

  it("R-50: of the agreement's orders are set beside list prices, by product and level, and none is promised", async () => {
    const { answer, operations } = await metered(running, () =>
      running.api.signed({
        client: "publisher",
        method: "GET",
        path: "/api/publisher/agreements/EES-TW-1042/savings?locale=de",
      }),
    );

    expect(answer.body).toMatchObject({
      edition: "C-2019-zh",
      text: expect.stringMatching(/20 bis 80 Prozent, je nach Produkt und Stufe.*keine Zahl zugesagt/s),
      level: { totalCodes: 240, priceListId: LIST.priceListId, tier: { fromCodes: expect.any(Number) } },
      orders: { priced: 3, unpriced: 1, cancelled: 0 },
      unpriced: [{ reason: "price-list-unknown" }],
      currencies: [{ currency: "TWD", products: [{ sku: "CLASS-MCP-30", quantity: 6, codes: 180 }] }],
    });
    expect(operations.filter(({ operation }) => WRITES.includes(operation))).toEqual([]);
    expect(operations.length).toBeLessThanOrEqual(5 + 4);
    const path = "/api/publisher/agreements/EES-TW-0/savings";
    const unknown = await running.api.signed({ client: "publisher", method: "GET", path });
    expect(problemOf(unknown.body)).toBe("agreement-not-found");
  });
});
