import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  issueInvoice,
  mailedCodes,
  placeOrder,
  type RunningStack,
  registerAgreement,
  sampleData,
  startRunningStack,
} from "#test/support/running-stack.ts";

const TIMES = 20;

describe("the same order sent 20 times at once", () => {
  let running: RunningStack;

  beforeAll(async () => {
    running = await startRunningStack();
    await registerAgreement(running);
  });
  afterAll(() => running.stack.stop());

  it.each([
    ["under one webhook id", "PO-ONE-ID", () => "the-one-id"],
    ["under many webhook ids", "PO-MANY-IDS", (time: number) => `id-${time}`],
  ])("%s is one order, one confirmation and one lot for each line", async (_ids, purchaseOrderNumber, webhookId) => {
    const lines = [
      { sku: "CLASS-MCP-30", quantity: 1 },
      { sku: "VOUCHER-1", quantity: 3 },
    ];
    const order = sampleData("order-tw", { purchaseOrderNumber, lines });
    const mailsBefore = running.stack.mailbox.messages().length;
    const codesBefore = mailedCodes(running).length;

    const answers = await Promise.all(
      Array.from({ length: TIMES }, (_, time) => placeOrder(running, order, webhookId(time))),
    );
    await running.stack.timeMachine.settle();
    const orderIds = new Set(answers.map(({ body }) => body.orderId));
    const [orderId = ""] = orderIds;
    await issueInvoice(running, [orderId], `INV-${purchaseOrderNumber}`);
    await running.stack.timeMachine.advanceTo(running.stack.clock.now() + 20 * 86_400_000);

    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: TIMES }, () => 202));
    expect(answers.filter(({ headers }) => !headers.has("idempotent-replayed"))).toHaveLength(1);
    expect(orderIds.size).toBe(1);
    expect(running.stack.mailbox.messages().slice(mailsBefore)).toHaveLength(2);
    expect(mailedCodes(running).length - codesBefore).toBe(33);
    expect(lotsOf(running, orderId).map(({ line, codes }) => [line, codes])).toEqual([
      [0, 30],
      [1, 3],
    ]);
  });
});

const lotsOf = ({ stack }: RunningStack, orderId: string): { line: number; codes: number }[] =>
  stack.cosmos
    .documents("lots")
    .map(({ body }) => JSON.parse(body))
    .filter((document) => document.kind === "lot" && document.orderId === orderId)
    .toSorted((one, other) => one.line - other.line);
