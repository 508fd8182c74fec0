import { createHmac } from "node:crypto";
import { HttpRequest } from "@azure/functions";

/** What a caller signs with, and the moment it signs at; the wrong parts of a request are made by overriding these. */
export type Signing = {
  /** `whsec_<base64>` */
  readonly secret: string;
  /** Date or anything `Date` reads. */
  readonly at: string;
  readonly id?: string;
};

export type RequestParts = {
  readonly method?: string;
  /** From the root, with its query. */
  readonly path: string;
  readonly body?: string | Uint8Array;
  readonly params?: Readonly<Record<string, string>>;
  /** Win over the ones the request would have. */
  readonly headers?: Readonly<Record<string, string>>;
};

const ORIGIN = "https://vouchsafe.test";

/** The `v1,…` signature of Standard Webhooks over `content`. */
export function signatureOf(secret: string, id: string, timestamp: string, content: string | Uint8Array): string {
  const key = Buffer.from(secret.replace("whsec_", ""), "base64");
  return `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.`).update(content).digest("base64")}`;
}

/** The three signature headers for `content`: a body's bytes, or `<METHOD> <path and query>` where there is none. */
export function signedHeaders({ secret, at, id = "msg_1" }: Signing, content: string | Uint8Array) {
  const timestamp = String(Math.floor(Date.parse(at) / 1000));
  return {
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": signatureOf(secret, id, timestamp, content),
  };
}

/** A request as the Functions host hands it over, signed; GET when there is no body, otherwise POST. */
export function signedHttpRequest(signing: Signing, parts: RequestParts): HttpRequest {
  const method = parts.method ?? (parts.body === undefined ? "GET" : "POST");
  const content = parts.body ?? `${method} ${parts.path}`;
  return httpRequest({ ...parts, method, headers: { ...signedHeaders(signing, content), ...parts.headers } });
}

/** A request as the Functions host hands it over. A body is `application/json` unless `headers` say otherwise. */
export function httpRequest({ method, path, body, params = {}, headers = {} }: RequestParts): HttpRequest {
  const contentType = body === undefined ? {} : { "content-type": "application/json" };
  return new HttpRequest({
    method: method ?? (body === undefined ? "GET" : "POST"),
    url: `${ORIGIN}${path}`,
    headers: { ...contentType, ...headers },
    params: { ...params },
    ...(body === undefined ? {} : { body: { bytes: Buffer.from(body) } }),
  });
}

/** The body of a Standard Webhooks message, as text. */
export const messageText = (type: string, data: unknown, timestamp = "2026-11-25T09:00:00Z"): string =>
  JSON.stringify({ type, timestamp, data });
