import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  deliverSampleOrder,
  issueInvoice,
  ORDERS_PATH,
  placeOrder,
  problemOf,
  type RunningStack,
  readOrder,
  redeem,
  registerAgreement,
  sampleData,
  startRunningStack,
} from "#test/support/running-stack.ts";

describe("an order from the signed webhook to expired codes", () => {
  let running: RunningStack;
  let delivered: Awaited<ReturnType<typeof deliverSampleOrder>>;

  beforeAll(async () => {
    running = await startRunningStack();
    delivered = await deliverSampleOrder(running);
  });
  afterAll(() => running.stack.stop());

  it("keeps the promise to confirm and the promise to deliver", async () => {
    const { promises } = await readOrder(running, delivered.orderId);

    expect(promises).toMatchObject([
      {
        kind: "confirm",
        counted: { hours: 48 },
        dueAt: expect.stringMatching(/^2026-12-20T01:/),
        keptAt: expect.any(String),
      },
      {
        kind: "deliver",
        clock: "invoiced",
        calendar: "TW",
        counted: {
          businessDays: { first: 5, last: 10 },
          from: "2026-12-18",
          opensOn: "2026-12-28",
          lastOn: "2026-12-31",
        },
        opensAt: "2026-12-27T16:00:00.000Z",
        dueAt: "2026-12-31T16:00:00.000Z",
        keptAt: expect.stringMatching(/^2026-12-28T00:00:/),
      },
    ]);
    expect(promises.every(({ missedAt }) => missedAt === undefined)).toBe(true);
  });

  it("mails a confirmation to contact and reseller, and the list to the contact alone", () => {
    const mails = running.stack.mailbox.messages().map(({ to, cc, attachments }) => [to, cc, attachments.length]);

    expect(mails).toEqual([
      [["yating.lin@qinglan.example"], ["lar-demo@reseller.example"], 0],
      [["yating.lin@qinglan.example"], [], 3],
    ]);
  });

  it("delivers as many distinct codes as were ordered", () => {
    expect(new Set(delivered.codes).size).toBe(60);
  });

  it("redeems a code once for one person, who may ask again, and for nobody else", async () => {
    const [code = ""] = delivered.codes;

    const first = await redeem(running, code);
    const repeat = await redeem(running, code.toLowerCase().replaceAll("-", " "));
    const other = await redeem(running, code, "someone-else@qinglan.example");

    expect(first.status).toBe(200);
    expect(repeat).toMatchObject({ status: 200, body: first.body });
    expect([other.status, problemOf(other.body)]).toEqual([409, "code-already-redeemed"]);
  });

  it("refuses an exam outside the pack and says which families there are", async () => {
    const [, code = ""] = delivered.codes;

    const refused = await redeem(running, code, undefined, "MOS");
    const lookup = await running.api.plain("/api/codes/lookup", { code });

    expect([refused.status, problemOf(refused.body)]).toEqual([422, "family-not-in-pack"]);
    expect(lookup).toMatchObject({
      status: 200,
      body: {
        state: "available",
        families: ["MCP"],
        expiresAt: "2027-08-31T16:00:00.000Z",
        expiryBoundBy: "agreement",
      },
    });
  });

  it("answers a repeat of the order from the present state", async () => {
    const repeat = await placeOrder(running);

    expect([repeat.status, repeat.headers.get("idempotent-replayed"), repeat.body.status]).toEqual([
      202,
      "true",
      "delivered",
    ]);
  });

  it("refuses the purchase order number with other content, and cancelling what was invoiced", async () => {
    const lines = [{ sku: "CLASS-MCP-30", quantity: 3 }];

    const conflict = await placeOrder(running, sampleData("order-tw", { lines }));
    const cancellation = await running.api.signed({
      client: "lar-demo",
      method: "POST",
      path: `${ORDERS_PATH}/${delivered.orderId}/cancellation`,
      message: { type: "order.cancelled", data: { orderId: delivered.orderId } },
    });

    expect([conflict.status, problemOf(conflict.body)]).toEqual([409, "conflict"]);
    expect([cancellation.status, problemOf(cancellation.body)]).toEqual([409, "order-already-invoiced"]);
  });

  it("expires what is unused to the instant, closes the lot and tells the contact the counts", async () => {
    const [, , unused = ""] = delivered.codes;

    await running.stack.timeMachine.advanceTo(Date.parse("2027-08-31T16:00:00Z"));
    const expired = await redeem(running, unused);
    const ownRepeat = await redeem(running, delivered.codes[0] ?? "");
    await running.stack.timeMachine.advanceTo(Date.parse("2027-08-31T17:00:00Z"));
    const order = await readOrder(running, delivered.orderId);

    expect([expired.status, problemOf(expired.body)]).toEqual([410, "code-expired"]);
    expect(ownRepeat.status).toBe(200);
    expect(order).toMatchObject({ status: "ended", lots: [{ codes: 60, redeemed: 1, expired: 59 }] });
    expect(running.stack.mailbox.messages().at(-1)?.subject).toContain("PO-7781");
    expect(order.mails.map(({ kind, status }) => [kind, status])).toEqual([
      ["order-confirmation", "accepted"],
      ["code-list", "accepted"],
      ["reminder-90", "accepted"],
      ["reminder-30", "accepted"],
      ["reminder-7", "accepted"],
      ["expiry-notice", "accepted"],
    ]);
  });

  it("destroys the seed 90 days later, after which the code still answers as expired", async () => {
    await running.stack.timeMachine.advanceTo(Date.parse("2027-12-01T00:00:00Z"));

    const [lot] = running.stack.cosmos
      .documents("lots")
      .map(({ body }) => JSON.parse(body))
      .filter(({ id }) => id === "lot");
    const lookup = await running.api.plain("/api/codes/lookup", { code: delivered.codes[5] });

    expect(lot).toMatchObject({ state: "closed", seedDestroyedAt: expect.any(String) });
    expect(lot).not.toHaveProperty("seed");
    expect(lot).not.toHaveProperty("wakeAt");
    expect(lookup).toMatchObject({ status: 200, body: { state: "expired" } });
  });

  it("has dead-lettered nothing", () => {
    const { queues, counts } = running.stack.serviceBus;

    expect(queues.map((queue) => counts(queue).deadLettered)).toEqual([0, 0]);
  });
});

describe("an order that is cancelled in time", () => {
  let running: RunningStack;

  beforeAll(async () => {
    running = await startRunningStack();
    await registerAgreement(running);
  });
  afterAll(() => running.stack.stop());

  it("stops, can be neither invoiced nor ordered anew, and shows it", async () => {
    const { body } = await placeOrder(running);
    await running.stack.timeMachine.settle();

    const cancelled = await running.api.signed({
      client: "lar-demo",
      method: "POST",
      path: `${ORDERS_PATH}/${body.orderId}/cancellation`,
      message: { type: "order.cancelled", data: { orderId: body.orderId } },
    });
    const invoice = await issueInvoice(running, [body.orderId]);
    const again = await placeOrder(running);

    expect(cancelled).toMatchObject({ status: 200, body: { status: "cancelled" } });
    expect([invoice.status, problemOf(invoice.body)]).toEqual([409, "order-cancelled"]);
    expect([again.status, again.body.status]).toEqual([202, "cancelled"]);
  });
});
