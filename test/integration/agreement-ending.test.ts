import { afterAll, beforeAll, expect, it } from "vitest";
import {
  deliverSampleOrder,
  placeOrder,
  problemOf,
  type RunningStack,
  readOrder,
  redeem,
  sampleData,
  startRunningStack,
} from "#test/support/running-stack.ts";

const ENDING = "/api/publisher/agreements/EES-TW-1042/ending";
const data = { agreementNumber: "EES-TW-1042", endsOn: "2027-03-31" };

let running: RunningStack;
let delivered: Awaited<ReturnType<typeof deliverSampleOrder>>;

beforeAll(async () => {
  running = await startRunningStack();
  delivered = await deliverSampleOrder(running);
  await redeem(running, delivered.codes[0] ?? "");
});
afterAll(() => running.stack.stop());

const end = (endsOn = data.endsOn) =>
  running.api.signed({
    client: "publisher",
    method: "POST",
    path: ENDING,
    message: { type: "agreement.ended", data: { ...data, endsOn } },
  });

const AGREEMENT = "/api/publisher/agreements/EES-TW-1042";

const readAgreement = () =>
  running.api.signed<{ readonly ending: object }>({ client: "publisher", method: "GET", path: AGREEMENT });

const putAgreement = (read: object, etag: string | null) =>
  running.api.signed({
    client: "publisher",
    method: "PUT",
    path: AGREEMENT,
    message: { type: "agreement.registered", data: read },
    headers: etag === null ? {} : { "if-match": etag },
  });

it("R-75: an agreement ended early takes its codes with it and its contacts are told once, also when the broker is away", async () => {
  const before = running.stack.mailbox.messages().length;
  running.stack.serviceBus.faults.refuseConnections(true);

  const [ended, again] = [await end(), await end()];
  const { body: waiting } = await readAgreement();
  running.stack.serviceBus.faults.refuseConnections(false);
  await running.stack.timeMachine.advanceTo(running.stack.clock.now() + 10 * 60_000);
  const lookUp = await running.api.plain("/api/codes/lookup", { code: delivered.codes[1] ?? "" });
  const { lots, mails, ...order } = await readOrder(running, delivered.orderId);

  expect([ended.status, again.status]).toEqual([202, 202]);
  expect(waiting).toMatchObject({ ending: { endsOn: data.endsOn, orders: "curtailing" } });
  expect(order).toMatchObject({ ending: { endsOn: data.endsOn } });
  expect(lookUp.body).toMatchObject({
    state: "available",
    expiresAt: "2027-03-31T16:00:00.000Z",
    expiryBoundBy: "agreement-ended",
  });
  expect(lots).toMatchObject([{ expiresAt: "2027-03-31T16:00:00.000Z", expiryBoundBy: "agreement-ended" }]);
  expect(mails.at(-1)).toMatchObject({ kind: "agreement-ended", status: "accepted" });
  const told = running.stack.mailbox.messages().slice(before);
  expect(told).toHaveLength(1);
  expect(told[0]?.text).toContain("最後一日改為 2027年3月31日");
});

it("what is read of it then is registered as it stands, and nothing else", async () => {
  const { body, headers } = await readAgreement();

  const [same, other] = [
    await putAgreement(body, headers.get("etag")),
    await putAgreement({ ...body, ending: { ...body.ending, endsOn: "2027-02-28" } }, headers.get("etag")),
  ];

  expect(body).toMatchObject({ ending: { endsOn: data.endsOn, orders: "curtailed" } });
  expect([same.status, same.body]).toEqual([200, body]);
  expect([other.status, problemOf(other.body)]).toEqual([409, "term-immutable"]);
});

it("R-47: a quote counts what is left to the new end", async () => {
  const prices = sampleData("price-list-tw");
  await running.api.signed({
    client: "publisher",
    method: "PUT",
    path: `/api/publisher/price-lists/${String(prices.priceListId)}`,
    message: { type: "price-list.published", data: prices },
  });
  const lines = [{ sku: "CLASS-MCP-30", quantity: 1 }];

  const { body } = await running.api.signed<{ subscription: object; validity: { through: string } }>({
    client: "lar-demo",
    method: "POST",
    path: "/api/resellers/lar-demo/quotes",
    message: {
      type: "quote.requested",
      data: { agreementNumber: data.agreementNumber, form: "twelve-month", lines, locale: "en" },
    },
  });

  expect(body.subscription).toMatchObject({ endsOn: data.endsOn, endsWith: "itself" });
  expect(body.validity.through <= data.endsOn).toBe(true);
});

it("its codes expire then, to the instant, and no order is accepted any more", async () => {
  await running.stack.timeMachine.advanceTo(Date.parse("2027-03-31T15:59:00Z"));
  const inTime = await redeem(running, delivered.codes[1] ?? "", "lin@qinglan.example");
  await running.stack.timeMachine.advanceTo(Date.parse("2027-03-31T16:30:00Z"));
  const late = await redeem(running, delivered.codes[2] ?? "", "lin@qinglan.example");
  const order = await placeOrder(running, sampleData("order-tw", { purchaseOrderNumber: "PO-late" }));
  const { status, lots } = await readOrder(running, delivered.orderId);

  expect([inTime.status, late.status, problemOf(late.body)]).toEqual([200, 410, "code-expired"]);
  expect(problemOf(order.body)).toBe("agreement-not-running");
  expect([status, lots]).toMatchObject(["ended", [{ redeemed: 2, expired: 58 }]]);
});
