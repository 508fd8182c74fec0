import { randomBytes, randomUUID } from "node:crypto";
import type { RunningStack } from "#test/support/running-stack.ts";
import { signatureOf } from "#test/support/signed-request.ts";

/** A request as somebody might send it who does not keep to the contract. */
export type HostileRequest = {
  /** Whose secret signs; `"nobody"` has one that we do not know. Absent: not signed at all. */
  readonly signedBy?: string;
  /** What is signed in place of what is sent. */
  readonly signedContent?: string;
  /** Seconds from now to the timestamp; default 0. */
  readonly secondsOff?: number;
  readonly webhookId?: string;
  /** Default: POST with a body, GET without. */
  readonly method?: string;
  readonly path: string;
  readonly body?: string | Uint8Array;
  /** Win over the ones the request would have; null leaves one out. */
  readonly headers?: Readonly<Record<string, string | null>>;
};

export type HostileAnswer = {
  readonly status: number;
  /** The last part of the problem's type; undefined when the answer is no problem document. */
  readonly problem: string | undefined;
  readonly headers: Headers;
  readonly text: string;
};

/** Sends requests byte by byte as they are written. */
export const createHostileCaller =
  ({ stack }: RunningStack) =>
  async (request: HostileRequest): Promise<HostileAnswer> => {
    const { path, body, method = body === undefined ? "GET" : "POST" } = request;
    const headers = new Headers(body === undefined ? {} : { "content-type": "application/json" });
    for (const [name, value] of Object.entries({ ...signature(request, method, stack), ...request.headers }))
      if (value === null) headers.delete(name);
      else headers.set(name, value);
    const answer = await fetch(stack.urls.functions + path, {
      method,
      headers,
      ...(body === undefined ? {} : { body: Buffer.from(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, problem: problemIn(answer, text), headers: answer.headers, text };
  };

function signature(request: HostileRequest, method: string, stack: RunningStack["stack"]): Record<string, string> {
  const { signedBy, path, body, secondsOff = 0, webhookId = randomUUID() } = request;
  if (signedBy === undefined) return {};
  const secret =
    signedBy === "nobody"
      ? `whsec_${randomBytes(32).toString("base64")}`
      : stack.clients.find(({ id }) => id === signedBy)?.secret;
  if (secret === undefined) throw new Error(`no client ${signedBy}`);
  const timestamp = String(Math.floor(stack.clock.now() / 1000) + secondsOff);
  return {
    "webhook-id": webhookId,
    "webhook-timestamp": timestamp,
    "webhook-signature": signatureOf(
      secret,
      webhookId,
      timestamp,
      request.signedContent ?? body ?? `${method} ${path}`,
    ),
  };
}

function problemIn(answer: Response, text: string): string | undefined {
  if (answer.headers.get("content-type") !== "application/problem+json") return undefined;
  const { type }: { type: string } = JSON.parse(text);
  return type.split("/").at(-1);
}

/** What a refused request must leave as it was: every document, what was queued and mailed, and what was logged. */
export function tracesOf({ stack, sent, log }: RunningStack, marker: string) {
  return {
    documents: stack.cosmos.documents().map(({ body }) => body),
    queued: sent.length,
    mailed: stack.mailbox.messages().length,
    errors: log.filter(({ level }) => level === "error").map(({ message }) => message),
    linesWithMarker: log.filter(({ message }) => message.includes(marker)).map(({ message }) => message),
  };
}
