import { createHmac, createSecretKey, randomBytes } from "node:crypto";
import type { SmtpMailer } from "#shared/adapters/email/smtp-mailer.ts";
import { symbolsOf } from "#shared/codes/domain/crockford.ts";
import { orderIdOf } from "#shared/kernel/identifiers.ts";
import { instant } from "#shared/kernel/instant.ts";
import { Secret } from "#shared/kernel/secret.ts";
import type { Attachment } from "#shared/notifications/domain/composed-mail.ts";
import type { Sql } from "#test/bench/peers/packages.ts";

/** Orders, their codes and a key to find a code by, as one would write them by hand. */
export const TABLES = `
  CREATE TABLE orders(id text PRIMARY KEY, reference text NOT NULL, quantity int NOT NULL, body jsonb NOT NULL,
    accepted_at timestamptz NOT NULL DEFAULT clock_timestamp(), confirmed_at timestamptz, invoiced_at timestamptz,
    issued_at timestamptz, delivered_at timestamptz);
  CREATE TABLE codes(lookup bytea PRIMARY KEY, order_id text NOT NULL REFERENCES orders(id), position int NOT NULL,
    code text NOT NULL, state text NOT NULL DEFAULT 'issued', UNIQUE(order_id, position));
`;

/** An order's steps after its acceptance; `issue` waits for the invoice, `deliver` for the codes. */
export type Step = "confirm" | "issue" | "deliver";

export type PlacedOrder = {
  readonly purchaseOrderNumber: string;
  readonly lines: readonly { readonly sku: string; readonly quantity: number }[];
};

const lookupKey = createSecretKey(randomBytes(32));
const CODE_SYMBOLS = 25;
const CODE_BYTES = 16;

/** The new order's id; undefined when it is stored already. */
export async function insertOrder(sql: Sql, resellerId: string, order: PlacedOrder): Promise<string | undefined> {
  const { purchaseOrderNumber, lines } = order;
  const orderId = orderIdOf(resellerId, purchaseOrderNumber);
  const quantity = lines.reduce((sum, line) => sum + line.quantity, 0);
  const values = [orderId, purchaseOrderNumber, quantity, JSON.stringify(order)];
  const text = "INSERT INTO orders(id, reference, quantity, body) VALUES($1,$2,$3,$4) ON CONFLICT (id) DO NOTHING";
  const { rowCount } = await sql.query({ name: "insert-order", text, values });
  return rowCount === 1 ? orderId : undefined;
}

/** False when it is not there or was invoiced before. */
export async function recordInvoice(sql: Sql, orderId: string): Promise<boolean> {
  const text = "UPDATE orders SET invoiced_at=clock_timestamp() WHERE id=$1 AND invoiced_at IS NULL";
  return (await sql.query({ name: "invoice", text, values: [orderId] })).rowCount === 1;
}

/** Mails the confirmation, then writes that down: a crash in between mails it again. */
export async function confirmOrder(sql: Sql, mailer: SmtpMailer, orderId: string): Promise<void> {
  const { reference, confirmed } = await orderOf(sql, orderId);
  if (confirmed) return;
  await sendMail(mailer, `Order ${reference} is confirmed`, `${orderId}.confirmed`, []);
  const text = "UPDATE orders SET confirmed_at=clock_timestamp() WHERE id=$1";
  await sql.query({ name: "confirm", text, values: [orderId] });
}

/** Writes all codes; to be called inside a transaction. */
export async function issueCodes(sql: Sql, orderId: string): Promise<void> {
  const claim = "UPDATE orders SET issued_at=clock_timestamp() WHERE id=$1 AND issued_at IS NULL RETURNING quantity";
  const { rows } = await sql.query<{ quantity: number }>({ name: "issue", text: claim, values: [orderId] });
  const [order] = rows;
  if (order === undefined) return;
  const codes = Array.from({ length: order.quantity }, () => symbolsOf(randomBytes(CODE_BYTES), CODE_SYMBOLS));
  const keys = codes.map((code) => createHmac("sha256", lookupKey).update(code).digest());
  const text =
    "INSERT INTO codes(lookup, order_id, position, code) " +
    "SELECT key, $1, place, code FROM unnest($2::bytea[], $3::int[], $4::text[]) AS given(key, place, code)";
  await sql.query({ name: "codes", text, values: [orderId, keys, codes.map((_, place) => place), codes] });
}

/** Mails the list of codes, then writes that down. */
export async function deliverCodes(sql: Sql, mailer: SmtpMailer, orderId: string): Promise<void> {
  const { reference, delivered } = await orderOf(sql, orderId);
  if (delivered) return;
  const list = "SELECT code FROM codes WHERE order_id=$1 ORDER BY position";
  const { rows } = await sql.query<{ code: string }>({ name: "list", text: list, values: [orderId] });
  const content = new Secret(Buffer.from(`Code\r\n${rows.map(({ code }) => code).join("\r\n")}\r\n`));
  const file = { fileName: `${reference}.csv`, contentType: "text/csv; charset=utf-8", content };
  await sendMail(mailer, `Codes of order ${reference}`, `${orderId}.codes`, [file]);
  const text = "UPDATE orders SET delivered_at=clock_timestamp() WHERE id=$1";
  await sql.query({ name: "deliver", text, values: [orderId] });
}

type StoredOrder = { readonly reference: string; readonly confirmed: boolean; readonly delivered: boolean };

async function orderOf(sql: Sql, orderId: string): Promise<StoredOrder> {
  const text =
    "SELECT reference, confirmed_at IS NOT NULL AS confirmed, delivered_at IS NOT NULL AS delivered FROM orders WHERE id=$1";
  const { rows } = await sql.query<StoredOrder>({ name: "order", text, values: [orderId] });
  if (rows[0] === undefined) throw new Error(`there is no order ${orderId}`);
  return rows[0];
}

function sendMail(mailer: SmtpMailer, subject: string, id: string, attachments: readonly Attachment[]): Promise<void> {
  const text = `${subject}.\n\nThank you for your order.\n`;
  return mailer.send({
    messageId: `<${id}@bench.example>`,
    date: instant(Date.now()),
    from: { name: "Bench", email: "no-reply@bench.example" },
    to: { name: "Reader", email: "reader@bench.example" },
    language: "en",
    subject,
    text,
    html: `<p>${subject}.</p><p>Thank you for your order.</p>`,
    attachments,
  });
}

export type Reached = { readonly confirmed: number; readonly delivered: number };

/** How many orders were confirmed, and how many delivered with all their codes. */
export async function countReached(sql: Sql): Promise<Reached> {
  const text = `SELECT count(confirmed_at)::int AS confirmed, count(*) FILTER (WHERE delivered_at IS NOT NULL AND
    quantity = (SELECT count(*) FROM codes WHERE order_id = orders.id))::int AS delivered FROM orders`;
  const { rows } = await sql.query<Reached>(text);
  return rows[0] ?? { confirmed: 0, delivered: 0 };
}
