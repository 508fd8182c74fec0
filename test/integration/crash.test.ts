import { afterEach, beforeEach, expect, it } from "vitest";
import {
  issueInvoice,
  mailedCodes,
  placeOrder,
  type RunningStack,
  readOrder,
  registerAgreement,
  startRunningStack,
} from "#test/support/running-stack.ts";

let running: RunningStack;

beforeEach(async () => {
  running = await startRunningStack();
  await registerAgreement(running);
});
afterEach(() => running.stack.stop());

it.each([
  ["the host is killed right after the 202", () => undefined],
  ["the broker loses its memory as well", () => running.stack.serviceBus.forget()],
])("the order is still delivered when %s", async (_crash, alsoLose) => {
  const { status, body } = await placeOrder(running);
  await running.stack.killHost();
  alsoLose();
  await running.stack.startHost();
  await running.stack.timeMachine.advanceTo(running.stack.clock.now() + 10 * 60_000);
  const processed = await readOrder(running, body.orderId);
  const invoice = await issueInvoice(running, [body.orderId]);
  await running.stack.timeMachine.advanceTo(Date.parse("2027-01-05T00:00:00Z"));

  expect([status, processed.status, invoice.status]).toEqual([202, "confirmed", 200]);
  expect(await readOrder(running, body.orderId)).toMatchObject({
    status: "delivered",
    promises: [
      { kind: "confirm", keptAt: expect.any(String) },
      { kind: "deliver", keptAt: expect.any(String) },
    ],
  });
  expect(new Set(mailedCodes(running)).size).toBe(60);
});
