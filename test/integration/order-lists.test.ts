import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  metered,
  ORDERS_PATH,
  placeOrder,
  type RunningStack,
  readOrder,
  registerAgreement,
  sampleData,
  startRunningStack,
} from "#test/support/running-stack.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

type List = { readonly orders: readonly Listed[]; readonly next: string | null; readonly asOf: string };
type Listed = { readonly orderId: string; readonly status: string; readonly reason?: string };
type Promises = { readonly promises: readonly { readonly orderId: string; readonly kind: string }[] };

let running: RunningStack;
/** Its confirmation is refused by the contact's mailbox, or else accepted. */
let held: string;
let confirmed: string;

beforeAll(async () => {
  running = await startRunningStack();
  const { mailbox, timeMachine, clock } = running.stack;
  const agreement = sampleData("agreement-tw");
  const { email } = agreement.noticesContact as { email: string };
  await registerAgreement(running, agreement);
  confirmed = (await placeOrder(running, sampleData("order-tw", { purchaseOrderNumber: "PO-1" }))).body.orderId;
  await timeMachine.advanceTo(clock.now() + 2 * MINUTE_MS);
  mailbox.faults.refuseRecipient(email, 550);
  held = (await placeOrder(running, sampleData("order-tw", { purchaseOrderNumber: "PO-2" }))).body.orderId;
  await timeMachine.settle();
  await timeMachine.advanceTo(clock.now() + 2 * MINUTE_MS);
});
afterAll(() => running.stack.stop());

const get = async <Body>(client: string, path: string) =>
  (await running.api.signed<Body>({ client, method: "GET", path })).body;

const promises = (query: string) => get<Promises>("publisher", `/api/publisher/promises?${query}`);

const ops = async (...args: readonly string[]) => {
  const { control, functions } = running.stack.urls;
  const env = { CONTROL_PORT: new URL(control).port, FUNCTIONS_PORT: new URL(functions).port };
  return (await promisify(execFile)(process.execPath, ["infra/ops/ops.ts", ...args], { env })).stdout;
};

it("a reseller's orders are listed as each of them reads, page by page, and how late the list is", async () => {
  const first = await get<List>("lar-demo", `${ORDERS_PATH}?limit=1`);
  const second = await get<List>("lar-demo", `${ORDERS_PATH}?limit=1&after=${first.next}`);

  const listed = [...first.orders, ...second.orders];
  const read = await Promise.all([held, confirmed].map((orderId) => readOrder(running, orderId)));
  expect(listed.map(({ orderId, status }) => [orderId, status])).toEqual(read.map((o) => [o.orderId, o.status]));
  expect(second.next).toBeNull();
  expect(running.stack.clock.now() - Date.parse(first.asOf)).toBeLessThanOrEqual(2 * MINUTE_MS);
});

it("a page costs two requests, in one partition each", async () => {
  const { requests, operations } = await metered(running, () => get("lar-demo", ORDERS_PATH));

  expect(requests).toBe(2);
  expect(operations.some(({ crossPartition }) => crossPartition)).toBe(false);
});

it("an order that waits for an operator is listed with why, and its promise first as at risk, then as missed", async () => {
  const waiting = await get<List>("publisher", "/api/publisher/held-orders");
  const atRisk = [await promises("state=at-risk"), await promises("state=at-risk&within=48")];
  await running.stack.timeMachine.advanceTo(running.stack.clock.now() + 49 * HOUR_MS);
  const missed = await promises("state=missed");

  expect(waiting.orders).toMatchObject([
    { orderId: held, reason: "no-usable-contact", action: "name-another-contact" },
  ]);
  expect(atRisk.map((answer) => answer.promises.map(({ orderId, kind }) => [orderId, kind]))).toEqual([
    [],
    [[held, "confirm"]],
  ]);
  expect(missed.promises).toMatchObject([{ orderId: held, kind: "confirm", missedAt: expect.any(String) }]);
});

it("operators see all of it as tables", async () => {
  const [orders, late, waiting] = [
    await ops("orders", "lar-demo"),
    await ops("promises", "--missed"),
    await ops("held"),
  ];

  expect(orders).toContain(confirmed);
  expect(late).toMatch(new RegExp(`confirm +processed .* no-usable-contact +name-another-contact .* ${held}`));
  expect(waiting).toContain(held);
  expect(waiting).not.toContain(confirmed);
});
