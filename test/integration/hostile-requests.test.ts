import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FORGED_REQUESTS } from "#test/integration/hostile/forged-requests.ts";
import {
  type HostileWorld,
  MARKER,
  ORDERS,
  orderOf,
  orderText,
  startHostileWorld,
} from "#test/integration/hostile/hostile-world.ts";
import { MALFORMED_REQUESTS } from "#test/integration/hostile/malformed-requests.ts";
import { REFUSED_REQUESTS } from "#test/integration/hostile/refused-requests.ts";
import {
  createHostileCaller,
  type HostileAnswer,
  type HostileRequest,
  tracesOf,
} from "#test/support/hostile-caller.ts";
import { issueInvoice, placeOrder, problemOf, readOrder, sampleData } from "#test/support/running-stack.ts";
import { messageText } from "#test/support/signed-request.ts";

let world: HostileWorld;
let send: (request: HostileRequest) => Promise<HostileAnswer>;
const traces = () => tracesOf(world.running, MARKER);

beforeAll(async () => {
  world = await startHostileWorld();
  send = createHostileCaller(world.running);
});
afterAll(() => world.running.stack.stop());

describe.each([
  ["forged", FORGED_REQUESTS],
  ["malformed", MALFORMED_REQUESTS],
  ["against a rule", REFUSED_REQUESTS],
])("a request that is %s leaves no trace", (_kind, cases) => {
  it.each(cases)("$name: $status $problem", async ({ request, status, problem }) => {
    const before = traces();

    const answer = await send(request(world));

    expect([answer.status, answer.problem]).toEqual([status, problem]);
    expect(answer.text).not.toContain(MARKER);
    expect(traces()).toEqual(before);
  });
});

describe("refusals that must not tell things apart", () => {
  it("answer every forged request with one and the same body", async () => {
    const answers = await Promise.all(FORGED_REQUESTS.map(({ request }) => send(request(world))));

    expect(new Set(answers.map(withoutInstance)).size).toBe(1);
  });

  it("answer for another reseller's agreement and order as for unknown ones", async () => {
    const { openOrderId } = world;
    const order = (orderId: string) => send({ signedBy: "lar-other", path: `${OTHERS_ORDERS}/${orderId}` });
    const placed = (agreementNumber: string) => send(orderOf("CLASS-MCP-30", 1, agreementNumber));

    const [others, unknown] = [await placed("EES-TW-9001"), await placed("EES-TW-0000")];
    const [othersOrder, unknownOrder] = [await order(openOrderId), await order("0".repeat(64))];

    expect(withoutInstance(others)).toBe(withoutInstance(unknown));
    expect(withoutInstance(othersOrder)).toBe(withoutInstance(unknownOrder));
  });
});

describe("an order that was captured", () => {
  const order = { signedBy: "lar-demo", path: ORDERS, body: orderText(), webhookId: "captured" };

  it("was accepted once, which left a document, a message and an answer", async () => {
    const before = traces();

    const accepted = await send(order);

    expect(accepted.status).toBe(202);
    await world.running.stack.timeMachine.settle();
    const after = traces();
    expect(after.documents.length).toBeGreaterThan(before.documents.length);
    expect([after.queued > before.queued, after.mailed > before.mailed]).toEqual([true, true]);
    expect([after.errors, after.linesWithMarker]).toEqual([before.errors, before.linesWithMarker]);
  });

  it("changes nothing when it comes again, and is nothing at its cancellation", async () => {
    const { orderId } = JSON.parse((await send(order)).text);
    const before = traces();

    const again = await send(order);
    const elsewhere = await send({ ...order, path: `${ORDERS}/${orderId}/cancellation` });

    expect([again.status, again.headers.get("idempotent-replayed")]).toEqual([202, "true"]);
    expect([elsewhere.status, elsewhere.problem]).toEqual([422, "validation"]);
    await world.running.stack.timeMachine.settle();
    expect(traces().documents).toEqual(before.documents);
    expect(await readOrder(world.running, orderId)).toMatchObject({ status: "confirmed" });
  });

  it("gives its webhook id to nothing else", async () => {
    const before = traces();

    const reused = await send({ ...order, body: orderText({ purchaseOrderNumber: "PO-REUSED" }) });

    expect([reused.status, reused.problem]).toEqual([422, "idempotency-key-reuse"]);
    expect(traces()).toEqual(before);
  });

  it("cannot be changed under a new webhook id: only that id is noted, nothing queued or mailed", async () => {
    const before = traces();
    const lines = [{ sku: "CLASS-MCP-30", quantity: 3 }];

    const conflict = await send({ ...order, webhookId: "changed", body: orderText({ lines }) });

    expect([conflict.status, conflict.problem]).toEqual([409, "conflict"]);
    const after = traces();
    const added = after.documents.filter((document) => !before.documents.includes(document));
    expect(added.map((document) => JSON.parse(document))).toMatchObject([{ id: "changed", principal: "lar-demo" }]);
    expect({ ...after, documents: [] }).toEqual({ ...before, documents: [] });
  });
});

it("an invoice for an order that is not processed yet is refused, and taken once it is", async () => {
  const { running } = world;
  running.stack.serviceBus.faults.delay(60_000);
  const { body } = await placeOrder(running, sampleData("order-tw", { purchaseOrderNumber: "PO-EARLY" }));
  const before = traces();

  const early = await issueInvoice(running, [body.orderId], "INV-EARLY");
  const after = traces();
  running.stack.serviceBus.faults.delay(0);
  await running.stack.timeMachine.settle();
  const inTime = await issueInvoice(running, [body.orderId], "INV-EARLY");

  expect([early.status, problemOf(early.body)]).toEqual([409, "order-not-processed"]);
  expect(after).toEqual(before);
  expect(inTime.status).toBe(200);
});

it("an agreement with orders is changed once under the version that was read, and not again under that one", async () => {
  const { api } = world.running;
  const path = "/api/publisher/agreements/EES-TW-1042";
  const read = await api.signed({ client: "publisher", method: "GET", path });
  const change = (name: string) => ({
    signedBy: "publisher",
    method: "PUT",
    path,
    body: messageText("agreement.registered", sampleData("agreement-tw", { noticesContact: { ...contact, name } })),
    headers: { "if-match": read.headers.get("etag") },
  });

  const changed = await send(change("陳怡君"));
  const before = traces();
  const stale = await send(change("張志明"));

  expect(changed.status).toBe(200);
  expect([stale.status, stale.problem]).toEqual([412, "precondition-failed"]);
  expect(traces()).toEqual(before);
});

it("has logged no error and nothing of any body in all this, and dead-lettered nothing", async () => {
  const { stack } = world.running;
  await stack.timeMachine.settle();

  expect(traces()).toMatchObject({ errors: [], linesWithMarker: [] });
  expect(stack.serviceBus.queues.map((queue) => stack.serviceBus.counts(queue).deadLettered)).toEqual([0, 0]);
});

const OTHERS_ORDERS = "/api/resellers/lar-other/orders";
const contact = { email: "yating.lin@qinglan.example", locale: "zh-TW" };

const withoutInstance = ({ text }: HostileAnswer): string => text.replace(/urn:uuid:[0-9a-f-]{36}/, "");
