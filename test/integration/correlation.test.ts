import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  issueInvoice,
  ORDERS_PATH,
  type RunningStack,
  readOrder,
  registerAgreement,
  sampleData,
  startRunningStack,
} from "#test/support/running-stack.ts";

const CORRELATION_ID = "po-2026-0001_first";

type Line = { readonly event: string; readonly correlationId?: string; readonly result?: string };

describe("an order's correlation id", () => {
  let running: RunningStack;
  let orderId: string;

  const linesOf = (event: string): readonly Line[] =>
    running.log
      .filter(({ message }) => message.startsWith(`{"event":"${event}"`))
      .map(({ message }) => JSON.parse(message));

  beforeAll(async () => {
    running = await startRunningStack();
    await registerAgreement(running);
  });
  afterAll(() => running.stack.stop());

  it("is answered, and is found in every line from acceptance to the end of the codes", async () => {
    const { headers, body } = await running.api.signed<{ orderId: string }>({
      client: "lar-demo",
      method: "POST",
      path: ORDERS_PATH,
      message: { type: "order.placed", data: sampleData("order-tw") },
      headers: { "x-correlation-id": CORRELATION_ID },
    });
    orderId = body.orderId;
    await running.stack.timeMachine.settle();
    await issueInvoice(running, [orderId]);
    await running.stack.timeMachine.advanceTo(Date.parse("2027-09-02T00:00:00Z"));

    const handled = linesOf("message-handled");
    expect(headers.get("x-correlation-id")).toBe(CORRELATION_ID);
    expect((await readOrder(running, orderId)).status).toBe("ended");
    expect(new Set(handled.map(({ correlationId }) => correlationId))).toEqual(new Set([CORRELATION_ID]));
    expect(new Set(handled.map(({ result }) => result))).toEqual(
      new Set(["processed", "accepted", "confirmed", "released", "delivered", "closed", "ended"]),
    );
  });

  it("travels in every message, and in no mail", () => {
    const carried = running.sent.map(({ body }) => JSON.parse(body).correlationId);

    expect(new Set(carried)).toEqual(new Set([CORRELATION_ID]));
    expect(running.stack.mailbox.messages().length).toBeGreaterThan(0);
    expect(JSON.stringify(running.stack.mailbox.messages())).not.toContain(CORRELATION_ID);
  });

  it("stands in the warning about a message that could not be sent, which is no error", async () => {
    const later = { agreementNumber: "EES-TW-2042", purchaseOrderNumber: "PO-LOST" };
    const { term } = sampleData("agreement-tw");
    const nextYear = { ...Object(term), startsOn: "2027-09-01", endsOn: "2028-08-31" };
    await registerAgreement(
      running,
      sampleData("agreement-tw", { agreementNumber: later.agreementNumber, term: nextYear }),
    );
    running.stack.serviceBus.faults.refuseConnections(true);
    await running.api.signed({
      client: "lar-demo",
      method: "POST",
      path: ORDERS_PATH,
      message: { type: "order.placed", data: sampleData("order-tw", later) },
      headers: { "x-correlation-id": "lost-1" },
    });
    running.stack.serviceBus.faults.refuseConnections(false);

    const lost = running.log.filter(({ message }) => message.includes(`"event":"message-not-sent"`));
    expect(lost.map(({ level }) => level)).toEqual(["warning"]);
    expect(linesOf("message-not-sent")).toMatchObject([{ correlationId: "lost-1" }]);
  });
});
