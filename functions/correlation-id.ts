import { randomUUID } from "node:crypto";
import type { InvocationContext } from "@azure/functions";
import { CORRELATION_ID } from "#shared/kernel/correlation.ts";

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** W3C trace context: version, trace id of 32 digits that are not all zero, parent, flags. */
const TRACE_PARENT = /^[0-9a-f]{2}-(?!0{32})([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})-/;

type Headers = { readonly get: (name: string) => string | null };

/**
 * The id a request and all it causes is found by: the caller's own `x-correlation-id` if it is of 1 to 64 letters,
 * digits, `-` and `_`; else the trace id of its `traceparent` in the form of a UUID; else the invocation's.
 */
export function correlationIdOf(headers: Headers, context: InvocationContext): string {
  const own = headers.get("x-correlation-id") ?? "";
  if (CORRELATION_ID.test(own)) return own;
  return traceIdIn(headers.get("traceparent")) ?? invocationIdOf(context);
}

/** The invocation's id; outside a real host the id of its trace, or a new one. */
export function invocationIdOf({ invocationId, traceContext }: InvocationContext): string {
  if (UUID.test(invocationId)) return invocationId.toLowerCase();
  return traceIdIn(traceContext?.traceParent) ?? randomUUID();
}

function traceIdIn(traceParent: string | null | undefined): string | undefined {
  return TRACE_PARENT.exec(traceParent ?? "")
    ?.slice(1)
    .join("-");
}

/** An id as a URI for people to quote; ids that are no UUID are named below `base`, which has no final slash. */
export const correlationUri = (base: string, correlationId: string): string =>
  UUID.test(correlationId) ? `urn:uuid:${correlationId}` : `${base}/requests/${correlationId}`;
