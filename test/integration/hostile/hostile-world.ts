import { readFileSync } from "node:fs";
import type { HostileAnswer, HostileRequest } from "#test/support/hostile-caller.ts";
import {
  deliverSampleOrder,
  placeOrder,
  type RunningStack,
  registerAgreement,
  sampleData,
  startRunningStack,
} from "#test/support/running-stack.ts";
import { messageText } from "#test/support/signed-request.ts";

/** In every hostile body that can hold it; must never be found in a log. */
export const MARKER = "MARKER7F3A";

/** What exists while hostile requests come in. */
export type HostileWorld = {
  readonly running: RunningStack;
  /** Invoiced and delivered, of lar-demo. */
  readonly deliveredOrderId: string;
  /** Processed and not invoiced, of lar-demo. */
  readonly openOrderId: string;
  readonly codes: readonly string[];
};

/** One hostile request and the answer it must get; without `problem` it is the host's own, which has no body. */
export type HostileCase = {
  readonly name: string;
  readonly request: (world: HostileWorld) => HostileRequest;
  readonly status: number;
  readonly problem?: HostileAnswer["problem"];
};

const OTHER_RESELLER = {
  id: "lar-other",
  role: "reseller",
  name: "Other Licensing Reseller",
  email: "lar-other@reseller.example",
  secrets: [`whsec_${Buffer.from("a secret of the other reseller's").toString("base64")}`],
};

const agreement = (agreementNumber: string, changes: Readonly<Record<string, unknown>> = {}) =>
  sampleData("agreement-tw", { agreementNumber, ...changes });

const AGREEMENTS: readonly Record<string, unknown>[] = [
  agreement("EES-TW-9001", { resellerIds: ["lar-other"] }),
  agreement("EES-TW-OLD", { term: { startsOn: "2025-09-01", endsOn: "2026-11-30", timeZone: "Asia/Taipei" } }),
  agreement("EES-TW-BIZ", { customer: { name: "某某公司", class: "business", country: "TW", accreditation: null } }),
  agreement("SA-TW-1", { programme: "SA" }),
  sampleData("agreement-en"),
];

/** Two resellers and the publisher, agreements of every kind, a delivered order and an open one. */
export async function startHostileWorld(): Promise<HostileWorld> {
  const { CLIENTS } = JSON.parse(readFileSync("local.settings.sample.json", "utf8")).Values;
  const env = { CLIENTS: JSON.stringify([...JSON.parse(CLIENTS), OTHER_RESELLER]) };
  const running = await startRunningStack(undefined, { env });
  const { orderId, codes } = await deliverSampleOrder(running);
  for (const data of AGREEMENTS) await registerAgreement(running, data);
  const open = await placeOrder(running, sampleData("order-tw", { purchaseOrderNumber: "PO-OPEN" }));
  await running.stack.timeMachine.settle();
  return { running, deliveredOrderId: orderId, openOrderId: open.body.orderId, codes };
}

export const ORDERS = "/api/resellers/lar-demo/orders";
export const INVOICES = "/api/publisher/invoices";

/** The body of an order that would be accepted, but for `changes`. */
export const orderText = (changes: Readonly<Record<string, unknown>> = {}): string =>
  messageText("order.placed", sampleData("order-tw", { purchaseOrderNumber: `PO-${MARKER}`, ...changes }));

/** An order of one line under `agreementNumber`, signed by lar-demo. */
export const orderOf = (sku: string, quantity: unknown, agreementNumber = "EES-TW-1042"): HostileRequest => ({
  signedBy: "lar-demo",
  path: ORDERS,
  body: orderText({ agreementNumber, lines: [{ sku, quantity }] }),
});
