import { describe, expect, it } from "vitest";
import { acceptOrderOverHttp } from "#functions/ordering/accept-order.http.ts";
import { createBrakeOrders } from "#functions/ordering/brake-orders.ts";
import { cancelOrderOverHttp } from "#functions/ordering/cancel-order.http.ts";
import { readOrderOverHttp } from "#functions/ordering/read-order.http.ts";
import { orderIdOf } from "#shared/kernel/identifiers.ts";
import { accept, refuse } from "#shared/kernel/outcome.ts";
import type { OrderHistory } from "#shared/ordering/ports.ts";
import type { AcceptOrder } from "#shared/ordering/use-cases/accept-order.ts";
import { anOrder, InMemoryOrders } from "#test/support/in-memory-orders.ts";
import { messageText } from "#test/support/signed-request.ts";
import { answerTo, NOW, signingWorld } from "#test/unit/triggers/trigger-world.ts";

const { orderId } = anOrder();
const path = "/api/resellers/lar-demo/orders";
const params = { resellerId: "lar-demo" };
const data = {
  purchaseOrderNumber: "PO-7781",
  agreementNumber: "EES-TW-1042",
  lines: [{ sku: "CLASS-MCP-30", quantity: 2 }],
};

async function historyOfOrder(): Promise<OrderHistory> {
  const { orders } = new InMemoryOrders();
  await orders.create(anOrder());
  return (await orders.findHistory(orderId)) ?? expect.fail("the order was not stored");
}

describe("POST /resellers/{resellerId}/orders", () => {
  const placed = (acceptOrder: AcceptOrder, body = messageText("order.placed", data)) => {
    const { signing, claimed } = signingWorld();
    const answer = answerTo(
      acceptOrderOverHttp(
        acceptOrder,
        signing,
        createBrakeOrders(() => NOW),
      ),
      { path, params, body },
      "lar-demo",
    );
    return answer.then((received) => ({ ...received, claimed }));
  };

  it("answers 202 with the order's id, state and place", async () => {
    const { status, body, headers } = await placed(async () =>
      accept({ order: anOrder(), promises: [{ kind: "access" }] }),
    );

    expect([status, body]).toEqual([202, { orderId, status: "accepted", promises: [{ kind: "access" }] }]);
    expect(headers.get("location")).toBe(`${path}/${orderId}`);
    expect(headers.has("idempotent-replayed")).toBe(false);
  });

  it.each([
    [undefined, "pro-rated"],
    ["twelve-month", "twelve-month"],
  ])("R-45, R-46: an order of form %s is one of form %s", async (form, meant) => {
    const asked: string[] = [];
    const body = messageText("order.placed", { ...data, ...(form && { form }) });

    await placed(async (command) => {
      asked.push(command.form);
      return accept({ order: anOrder(), promises: [] });
    }, body);

    expect(asked).toEqual([meant]);
  });

  it("answers a repeat from the present state, and says so", async () => {
    const history = await historyOfOrder();
    const cancelled = { ...history, progress: { ...history.progress, status: "cancelled" } };

    const { status, body, headers } = await placed(async () =>
      accept({ order: anOrder(), promises: [], history: cancelled }),
    );

    expect([status, body.status, headers.get("idempotent-replayed")]).toEqual([202, "cancelled", "true"]);
  });

  it("hands on who signed and the claim of the webhook id", async () => {
    const { claimed, body } = await placed(async ({ resellerId, purchaseOrderNumber }, claim) => {
      await claim();
      return accept({ order: anOrder({ orderId: orderIdOf(resellerId, purchaseOrderNumber) }), promises: [] });
    });

    expect(claimed).toEqual(["lar-demo msg_1"]);
    expect(body.orderId).toBe(orderId);
  });

  it("answers a refusal as its problem", async () => {
    const { status, problem, body } = await placed(async () => refuse("quantity-limit", "/data/lines/0/quantity"));

    expect([status, problem]).toEqual([422, "quantity-limit"]);
    expect(body.errors).toEqual([{ pointer: "/data/lines/0/quantity", code: "quantity-limit" }]);
  });

  it("asks nobody about another message", async () => {
    const { problem } = await placed(() => expect.fail("was asked"), messageText("order.cancelled", { orderId }));

    expect(problem).toBe("validation");
  });
});

describe("GET /resellers/{resellerId}/orders/{orderId}", () => {
  const read = async (named: string, by: string | undefined = "lar-demo") => {
    const { signing } = signingWorld();
    const history = await historyOfOrder();
    const trigger = readOrderOverHttp(async () => accept(history), signing);
    return answerTo(trigger, { path: `${path}/${named}`, params: { ...params, orderId: named } }, by);
  };

  it("answers the order, its promises, timeline, lots and mails", async () => {
    const { status, body } = await read(orderId);

    expect(status).toBe(200);
    expect(body).toEqual({
      orderId,
      status: "accepted",
      purchaseOrderNumber: "PO-7781",
      agreementNumber: "EES-TW-1042",
      form: "pro-rated",
      edition: "C-2019-zh",
      term: anOrder().term,
      lines: [{ sku: "CLASS-MCP-30", quantity: 2, codes: 60 }],
      promises: [],
      timeline: [{ type: "order-accepted", at: anOrder().acceptedAt }],
      lots: [],
      mails: [],
    });
  });

  it("answers what cannot be an order's id as an unknown order", async () => {
    const { status, problem } = await read("42");

    expect([status, problem]).toEqual([404, "order-unknown"]);
  });

  it("wants a signature before anything else", async () => {
    expect((await read("42", "publisher")).problem).toBe("webhook-unverified");
  });
});

describe("POST /resellers/{resellerId}/orders/{orderId}/cancellation", () => {
  const cancel = async (named: string, inBody: string) => {
    const { signing } = signingWorld();
    const history = await historyOfOrder();
    const trigger = cancelOrderOverHttp(async () => accept(history), signing);
    const body = messageText("order.cancelled", { orderId: inBody });
    const parts = { path: `${path}/${named}/cancellation`, params: { ...params, orderId: named }, body };
    return answerTo(trigger, parts, "lar-demo");
  };

  it("answers the order as it is then", async () => {
    const { status, body } = await cancel(orderId, orderId);

    expect([status, body.orderId]).toEqual([200, orderId]);
  });

  it("refuses a body that names another order than the route", async () => {
    const { status, body } = await cancel(orderId, "0".repeat(64));

    expect(status).toBe(422);
    expect(body.errors).toEqual([{ pointer: "/data/orderId", code: "not-the-route" }]);
  });

  it("answers what cannot be an order's id as an unknown order", async () => {
    expect((await cancel("42", orderId)).problem).toBe("order-unknown");
  });
});
