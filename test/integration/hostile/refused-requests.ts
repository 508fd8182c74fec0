import {
  type HostileCase,
  type HostileWorld,
  INVOICES,
  MARKER,
  ORDERS,
  orderOf,
  orderText,
} from "#test/integration/hostile/hostile-world.ts";
import type { HostileRequest } from "#test/support/hostile-caller.ts";
import { sampleData } from "#test/support/running-stack.ts";
import { messageText } from "#test/support/signed-request.ts";

const UNKNOWN_ORDER = "0".repeat(64);

const refusedOrder = (name: string, problem: string, ...order: Parameters<typeof orderOf>): HostileCase => ({
  name,
  request: () => orderOf(...order),
  status: 422,
  problem,
});

const ORDERS_REFUSED: readonly HostileCase[] = [
  refusedOrder("an unknown agreement", "agreement-unknown", "CLASS-MCP-30", 1, `EES-${MARKER}`),
  refusedOrder("another reseller's agreement", "agreement-unknown", "CLASS-MCP-30", 1, "EES-TW-9001"),
  refusedOrder("an agreement that has ended", "agreement-not-running", "CLASS-MCP-30", 1, "EES-TW-OLD"),
  refusedOrder("an unknown SKU", "product-unknown", MARKER, 1),
  refusedOrder("a SKU in lower case", "product-unknown", "class-mcp-30", 1),
  refusedOrder("more site packs than an order may have", "quantity-limit", "SITE-MOS-MTA-MCE-500", 101),
  refusedOrder("a site pack under a volume licence", "programme-not-eligible", "SITE-MOS-MCE-125", 1, "VL-US-2087"),
  refusedOrder("a class pack under a volume licence", "programme-not-eligible", "CLASS-MCP-30", 1, "VL-US-2087"),
  refusedOrder("a class pack for a business", "customer-not-eligible", "CLASS-MCP-30", 1, "EES-TW-BIZ"),
  refusedOrder("vouchers without the cover they need", "sa-cover-required", "VOUCHER-1", 1, "SA-TW-1"),
];

const cancellation = (orderId: string, data: unknown, signedBy = "lar-demo"): HostileRequest => ({
  signedBy,
  path: `/api/resellers/${signedBy}/orders/${orderId}/cancellation`,
  body: messageText("order.cancelled", data),
});

const ORDER_CALLS_REFUSED: readonly HostileCase[] = [
  ...[UNKNOWN_ORDER, "not-an-order-id", `${UNKNOWN_ORDER}0`].map((orderId) => ({
    name: `reading the order ${orderId.slice(0, 16)} of ${orderId.length} characters`,
    request: () => ({ signedBy: "lar-demo", path: `${ORDERS}/${orderId}` }),
    status: 404,
    problem: "order-unknown",
  })),
  {
    name: "reading another reseller's order",
    request: ({ openOrderId }) => ({ signedBy: "lar-other", path: `/api/resellers/lar-other/orders/${openOrderId}` }),
    status: 404,
    problem: "order-unknown",
  },
  {
    name: "cancelling another reseller's order",
    request: ({ openOrderId }) => cancellation(openOrderId, { orderId: openOrderId }, "lar-other"),
    status: 404,
    problem: "order-unknown",
  },
  {
    name: "a cancellation that names another order than its path",
    request: ({ openOrderId }) => cancellation(openOrderId, { orderId: UNKNOWN_ORDER }),
    status: 422,
    problem: "validation",
  },
  {
    name: "a captured order sent to its own cancellation",
    request: ({ openOrderId }) => ({ ...cancellation(openOrderId, {}), body: orderText() }),
    status: 422,
    problem: "validation",
  },
  {
    name: "cancelling what was invoiced",
    request: ({ deliveredOrderId }) => cancellation(deliveredOrderId, { orderId: deliveredOrderId }),
    status: 409,
    problem: "order-already-invoiced",
  },
];

const invoice = (changes: (world: HostileWorld) => Readonly<Record<string, unknown>>): HostileCase["request"] => {
  const usual = { invoiceNumber: `INV-${MARKER}`, invoicedOn: "2027-01-05", resellerId: "lar-demo" };
  return (world) => ({
    signedBy: "publisher",
    path: INVOICES,
    body: messageText("invoice.issued", { ...usual, orderIds: [world.openOrderId], ...changes(world) }),
  });
};
const refusedInvoice = (name: string, status: number, problem: string, request: HostileCase["request"]) => ({
  name,
  request,
  status,
  problem,
});

const INVOICES_REFUSED: readonly HostileCase[] = [
  refusedInvoice(
    "an invoice of tomorrow",
    422,
    "invoice-date-implausible",
    invoice(() => ({ invoicedOn: "2027-01-06" })),
  ),
  refusedInvoice(
    "an invoice from before the order",
    422,
    "invoice-date-implausible",
    invoice(() => ({ invoicedOn: "2026-12-17" })),
  ),
  refusedInvoice(
    "an invoice of 30 February",
    422,
    "validation",
    invoice(() => ({ invoicedOn: "2027-02-30" })),
  ),
  refusedInvoice(
    "a formula as invoice number",
    422,
    "validation",
    invoice(() => ({ invoiceNumber: "=HYPERLINK(1)" })),
  ),
  refusedInvoice(
    "one order twice",
    422,
    "validation",
    invoice(({ openOrderId }) => ({ orderIds: [openOrderId, openOrderId] })),
  ),
  refusedInvoice(
    "an unknown order beside a known one",
    404,
    "order-unknown",
    invoice(({ openOrderId }) => ({ orderIds: [openOrderId, UNKNOWN_ORDER] })),
  ),
  refusedInvoice(
    "another reseller's order",
    404,
    "order-unknown",
    invoice(() => ({ resellerId: "lar-other" })),
  ),
  refusedInvoice(
    "a second invoice for an order",
    409,
    "invoice-conflict",
    invoice(({ deliveredOrderId }) => ({ orderIds: [deliveredOrderId] })),
  ),
];

const agreement = (name: string, status: number, problem: string, changes: object, headers = {}): HostileCase => ({
  name,
  request: () => ({
    signedBy: "publisher",
    method: "PUT",
    path: "/api/publisher/agreements/EES-TW-1042",
    body: messageText("agreement.registered", sampleData("agreement-tw", { ...changes })),
    headers,
  }),
  status,
  problem,
});
const contact = { noticesContact: { name: MARKER, email: "new@qinglan.example", locale: "zh-TW" } };

const AGREEMENTS_REFUSED: readonly HostileCase[] = [
  agreement("an agreement of another number than its path", 422, "validation", { agreementNumber: `EES-${MARKER}` }),
  agreement("a change of an agreement with orders that names no version", 428, "precondition-required", contact),
  agreement("a change of a version that is no more", 412, "precondition-failed", contact, { "if-match": '"0"' }),
  agreement("another term", 409, "term-immutable", {
    term: { startsOn: "2026-09-01", endsOn: "2028-08-31", timeZone: "Asia/Taipei" },
  }),
];

const toHost = (name: string, request: HostileRequest | HostileCase["request"]): HostileCase => ({
  name,
  request: typeof request === "function" ? request : () => request,
  status: 404,
});

const NOT_ROUTED: readonly HostileCase[] = [
  ...["HEAD", "DELETE", "PUT", "PATCH"].map((method) =>
    toHost(`${method} of an order`, ({ openOrderId }) => ({
      signedBy: "lar-demo",
      method,
      path: `${ORDERS}/${openOrderId}`,
    })),
  ),
  toHost("a path that is not there", { path: "/api/resellers" }),
  toHost("a code in the address", ({ codes }) => ({ path: `/api/codes/lookup?code=${codes[0]}` })),
  toHost("a code in the path", ({ codes }) => ({ path: `/api/codes/${codes[0]}` })),
];

/** Well-formed requests that a rule refuses, or that nothing here answers. */
export const REFUSED_REQUESTS: readonly HostileCase[] = [
  ...ORDERS_REFUSED,
  ...ORDER_CALLS_REFUSED,
  ...INVOICES_REFUSED,
  ...AGREEMENTS_REFUSED,
  ...NOT_ROUTED,
];
