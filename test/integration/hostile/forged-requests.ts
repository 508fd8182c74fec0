import {
  type HostileCase,
  type HostileWorld,
  INVOICES,
  MARKER,
  ORDERS,
  orderText,
} from "#test/integration/hostile/hostile-world.ts";
import type { HostileRequest } from "#test/support/hostile-caller.ts";
import { messageText } from "#test/support/signed-request.ts";

const PUBLISHED = "/api/publisher/agreements/EES-TW-1042";
const OTHERS_ORDERS = "/api/resellers/lar-other/orders";
const order: HostileRequest = { signedBy: "lar-demo", path: ORDERS, body: orderText() };
const invoice = messageText("invoice.issued", {
  invoiceNumber: MARKER,
  invoicedOn: "2027-01-05",
  resellerId: "lar-demo",
  orderIds: ["0".repeat(64)],
});
const orderPath = ({ deliveredOrderId }: HostileWorld) => `${ORDERS}/${deliveredOrderId}`;

const unverified = (name: string, request: HostileRequest | HostileCase["request"]): HostileCase => ({
  name,
  request: typeof request === "function" ? request : () => request,
  status: 401,
  problem: "webhook-unverified",
});

/** Requests that do not come from whom their path names, or not now. They are not told apart. */
export const FORGED_REQUESTS: readonly HostileCase[] = [
  unverified("an order that nobody signed", { path: ORDERS, body: orderText() }),
  unverified("a wrong signature", { ...order, signedBy: "nobody" }),
  unverified("a body changed after it was signed", { ...order, signedContent: `${orderText()} ` }),
  unverified("a timestamp 301 seconds old", { ...order, secondsOff: -301 }),
  unverified("a timestamp in the future", { ...order, secondsOff: 330 }),
  ...["webhook-id", "webhook-timestamp", "webhook-signature"].map((name) =>
    unverified(`no ${name}`, { ...order, headers: { [name]: null } }),
  ),
  unverified("a full stop in the webhook id", { ...order, webhookId: "msg.1" }),
  unverified("a signature that is no base64", { ...order, headers: { "webhook-signature": "v1,%%%" } }),
  unverified("a signature of another version only", { ...order, headers: { "webhook-signature": "v2,AAAA" } }),
  unverified("another reseller's key", { ...order, signedBy: "lar-other" }),
  unverified("the publisher's key on a reseller's path", { ...order, signedBy: "publisher" }),
  unverified("a reseller that does not exist", { ...order, path: "/api/resellers/lar-nobody/orders" }),
  unverified("the publisher as a reseller", {
    ...order,
    signedBy: "publisher",
    path: "/api/resellers/publisher/orders",
  }),
  unverified("a captured order on another reseller's path", { ...order, path: OTHERS_ORDERS }),
  unverified("a captured order on the publisher's path", { ...order, path: INVOICES }),
  unverified("a reseller's key on an invoice", { signedBy: "lar-demo", path: INVOICES, body: invoice }),
  unverified("a reseller's key on an agreement", {
    signedBy: "lar-demo",
    method: "PUT",
    path: PUBLISHED,
    body: messageText("agreement.registered", { agreementNumber: MARKER }),
  }),
  unverified("reading an agreement with a reseller's key", { signedBy: "lar-demo", path: PUBLISHED }),
  unverified("reading an order that nobody signed for", (world) => ({ path: orderPath(world) })),
  unverified("a reading signed for another query", (world) => ({
    signedBy: "lar-demo",
    path: `${orderPath(world)}?a=2`,
    signedContent: `GET ${orderPath(world)}?a=1`,
  })),
  unverified("a reading signed for another order", (world) => ({
    signedBy: "lar-demo",
    path: `${ORDERS}/${world.openOrderId}`,
    signedContent: `GET ${orderPath(world)}`,
  })),
  unverified("a reading signed as another method", (world) => ({
    signedBy: "lar-demo",
    path: orderPath(world),
    signedContent: `POST ${orderPath(world)}`,
  })),
];
