import type { IncomingMessage, ServerResponse } from "node:http";

/** What a route answers with. */
export type Answer = { status: number; headers: Record<string, string>; body: string | Buffer };

const MOST_BODY_BYTES = 10_000;
const LOOPBACK_NAMES = new Set(["127.0.0.1", "localhost", "[::1]"]);

export function json(value: unknown, status = 200): Answer {
  return { status, headers: { "content-type": "application/json; charset=utf-8" }, body: JSON.stringify(value) };
}

/** A problem document (RFC 9457) of no special type. */
export function problem(status: number, title: string, detail: string, headers: Record<string, string> = {}): Answer {
  return {
    status,
    headers: { "content-type": "application/problem+json", ...headers },
    body: JSON.stringify({ type: "about:blank", title, status, detail }),
  };
}

/**
 * Why a request is not even looked at; undefined when it may pass. A page of another origin that had its name resolved
 * to this machine sends a foreign Host; one that posts a form cannot send JSON.
 */
export function refusal({ method, headers }: IncomingMessage): Answer | undefined {
  const host = (headers.host ?? "").replace(/:\d+$/, "").toLowerCase();
  if (!LOOPBACK_NAMES.has(host)) return problem(403, "Forbidden", "Only asked for by a loopback name");

  const [mediaType = ""] = (headers["content-type"] ?? "").split(";");
  if (method === "POST" && mediaType.trim().toLowerCase() !== "application/json") {
    return problem(415, "Unsupported Media Type", "Send content-type: application/json");
  }
  return undefined;
}

/** The body as text; undefined when it is longer than anything this API takes. */
export async function readText(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MOST_BODY_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

export function send(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, {
    "cache-control": "no-store",
    "x-content-type-options": "nosniff",
    "content-length": Buffer.byteLength(body),
    ...headers,
  });
  response.end(body);
}
