import { afterEach, beforeEach, expect, it } from "vitest";
import {
  mailedCodes,
  placeOrder,
  type RunningStack,
  readOrder,
  registerAgreement,
  startRunningStack,
} from "#test/support/running-stack.ts";

const HOUR_MS = 3_600_000;

let running: RunningStack;

beforeEach(async () => {
  running = await startRunningStack();
  await registerAgreement(running);
});
afterEach(() => running.stack.stop());

const invoiceOf = (orderId: string, invoicedOn: string) =>
  running.api.signed({
    client: "publisher",
    method: "POST",
    path: "/api/publisher/invoices",
    message: {
      type: "invoice.issued",
      data: { invoiceNumber: "INV-1", invoicedOn, resellerId: "lar-demo", orderIds: [orderId] },
    },
  });

it("an order invoiced when its window has passed is delivered, though the broker was away at that moment", async () => {
  const { stack } = running;
  const { body } = await placeOrder(running);
  await stack.timeMachine.advanceTo(Date.parse("2027-02-01T02:00:00Z"));

  stack.serviceBus.faults.refuseConnections(true);
  const { status } = await invoiceOf(body.orderId, "2026-12-18");
  stack.serviceBus.faults.refuseConnections(false);
  await stack.timeMachine.advanceTo(stack.clock.now() + HOUR_MS);

  expect(status).toBe(200);
  expect(await readOrder(running, body.orderId)).toMatchObject({
    status: "delivered",
    promises: [{ kind: "confirm" }, { kind: "deliver", keptAt: expect.any(String), missedAt: expect.any(String) }],
  });
  expect(mailedCodes(running)).toHaveLength(60);
});
