import type { TimerHandler } from "@azure/functions";
import { invocationIdOf } from "#functions/correlation-id.ts";
import { duringInvocation } from "#functions/invocation.ts";

/** A timer's handler; what it sends and logs carries the document's own correlation id, or else this run's. */
export const correlatedTimer =
  (handler: TimerHandler): TimerHandler =>
  (timer, context) =>
    duringInvocation({ correlationId: invocationIdOf(context), context }, async () => handler(timer, context));
