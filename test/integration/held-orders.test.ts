import { afterEach, beforeEach, expect, it } from "vitest";
import {
  issueInvoice,
  mailedCodes,
  placeOrder,
  problemOf,
  type RunningStack,
  readOrder,
  registerAgreement,
  sampleData,
  startRunningStack,
} from "#test/support/running-stack.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const NEW_CONTACT = { name: "陳怡君", email: "yijun.chen@qinglan.example", locale: "zh-TW" };

let running: RunningStack;

beforeEach(async () => {
  running = await startRunningStack();
});
afterEach(() => running.stack.stop());

const contactOf = (data: Record<string, unknown>) => String((data.noticesContact as { email: string }).email);

const resume = (orderId: string, webhookId?: string) =>
  running.api.signed<{ status: string }>({
    client: "publisher",
    method: "POST",
    path: `/api/publisher/orders/${orderId}/resumption`,
    message: { type: "order.resumed", data: { orderId }, timestamp: "2026-12-18T01:00:00.000Z" },
    ...(webhookId === undefined ? {} : { webhookId }),
  });

async function nameAnotherContact(): Promise<number> {
  const data = sampleData("agreement-tw", { noticesContact: NEW_CONTACT });
  const path = `/api/publisher/agreements/${data.agreementNumber}`;
  const { headers } = await running.api.signed({ client: "publisher", method: "GET", path });
  const { status } = await running.api.signed({
    client: "publisher",
    method: "PUT",
    path,
    message: { type: "agreement.registered", data },
    headers: { "if-match": headers.get("etag") ?? "" },
  });
  return status;
}

const mailsTo = (address: string) =>
  running.stack.mailbox.messages().filter(({ recipients }) => recipients.includes(address));

it("an order whose contact's mailbox does not exist waits for the operator, then reaches the new contact", async () => {
  const { stack } = running;
  const agreement = sampleData("agreement-tw");
  await registerAgreement(running, agreement);
  stack.mailbox.faults.refuseRecipient(contactOf(agreement), 550);
  const { body } = await placeOrder(running);
  await stack.timeMachine.settle();
  await issueInvoice(running, [body.orderId]);
  await stack.timeMachine.advanceTo(Date.parse("2027-01-20T00:00:00Z"));
  const held = await readOrder(running, body.orderId);

  const changed = await nameAnotherContact();
  const resumed = [await resume(body.orderId, "msg-resume"), await resume(body.orderId, "msg-resume")];
  await stack.timeMachine.advanceTo(stack.clock.now() + HOUR_MS);
  const after = await readOrder(running, body.orderId);

  expect(held).toMatchObject({
    status: "invoiced",
    held: { reason: "no-usable-contact", since: expect.any(String) },
    lots: [],
    promises: [{ missedAt: expect.any(String) }, { missedAt: expect.any(String) }],
  });
  expect(held.mails.map(({ kind, status }) => `${kind} ${status}`).toSorted()).toEqual([
    "order-confirmation failed",
    "order-held accepted",
  ]);
  expect([changed, ...resumed.map(({ status }) => status)]).toEqual([200, 200, 200]);
  expect(after).toMatchObject({ status: "delivered" });
  expect(after).not.toHaveProperty("held");
  expect(after.timeline.map(({ type }) => type)).toEqual(expect.arrayContaining(["order-held", "order-resumed"]));
  expect(mailsTo(NEW_CONTACT.email)).toHaveLength(2);
  expect(mailedCodes(running)).toHaveLength(60);
  const events = running.log.map(({ message }) => message).join("\n");
  for (const event of ["mail-failed", "delivery-late"]) expect(events).toContain(event);
  expect(stack.serviceBus.queues.map((queue) => stack.serviceBus.counts(queue).deadLettered)).toEqual([0, 0]);
});

it("codes are never mailed once they have expired: the order is held as soon as its window opens too late", async () => {
  const { stack } = running;
  const term = { startsOn: "2026-09-01", endsOn: "2026-12-24", timeZone: "Asia/Taipei" };
  await registerAgreement(running, sampleData("agreement-tw", { term }));
  const { body } = await placeOrder(running);
  await stack.timeMachine.settle();

  await issueInvoice(running, [body.orderId]);
  await stack.timeMachine.advanceTo(Date.parse("2027-01-20T00:00:00Z"));

  expect(await readOrder(running, body.orderId)).toMatchObject({
    status: "invoiced",
    held: { reason: "delivery-after-expiry" },
    lots: [],
    mails: expect.arrayContaining([expect.objectContaining({ kind: "order-held", status: "accepted" })]),
  });
  expect(mailedCodes(running)).toEqual([]);
});

it("an order parked while the mail service was away for days goes on when it is resumed", async () => {
  const { stack } = running;
  await registerAgreement(running);
  stack.mailbox.faults.refuse(true);
  const { body } = await placeOrder(running);
  await stack.timeMachine.advanceTo(stack.clock.now() + 5 * DAY_MS);
  stack.mailbox.faults.refuse(false);
  const parked = await readOrder(running, body.orderId);

  const { status } = await resume(body.orderId);
  await stack.timeMachine.advanceTo(stack.clock.now() + HOUR_MS);
  const again = await resume("0".repeat(64));

  expect(parked).toMatchObject({ status: "processed", held: { reason: "parked" } });
  expect(status).toBe(200);
  const after = await readOrder(running, body.orderId);
  expect(after).toMatchObject({ status: "confirmed", promises: [{ kind: "confirm", keptAt: expect.any(String) }] });
  expect(after).not.toHaveProperty("held");
  expect(problemOf(again.body)).toBe("order-unknown");
});

it("a cancelled order sends nothing any more, and is asked in vain to resume", async () => {
  const { stack } = running;
  await registerAgreement(running);
  stack.mailbox.faults.refuse(true);
  const { body } = await placeOrder(running);
  await stack.timeMachine.advanceTo(stack.clock.now() + HOUR_MS);
  const path = `/api/resellers/lar-demo/orders/${body.orderId}/cancellation`;

  await running.api.signed({
    client: "lar-demo",
    method: "POST",
    path,
    message: { type: "order.cancelled", data: { orderId: body.orderId } },
  });
  stack.mailbox.faults.refuse(false);
  await stack.timeMachine.advanceTo(stack.clock.now() + DAY_MS);

  expect(await readOrder(running, body.orderId)).toMatchObject({
    status: "cancelled",
    mails: [{ kind: "order-confirmation", status: "withdrawn" }],
  });
  expect(stack.mailbox.messages()).toEqual([]);
  expect(problemOf((await resume(body.orderId)).body)).toBe("order-not-held");
  const register = stack.cosmos.documents("agreements").map((document) => JSON.parse(document.body));
  expect(register.find(({ id }) => id === "register")).toMatchObject({ orders: 0, codes: 0 });
});
