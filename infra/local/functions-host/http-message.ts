import type { IncomingMessage, ServerResponse } from "node:http";
import type { HttpCookie, HttpData, NullableString } from "./core-types.ts";

const TRACE_PARENT = /^00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;

/** The request in the form the host sends to the worker: the body as the bytes that came. */
export function toHttpData(
  request: IncomingMessage,
  url: URL,
  params: Readonly<Record<string, string>>,
  body: Buffer,
): HttpData {
  return {
    method: request.method ?? "GET",
    url: url.href,
    nullableHeaders: nullable({ ...joinedHeaders(request), "x-forwarded-for": forwardedFor(request) }),
    nullableQuery: nullable(joinedQuery(url.searchParams)),
    nullableParams: nullable(params),
    ...(body.length > 0 ? { body: { bytes: body } } : {}),
  };
}

export function traceParentOf(request: IncomingMessage): string | undefined {
  const value = request.headers.traceparent;
  return typeof value === "string" && TRACE_PARENT.test(value) ? value : undefined;
}

/** Writes the worker's answer; no result is 204. */
export function writeHttpData(response: ServerResponse, data: HttpData | undefined): void {
  if (data === undefined) {
    response.writeHead(204).end();
    return;
  }
  for (const [name, value] of Object.entries(data.headers ?? {})) response.setHeader(name, value);
  for (const cookie of data.cookies ?? []) response.appendHeader("set-cookie", cookieText(cookie));
  response.statusCode = Number(data.statusCode);
  response.end(data.body?.bytes);
}

/** The caller's header with the socket's address and port at the end, as the platform's front end leaves it. */
function forwardedFor(request: IncomingMessage): string {
  const { remoteAddress = "unknown", remotePort, remoteFamily } = request.socket;
  const peer = `${remoteFamily === "IPv6" ? `[${remoteAddress}]` : remoteAddress}:${remotePort}`;
  const given = request.headers["x-forwarded-for"];
  return given === undefined ? peer : `${String(given)}, ${peer}`;
}

function joinedHeaders(request: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(", ") : `${value}`,
    ]),
  );
}

/** The real host joins the values of a repeated query parameter with a comma. */
function joinedQuery(query: URLSearchParams): Record<string, string> {
  return Object.fromEntries([...new Set(query.keys())].map((name) => [name, query.getAll(name).join(",")]));
}

function nullable(values: Readonly<Record<string, string>>): Record<string, NullableString> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }]));
}

function cookieText(cookie: HttpCookie): string {
  const sameSite =
    cookie.sameSite === "explicitNone" ? "none" : cookie.sameSite === "none" ? undefined : cookie.sameSite;
  const expires = cookie.expires?.value.seconds;
  const attributes = {
    "Max-Age": cookie.maxAge?.value,
    Domain: cookie.domain?.value,
    Path: cookie.path?.value,
    Expires: expires === undefined ? undefined : new Date(expires * 1000).toUTCString(),
    SameSite: sameSite,
  };
  return [
    `${cookie.name}=${encodeURIComponent(cookie.value)}`,
    ...Object.entries(attributes).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${value}`])),
    ...(cookie.secure?.value ? ["Secure"] : []),
    ...(cookie.httpOnly?.value ? ["HttpOnly"] : []),
  ].join("; ");
}
