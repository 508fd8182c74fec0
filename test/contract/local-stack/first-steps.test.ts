import { execFile } from "node:child_process";
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { promisify } from "node:util";
import nodemailer from "nodemailer";
import { Webhook } from "standardwebhooks";
import { expect, onTestFinished, test } from "vitest";
import { startControl } from "#infra/local/control/server.ts";
import { createTimeMachine } from "#infra/local/control/time-machine.ts";
import { tryOut } from "#infra/local/first-steps.ts";
import { startMailbox } from "#infra/local/mailbox/server.ts";
import { createSmallWorld } from "../local-control/small-world.ts";

const CODE = "ABCDE-FGHJK-MNPQR-STVWX-YZ012";
const clients = [
  { id: "lar-demo", secret: "whsec_bGFyLWRlbW8tc2VjcmV0LW9mLTI0Kw==" },
  { id: "publisher", secret: "whsec_cHVibGlzaGVyLXNlY3JldC1vZi0yNCs/" },
];

type Call = { line: string; body: string; signedBy: string | undefined; at: number };

/** Says who signed: the client whose secret gives this signature for the body, or for the request line without one. */
function signerOf({ headers, method, url }: IncomingMessage, body: string): string | undefined {
  const { "webhook-id": id, "webhook-timestamp": at, "webhook-signature": signature } = headers;
  return clients.find(({ secret }) => {
    const expected = new Webhook(secret).sign(String(id), new Date(Number(at) * 1000), body || `${method} ${url}`);
    return expected === signature;
  })?.id;
}

async function openApi(calls: Call[]): Promise<string> {
  const record = async (request: IncomingMessage): Promise<string> => {
    const body = await text(request);
    const line = `${request.method} ${request.url}`;
    calls.push({ line, body, signedBy: signerOf(request, body), at: Number(request.headers["webhook-timestamp"]) });
    return JSON.stringify({ orderId: "0rder", status: "accepted" });
  };
  const server = createServer((request, response) => {
    record(request).then(
      (answer) => response.end(answer),
      () => response.destroy(),
    );
  }).listen(0, "127.0.0.1");
  onTestFinished(() => void server.close());
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function sendCodeList(port: number): Promise<void> {
  const transport = nodemailer.createTransport({ host: "127.0.0.1", port });
  onTestFinished(() => transport.close());
  await transport.sendMail({
    from: "desk@vouchsafe.example",
    to: "reader@school.example",
    attachments: [{ filename: "codes.csv", content: `No.,Code\r\n1,${CODE}\r\n` }],
  });
}

test.for([
  ["2026-12-18T01:00:00.000Z", "2026-12-18"],
  ["2026-12-18T20:00:00.000Z", "2026-12-19"],
] as const)(
  "the printed commands sign what they send, from agreement to redemption, at %s, %s in Taipei",
  async ([instant, inTaipei]) => {
    const { parts } = createSmallWorld(instant);
    const mailbox = await startMailbox();
    onTestFinished(() => mailbox.close());
    await sendCodeList(mailbox.port);
    const timeMachine = createTimeMachine(parts);
    const control = await startControl({
      clock: parts.clock,
      timeMachine,
      mailbox,
      clients,
      queues: () => [],
      functions: "",
    });
    onTestFinished(() => control.close());
    const calls: Call[] = [];
    const api = await openApi(calls);

    await promisify(execFile)("bash", ["-euo", "pipefail", "-c", tryOut(api, control.url)], { timeout: 20_000 });

    const start = Date.parse(instant) / 1000;
    expect(calls.map(({ line, signedBy, at }) => [line, signedBy, at])).toEqual([
      ["PUT /api/publisher/agreements/EES-TW-1042", "publisher", start],
      ["PUT /api/publisher/price-lists/TW-SAMPLE-NOT-REAL-PRICES", "publisher", start],
      ["POST /api/resellers/lar-demo/quotes", "lar-demo", start],
      ["POST /api/resellers/lar-demo/orders", "lar-demo", start],
      ["GET /api/resellers/lar-demo/orders/0rder", "lar-demo", start + 60],
      ["POST /api/publisher/invoices", "publisher", start + 60],
      ["POST /api/redemptions", undefined, Number.NaN],
    ]);
    const [agreement, list, quote, order, , invoice, redemption] = calls.map(({ body }) =>
      body === "" ? {} : JSON.parse(body),
    );
    expect(agreement).toMatchObject({ type: "agreement.registered", timestamp: instant });
    expect(list).toMatchObject({ type: "price-list.published", timestamp: instant });
    expect(quote).toMatchObject({ type: "quote.requested", timestamp: instant });
    expect(order).toMatchObject({
      type: "order.placed",
      timestamp: instant,
      data: { purchaseOrderNumber: expect.stringMatching(/^PO-[0-9a-f]{6}$/), lines: expect.any(Array) },
    });
    expect(invoice).toMatchObject({ type: "invoice.issued", data: { invoicedOn: inTaipei, orderIds: ["0rder"] } });
    expect(redemption).toMatchObject({ code: CODE });
  },
);
