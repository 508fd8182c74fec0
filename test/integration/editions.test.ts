import { afterAll, beforeAll, expect, it } from "vitest";
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

const SWITCH = "2026-12-19T00:00:00Z";
const selectPlus = sampleData("agreement-de", { agreementNumber: "SP-DE-77", programme: "SELECT-PLUS-EDU" });
const orderOf = (purchaseOrderNumber: string, line: object = { sku: "CLASS-MCP-30", quantity: 1 }) =>
  sampleData("order-de", { agreementNumber: "SP-DE-77", purchaseOrderNumber, lines: [line] });

let running: RunningStack;

beforeAll(async () => {
  const editions = {
    "*": [{ edition: "C-2019-zh" }],
    DE: [
      { edition: "A-2019-de", to: SWITCH },
      { edition: "C-2019-zh", from: SWITCH },
    ],
  };
  const contacts = { salesEmail: "sales@publisher.example" };
  running = await startRunningStack(undefined, {
    env: { CATALOGUE_EDITIONS: JSON.stringify(editions), CATALOGUE_CONTACTS: JSON.stringify(contacts) },
  });
  await registerAgreement(running, selectPlus);
});
afterAll(() => running.stack.stop());

it("R-34: an order keeps the edition it was accepted under, when another comes into force; new ones follow that (R-18, R-17)", async () => {
  const { status, body } = await placeOrder(running, orderOf("PO-1"));
  await running.stack.timeMachine.advanceTo(Date.parse(SWITCH));

  const later = await placeOrder(running, orderOf("PO-2"));
  const again = await placeOrder(running, orderOf("PO-1"));

  expect(status).toBe(202);
  expect(await readOrder(running, body.orderId)).toMatchObject({ edition: "A-2019-de" });
  expect(later.status).toBe(422);
  expect(later.body).toMatchObject({
    errors: [{ pointer: "/data/lines/0/sku", code: "programme-not-eligible" }],
    edition: "C-2019-zh",
    rule: "R-17",
    source: { locale: "zh-TW", date: "2019-07-30", section: "Exam packs for academic institutions", line: 61 },
    contacts: { purchaseEmail: "MSLVLPurchase@microsoft.com", salesEmail: "sales@publisher.example" },
  });
  expect(again.status).toBe(202);
});

it("R-37: its codes register exams with the provider that edition names for their family alone (R-77)", async () => {
  const { orderId } = (await placeOrder(running, orderOf("PO-1"))).body;
  await issueInvoice(running, [orderId]);
  await running.stack.timeMachine.advanceTo(Date.parse("2027-01-05T00:00:00Z"));
  const redeemWith = (provider: string) =>
    running.api.plain("/api/redemptions", {
      code: mailedCodes(running)[0] ?? "",
      person: { name: "Ada Byron", email: "ada@example.test" },
      exam: { family: "MCP", examCode: "70-740", provider, testCentre: "90012345" },
    });

  const [refused, redeemed] = [await redeemWith("certiport"), await redeemWith("pearson-vue")];

  expect([refused.status, problemOf(refused.body)]).toEqual([422, "provider-not-for-family"]);
  expect(refused.body).toMatchObject({ provider: "pearson-vue", errors: [{ pointer: "/exam/provider" }] });
  expect(redeemed.status).toBe(200);
});

it("R-43: a line for a user subscription licence is refused by its rule, and nothing is stored", async () => {
  const line = { sku: "VOUCHER-1", quantity: 1, licence: "USL" };
  const data = sampleData("order-en", { purchaseOrderNumber: "PO-USL", lines: [line] });
  await registerAgreement(running, sampleData("agreement-en"));

  const { status, body } = await placeOrder(running, data);
  const corrected = await placeOrder(running, { ...data, lines: [{ ...line, licence: "SSL" }] });

  expect([status, problemOf(body)]).toEqual([422, "licence-not-offered"]);
  expect(body).toMatchObject({ rule: "R-43", errors: [{ pointer: "/data/lines/0/licence" }] });
  expect(corrected.status).toBe(202);
});

it("the products of a market are those its orders are checked against", async () => {
  const answer = await fetch(`${running.stack.urls.functions}/api/products?market=DE`);

  expect(await answer.json()).toMatchObject({ edition: "C-2019-zh", inForce: true });
});
