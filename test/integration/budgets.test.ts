import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  deliverSampleOrder,
  issueInvoice,
  metered,
  ORDERS_PATH,
  placeOrder,
  type RunningStack,
  readOrder,
  redeem,
  registerAgreement,
  sampleData,
  startRunningStack,
} from "#test/support/running-stack.ts";

const READING: ReadonlySet<string> = new Set(["read", "query", "change-feed"]);

describe("what a request asks of the database", () => {
  let running: RunningStack;
  let codes: readonly string[];

  beforeAll(async () => {
    running = await startRunningStack();
    ({ codes } = await deliverSampleOrder(running));
  });
  afterAll(() => running.stack.stop());

  it("accepting an order: 3 requests, in one partition each", async () => {
    const order = sampleData("order-tw", { purchaseOrderNumber: "PO-BUDGET-1" });
    running.stack.serviceBus.faults.refuseConnections(true);

    const { answer, requests, operations } = await metered(running, () => placeOrder(running, order));
    running.stack.serviceBus.faults.refuseConnections(false);

    expect(answer.status).toBe(202);
    expect(requests).toBe(3);
    expect(operations.some(({ crossPartition }) => crossPartition)).toBe(false);
  });

  it("redeeming a code: 3 requests and at most 20 RU", async () => {
    const { answer, requests, ru } = await metered(running, () => redeem(running, codes[0] ?? ""));

    expect(answer.status).toBe(200);
    expect(requests).toBe(3);
    expect(ru).toBeLessThanOrEqual(20);
  });

  it("a mistyped code: none at all", async () => {
    const wrong = (codes[1] ?? "").replace(/.$/, (last) => (last === "0" ? "1" : "0"));

    const { answer, requests } = await metered(running, () => redeem(running, wrong));

    expect(answer.status).toBe(422);
    expect(requests).toBe(0);
  });

  it("nothing across partitions on the path of any call", async () => {
    const { body } = await placeOrder(running, sampleData("order-tw", { purchaseOrderNumber: "PO-BUDGET-2" }));
    const path = `${ORDERS_PATH}/${body.orderId}`;
    await running.stack.timeMachine.settle();

    const calls: Record<string, () => Promise<unknown>> = {
      read: () => readOrder(running, body.orderId),
      repeat: () => placeOrder(running, sampleData("order-tw", { purchaseOrderNumber: "PO-BUDGET-2" })),
      agreement: () =>
        running.api.signed({ client: "publisher", method: "GET", path: "/api/publisher/agreements/EES-TW-1042" }),
      invoice: () => issueInvoice(running, [body.orderId], "INV-BUDGET"),
      lookup: () => running.api.plain("/api/codes/lookup", { code: codes[3] }),
      redeem: () => redeem(running, codes[3] ?? ""),
      cancel: () =>
        running.api.signed({
          client: "lar-demo",
          method: "POST",
          path: `${path}/cancellation`,
          message: { type: "order.cancelled", data: { orderId: body.orderId } },
        }),
    };

    for (const [name, call] of Object.entries(calls)) {
      const { operations } = await metered(running, call);
      expect([name, operations.length > 0, operations.some(({ crossPartition }) => crossPartition)]).toEqual([
        name,
        true,
        false,
      ]);
    }
  });
});

describe("what a large order asks of the database", () => {
  let running: RunningStack;

  beforeAll(async () => {
    running = await startRunningStack();
  });
  afterAll(() => running.stack.stop());

  it.each([
    [30, 1],
    [32_768, 1],
    [32_769, 2],
  ])("releasing %i codes: %i write of a lot", async (quantity, writes) => {
    const agreementNumber = `EES-BIG-${quantity}`;
    await registerAgreement(running, sampleData("agreement-tw", { agreementNumber }));
    const order = { purchaseOrderNumber: `PO-${quantity}`, agreementNumber, lines: [{ sku: "VOUCHER-1", quantity }] };
    const { body } = await placeOrder(running, order);
    await running.stack.timeMachine.settle();
    await issueInvoice(running, [body.orderId], `INV-${quantity}`);

    const { operations } = await metered(running, () =>
      running.stack.timeMachine.advanceTo(running.stack.clock.now() + 14 * 86_400_000),
    );

    const written = operations.filter(({ container, operation }) => container === "lots" && !READING.has(operation));
    expect((await readOrder(running, body.orderId)).status).toBe("delivered");
    expect(written).toMatchObject(Array.from({ length: writes }, () => ({ operation: "create", status: 201 })));
  });

  it("each of the three reminders: one count in each of those lots, and nothing else", async () => {
    const { operations } = await metered(running, () =>
      running.stack.timeMachine.advanceTo(Date.parse("2027-08-31T15:00:00Z")),
    );

    const onLots = operations.filter(({ container, crossPartition }) => container === "lots" && !crossPartition);
    expect(onLots.map(({ operation }) => operation)).toEqual(Array.from({ length: 3 * 4 }, () => "query"));
  });

  it("closing any of those lots: one count and one write, besides the timer's page and postponement", async () => {
    const { operations } = await metered(running, () =>
      running.stack.timeMachine.advanceTo(Date.parse("2027-09-02T00:00:00Z")),
    );

    const onLots = operations.filter(({ container }) => container === "lots");
    const of = (operation: string, crossPartition: boolean) =>
      onLots.filter((asked) => asked.operation === operation && asked.crossPartition === crossPartition).length;
    expect({ counts: of("query", false), patches: of("patch", false) }).toEqual({ counts: 4, patches: 8 });
  });
});
