import { createHmac, randomUUID } from "node:crypto";

/** An answer with its JSON read; `body` is undefined when there is none. */
export type ApiAnswer<Body = unknown> = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Body;
};

export type SignedCall = {
  readonly client: string;
  readonly method: "GET" | "PUT" | "POST";
  /** Path with query, below the host's address. */
  readonly path: string;
  /** `type` and `data` of a write; without a `timestamp` it is of the moment of the call. */
  readonly message?: { readonly type: string; readonly data: unknown; readonly timestamp?: string };
  /** A new one for every call when absent. */
  readonly webhookId?: string;
  readonly headers?: Readonly<Record<string, string>>;
};

export type ApiClient = {
  readonly signed: <Body = unknown>(call: SignedCall) => Promise<ApiAnswer<Body>>;
  readonly plain: <Body = unknown>(path: string, body: unknown) => Promise<ApiAnswer<Body>>;
};

type Caller = { readonly id: string; readonly secret: string };

/** Calls the HTTP contract as a reseller's or publisher's own system would, signed by Standard Webhooks. */
export function createApiClient(host: {
  /** e.g. `http://127.0.0.1:7071`. */
  readonly url: string;
  readonly callers: readonly Caller[];
  /** Business time, epoch ms. */
  readonly now: () => number;
}): ApiClient {
  const secretOf = (id: string): Buffer => {
    const secret = host.callers.find((caller) => caller.id === id)?.secret;
    if (secret === undefined) throw new Error(`no client ${id}`);
    return Buffer.from(secret.replace(/^whsec_/, ""), "base64");
  };

  return {
    signed: async ({ client, method, path, message, webhookId = randomUUID(), headers = {} }) => {
      const timestamp = String(Math.floor(host.now() / 1000));
      const body = message && bodyOf(message, host.now());
      const content = `${webhookId}.${timestamp}.${body ?? `${method} ${path}`}`;
      const signature = createHmac("sha256", secretOf(client)).update(content).digest("base64");
      return call(host.url + path, {
        method,
        headers: {
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          "webhook-id": webhookId,
          "webhook-timestamp": timestamp,
          "webhook-signature": `v1,${signature}`,
          ...headers,
        },
        ...(body === undefined ? {} : { body }),
      });
    },
    plain: (path, body) =>
      call(host.url + path, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      }),
  };
}

const bodyOf = ({ type, data, timestamp }: NonNullable<SignedCall["message"]>, now: number): string =>
  JSON.stringify({ type, timestamp: timestamp ?? new Date(now).toISOString(), data });

async function call<Body>(url: string, init: RequestInit): Promise<ApiAnswer<Body>> {
  const answer = await fetch(url, init);
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, body: text === "" ? undefined : JSON.parse(text) };
}
