import { setTimeout as delay } from "node:timers/promises";
import type { Mailbox } from "#infra/local/mailbox/server.ts";
import { type Contender, type CpuUse, RESELLER } from "#test/bench/orders/contender.ts";
import type { Reached } from "#test/bench/peers/job.ts";

/** What one round of one contender gave; CPU in milliseconds for each order. */
export type Round = {
  readonly perSecond: number;
  readonly cpu: CpuUse;
};

/** `name` is in every order's number, so that no two rounds share one; `interrupted` ends the wait for what was ended. */
export type Load = {
  readonly name: string;
  readonly orders: number;
  readonly callers: number;
  readonly interrupted: AbortSignal;
};

const CODES = 30;
const POLL_MS = 20;
const PATIENCE_MS = 120_000;

/**
 * Places, confirms, invoices and delivers `orders` orders of 30 codes. Two halves are measured: until all are confirmed,
 * and from the first invoice until all are delivered. The days in between pass unmeasured.
 * @throws {Error} when an order is refused, or not confirmed or delivered in time.
 */
export async function driveRound(contender: Contender, sink: Mailbox, load: Load): Promise<Round> {
  const before = await contender.reached();
  const target = { confirmed: before.confirmed + load.orders, delivered: before.delivered + load.orders };
  const invoicedOn = contender.today();
  let orderIds: readonly string[] = [];
  const placing = await measured(contender, async () => {
    orderIds = await inParallel(load, (index) => place(contender, index, load.name));
    await until(contender, sink, load, ({ confirmed }) => confirmed >= target.confirmed);
  });
  await contender.openWindow();
  const invoicing = await measured(contender, async () => {
    await inParallel(load, (index) =>
      invoice(contender, orderIds[index] ?? "", { invoicedOn, invoiceNumber: `INV-${load.name}-${index}` }),
    );
    await until(contender, sink, load, ({ delivered }) => delivered >= target.delivered);
  });
  const each = (pick: (use: CpuUse) => number) => (pick(placing.cpu) + pick(invoicing.cpu)) / load.orders;
  return {
    perSecond: (load.orders / (placing.ms + invoicing.ms)) * 1000,
    cpu: { app: each(({ app }) => app), stores: each(({ stores }) => stores) },
  };
}

async function measured(contender: Contender, work: () => Promise<void>) {
  const before = contender.cpu();
  const startedAt = performance.now();
  await work();
  const ms = performance.now() - startedAt;
  const after = contender.cpu();
  return { ms, cpu: { app: after.app - before.app, stores: after.stores - before.stores } };
}

/** As many callers as `load` says, each with its next order once the last one is answered. Answers in order. */
async function inParallel<Value>({ orders, callers }: Load, call: (index: number) => Promise<Value>) {
  const answers: Value[] = [];
  let next = 0;
  const caller = async () => {
    for (let index = next++; index < orders; index = next++) answers[index] = await call(index);
  };
  await Promise.all(Array.from({ length: callers }, caller));
  return answers;
}

async function place({ api, agreementNumbers }: Contender, index: number, name: string): Promise<string> {
  const { status, body } = await api.signed<{ readonly orderId: string }>({
    client: RESELLER,
    method: "POST",
    path: `/api/resellers/${RESELLER}/orders`,
    message: {
      type: "order.placed",
      data: {
        purchaseOrderNumber: `PO-${name}-${index}`,
        agreementNumber: agreementNumbers[index % agreementNumbers.length],
        lines: [{ sku: "VOUCHER-1", quantity: CODES }],
      },
    },
  });
  if (status !== 202) throw new Error(`an order was answered with ${status}: ${JSON.stringify(body)}`);
  return body.orderId;
}

type Invoice = { readonly invoiceNumber: string; readonly invoicedOn: string };

async function invoice({ api }: Contender, orderId: string, invoiced: Invoice): Promise<void> {
  const { status, body } = await api.signed({
    client: "publisher",
    method: "POST",
    path: "/api/publisher/invoices",
    message: {
      type: "invoice.issued",
      data: { ...invoiced, resellerId: RESELLER, orderIds: [orderId] },
    },
  });
  if (status !== 200) throw new Error(`an invoice was answered with ${status}: ${JSON.stringify(body)}`);
}

/** Asks the contender only once every mail is there, so that asking costs it little. */
async function until(
  contender: Contender,
  sink: Mailbox,
  { orders: mails, interrupted }: Load,
  isReached: (reached: Reached) => boolean,
): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (sink.messages().length < mails || !isReached(await contender.reached())) {
    if (performance.now() > deadline)
      throw new Error(`${contender.name}: ${sink.messages().length} of ${mails} mails after ${PATIENCE_MS / 1000} s`);
    await delay(POLL_MS, undefined, { signal: interrupted });
  }
  if (sink.messages().length !== mails)
    throw new Error(`${contender.name} sent ${sink.messages().length} mails, not ${mails}`);
  sink.clear();
}
