import { readFileSync } from "node:fs";
import { type ApiClient, createApiClient } from "#infra/client/api-client.ts";
import { withoutContainer } from "#infra/local/cosmos/meter.ts";
import type { HostLogLine } from "#infra/local/functions-host/launch.ts";
import { type Stack, type StackOptions, startStack } from "#infra/local/stack.ts";

/** Where every integration test begins, unless it says otherwise. */
const START_AT = Date.parse("2026-12-18T01:00:00Z");

export type RunningStack = {
  readonly stack: Stack;
  readonly api: ApiClient;
  /** Every line the host and the app have logged. */
  readonly log: readonly HostLogLine[];
  /** Body and message id of everything the broker ever accepted. */
  readonly sent: readonly { readonly queue: string; readonly messageId: string; readonly body: string }[];
  /** The database's meter before the first request. */
  readonly beginning: number;
};

/** The whole system on ephemeral ports, in memory unless `options` name a folder, with the built bundle. */
export async function startRunningStack(
  startAt = START_AT,
  options: Pick<StackOptions, "env" | "folder"> = {},
): Promise<RunningStack> {
  const log: HostLogLine[] = [];
  const sent: { queue: string; messageId: string; body: string }[] = [];
  const stack = await startStack({ ...options, ports: "ephemeral", startAt, onLog: (line) => log.push(line) });
  stack.serviceBus.onAccepted((queue, messageId, body) => sent.push({ queue, messageId, body }));
  const api = createApiClient({ url: stack.urls.functions, callers: stack.clients, now: stack.clock.now });
  return { stack, api, log, sent, beginning: stack.cosmos.meter.mark() };
}

/** `data` of a sample file of `infra/local/sample`, with changes on top. */
export function sampleData(name: string, changes: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const { data } = JSON.parse(readFileSync(`infra/local/sample/${name}.json`, "utf8"));
  return { ...data, ...changes };
}

export const ORDERS_PATH = "/api/resellers/lar-demo/orders";

export async function registerAgreement({ api }: RunningStack, data = sampleData("agreement-tw")): Promise<string> {
  const agreementNumber = String(data.agreementNumber);
  const path = `/api/publisher/agreements/${agreementNumber}`;
  const answer = await api.signed({
    client: "publisher",
    method: "PUT",
    path,
    message: { type: "agreement.registered", data },
  });
  if (answer.status !== 201) throw new Error(`registering the agreement answered ${answer.status}`);
  return agreementNumber;
}

/** With a webhook id it is a redelivery: every sending has the same bytes. */
export const placeOrder = ({ api }: RunningStack, data = sampleData("order-tw"), webhookId?: string) =>
  api.signed<{ orderId: string; status: string }>({
    client: "lar-demo",
    method: "POST",
    path: ORDERS_PATH,
    ...(webhookId === undefined
      ? { message: { type: "order.placed", data } }
      : { message: { type: "order.placed", data, timestamp: new Date(START_AT).toISOString() }, webhookId }),
  });

export const readOrder = async ({ api }: RunningStack, orderId: string) => {
  const { body } = await api.signed<OrderBody>({
    client: "lar-demo",
    method: "GET",
    path: `${ORDERS_PATH}/${orderId}`,
  });
  return body;
};

export type OrderBody = {
  readonly orderId: string;
  readonly status: string;
  readonly promises: readonly { readonly kind: string; readonly keptAt?: string; readonly missedAt?: string }[];
  readonly timeline: readonly { readonly type: string; readonly at: string }[];
  readonly lots: readonly { readonly codes: number; readonly expiresAt: string; readonly redeemed?: number }[];
  readonly mails: readonly { readonly kind: string; readonly status: string }[];
};

export const issueInvoice = ({ api, stack }: RunningStack, orderIds: readonly string[], invoiceNumber = "INV-1") =>
  api.signed({
    client: "publisher",
    method: "POST",
    path: "/api/publisher/invoices",
    message: {
      type: "invoice.issued",
      data: {
        invoiceNumber,
        invoicedOn: new Date(stack.clock.now()).toISOString().slice(0, 10),
        resellerId: "lar-demo",
        orderIds,
      },
    },
  });

/** From nothing to delivered codes: the sample agreement and order, invoiced, time moved past the window. */
export async function deliverSampleOrder(running: RunningStack, order = sampleData("order-tw")) {
  await registerAgreement(running);
  const { body } = await placeOrder(running, order);
  await running.stack.timeMachine.settle();
  await issueInvoice(running, [body.orderId]);
  await running.stack.timeMachine.advanceTo(Date.parse("2027-01-05T00:00:00Z"));
  return { orderId: body.orderId, codes: mailedCodes(running) };
}

const CODE = /[0-9A-HJKMNP-TV-Z]{5}(?:-[0-9A-HJKMNP-TV-Z]{5}){4}/g;

/** The codes of every list that was mailed, in order. */
export const mailedCodes = ({ stack }: RunningStack): readonly string[] =>
  stack.mailbox
    .messages()
    .flatMap(({ attachments }) => attachments)
    .flatMap(({ base64 }) => Buffer.from(base64, "base64").toString("utf8").match(CODE) ?? []);

export const redeem = ({ api }: RunningStack, code: string, email = "ming@qinglan.example", family = "MCP") =>
  api.plain<{ type?: string; state?: string }>("/api/redemptions", {
    code,
    person: { name: "王小明", email },
    exam: {
      family,
      examCode: "70-740",
      provider: family === "MCP" ? "pearson-vue" : "certiport",
      testCentre: "90012345",
    },
  });

/**
 * What a call asked of the database. Plans and metadata are counted apart by the meter; so are the reads of switches,
 * of which an instance makes one in ten seconds however many calls it answers.
 */
export async function metered<Answer>({ stack }: RunningStack, call: () => Promise<Answer>) {
  const mark = stack.cosmos.meter.mark();
  const answer = await call();
  const usage = stack.cosmos.meter.since(mark);
  const switchReads = usage.operations.filter(({ container }) => container === "switches").length;
  return { answer, switchReads, ...withoutContainer(usage, "switches") };
}

/** The last part of a problem's type. */
export const problemOf = (body: unknown): string | undefined =>
  body instanceof Object && "type" in body ? String(body.type).split("/").at(-1) : undefined;
