import { type HostileCase, MARKER, ORDERS, orderOf, orderText } from "#test/integration/hostile/hostile-world.ts";
import type { HostileRequest } from "#test/support/hostile-caller.ts";

const KIB = 1024;
const order: HostileRequest = { signedBy: "lar-demo", path: ORDERS, body: orderText() };
const padded = (bytes: number) => orderText().padEnd(bytes);
const withQuantity = (lexeme: string) => orderText().replace('"quantity":2', `"quantity":${lexeme}`);
const withMember = (member: string) => orderText().replace('"lines"', `${member},"lines"`);

const cases = (status: number, problem: string) => (name: string, body: string | Uint8Array) => ({
  name,
  request: () => ({ ...order, body }),
  status,
  problem,
});
const malformed = cases(400, "malformed-json");
const invalid = cases(422, "validation");
const unsupported = (name: string, headers: Record<string, string>): HostileCase => ({
  name,
  request: () => ({ ...order, headers }),
  status: 415,
  problem: "unsupported-media-type",
});

/** Signed requests whose bytes are not what the contract says. */
export const MALFORMED_REQUESTS: readonly HostileCase[] = [
  {
    name: "64 KiB and a byte",
    request: () => ({ ...order, body: padded(64 * KIB + 1) }),
    status: 413,
    problem: "content-too-large",
  },
  {
    name: "5 MiB, which the host itself refuses",
    request: () => ({ ...order, body: padded(5 * 1024 * KIB) }),
    status: 413,
  },
  unsupported("text/plain", { "content-type": "text/plain" }),
  unsupported("UTF-16", { "content-type": "application/json; charset=utf-16" }),
  unsupported("gzip", { "content-encoding": "gzip" }),

  malformed("an empty body", ""),
  malformed("half a document", orderText().slice(0, -2)),
  malformed("two documents", orderText() + orderText()),
  malformed("a comment", `${orderText()}// ${MARKER}`),
  malformed("a byte order mark", Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(orderText())])),
  malformed("bytes that are not UTF-8", Buffer.concat([Buffer.from(orderText()), Buffer.from([0xc3, 0x28])])),
  malformed("a key twice", withMember(`"purchaseOrderNumber":"PO-${MARKER}-2"`)),
  malformed("half of a surrogate pair", withMember('"note":"\\ud800"')),
  malformed("17 levels", withMember(`"note":${"[".repeat(17)}${"]".repeat(17)}`)),
  malformed("30,000 open brackets", "[".repeat(30_000)),
  malformed("10,001 members", withMember(`"note":[${Array.from({ length: 10_001 }, () => 0).join()}]`)),
  ...["1e2", "5.0", "1.5", "-0", "01", "NaN", "1e400", "9007199254740993"].map((lexeme) =>
    malformed(`the number ${lexeme}`, withQuantity(lexeme)),
  ),

  ...["0", "-1", '"2"', "null", "true", "[2]", "1000001"].map((lexeme) =>
    invalid(`the quantity ${lexeme}`, withQuantity(lexeme)),
  ),
  invalid("null", "null"),
  invalid("an array", "[]"),
  invalid("another message's type", orderText().replace("order.placed", "order.cancelled")),
  invalid("a date that does not exist", orderText().replace("2026-11-25T", "2026-02-30T")),
  invalid("no lines", orderText({ lines: [] })),
  invalid("101 lines", orderText({ lines: Array.from({ length: 101 }, () => ({ sku: "VOUCHER-1", quantity: 1 })) })),
  invalid("lines that are no list", orderText({ lines: { sku: "VOUCHER-1", quantity: 1 } })),
  invalid("a line break in the purchase order number", orderText({ purchaseOrderNumber: `PO\n${MARKER}` })),
  invalid("markup in the purchase order number", orderText({ purchaseOrderNumber: `<b>${MARKER}</b>` })),
  invalid("a purchase order number of 65 characters", orderText({ purchaseOrderNumber: MARKER.padEnd(65, "0") })),
  ...["status", "price", "resellerId", "__proto__", "constructor"].map((name) =>
    invalid(`an unknown member ${name}`, withMember(`"${name}":"${MARKER}"`)),
  ),
  invalid("an unknown member of a line", orderText().replace('"quantity":2', `"quantity":2,"price":1`)),
  invalid("an unknown member beside the data", orderText().replace(/}$/, `,"${MARKER}":1}`)),
  {
    name: "more codes in a line than can be ordered",
    request: () => orderOf("CLASS-MCP-30", 33_334),
    status: 422,
    problem: "quantity-limit",
  },
];
