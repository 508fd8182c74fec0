import type { InvocationContext, ServiceBusQueueHandler } from "@azure/functions";
import type { z } from "zod";
import { invocationIdOf } from "#functions/correlation-id.ts";
import { duringInvocation } from "#functions/invocation.ts";
import { faultFields, logLine } from "#functions/log-line.ts";
import { backOffMs, type Random } from "#functions/queue/back-off.ts";
import type { SendMessage } from "#shared/contracts/messages.ts";
import { type Clock, plusMs } from "#shared/kernel/instant.ts";
import type { Outcome } from "#shared/kernel/outcome.ts";
import { UnavailableError } from "#shared/kernel/versioned.ts";

/** Copies of one message that are sent after a fault; then the document's own wake-up is what is left. */
export const MAX_TRIES = 80;

/** How often and how far apart copies of a message are sent. Delays in milliseconds. */
export type Patience = { readonly maxTries: number; readonly longestDelayMs: number };

const USUAL_PATIENCE: Patience = { maxTries: MAX_TRIES, longestDelayMs: Number.POSITIVE_INFINITY };

/** Characters kept of a message id, so that with its suffix it stays within the broker's 128. */
const MAX_ID_LENGTH = 115;
const RETRY_SUFFIX = /\.retry\.\d+$/;

/** `tries`: how many copies were sent before; absent on the original. All other members are ids. */
type Retryable = {
  readonly tries?: number | undefined;
  readonly session?: string | undefined;
  readonly correlationId?: string | undefined;
};

type Consumer<Message extends Retryable> = {
  readonly schema: z.ZodType<Message>;
  readonly clock: Clock;
  readonly random: Random;
  readonly resend: SendMessage<Message>;
  /** For messages that cannot wait as long as the others, or for which nothing else stands in. */
  readonly patienceFor?: (message: Message) => Patience | undefined;
  /** Refuses by value, fails by exception. May be called again for the same message at any time. */
  readonly handle: (message: Message, context: InvocationContext) => Promise<Outcome<unknown, string>>;
};

/** The message is not of its queue's form. Thrown at every delivery, so that the broker dead-letters it in the end. */
export class UnreadableMessageError extends Error {
  override readonly name = "UnreadableMessageError";
}

/**
 * A queue's handler, one log line for each message. What was done and what was refused completes it; after a fault a
 * copy is sent for later and the message completed, so that an outage uses up no deliveries; only what cannot be read,
 * or sent again, is thrown.
 */
export const consume =
  <Message extends Retryable>({ schema, handle, ...putOff }: Consumer<Message>): ServiceBusQueueHandler =>
  async (received, context) => {
    const parsed = schema.safeParse(received);
    if (!parsed.success) {
      const issues = parsed.error.issues.map(({ code }) => code);
      const correlationId = invocationIdOf(context);
      context.error(logLine("message-unreadable", { messageId: messageIdOf(context), correlationId, issues }));
      throw new UnreadableMessageError("the message does not match its schema");
    }
    // Sent before messages had a correlation id, or found by nobody's doing: then this invocation is the beginning.
    const { correlationId = invocationIdOf(context) } = parsed.data;
    const message = { ...parsed.data, correlationId };
    await duringInvocation({ correlationId, context }, async () => {
      try {
        logOutcome(message, await handle(message, context), context);
      } catch (error) {
        await sendCopy(message, error, putOff, context);
      }
    });
  };

function logOutcome(message: Retryable, outcome: Outcome<unknown, string>, context: InvocationContext): void {
  if (!outcome.ok) context.warn(logLine("message-refused", { ...idsOf(message), reason: outcome.refusal }));
  else context.log(logLine("message-handled", { ...idsOf(message), ...resultOf(outcome.value) }));
}

/** A word such as an order's status; what is more than a word is nobody's to read in a log. */
const resultOf = (value: unknown) => (typeof value === "string" ? { result: value } : {});

async function sendCopy<Message extends Retryable>(
  message: Message,
  error: unknown,
  { clock, random, resend, patienceFor }: Omit<Consumer<Message>, "schema" | "handle">,
  context: InvocationContext,
): Promise<void> {
  const { maxTries, longestDelayMs } = patienceFor?.(message) ?? USUAL_PATIENCE;
  const tries = message.tries ?? 0;
  const { name, message: reason, stack, cause } = faultFields(error);
  if (tries >= maxTries) {
    context.error(logLine("message-given-up", { ...idsOf(message), name, reason, stack, cause }));
    return;
  }
  context.warn(logLine("message-postponed", { ...idsOf(message), name, reason, cause }));
  const delayMs = Math.max(Math.min(backOffMs(tries, random), longestDelayMs), askedDelayMs(error));
  await resend(
    { ...message, tries: tries + 1 },
    { messageId: `${originalIdOf(context)}.retry.${tries + 1}`, notBefore: plusMs(clock(), delayMs) },
  );
}

const askedDelayMs = (error: unknown): number => (error instanceof UnavailableError ? (error.retryAfterMs ?? 0) : 0);

function idsOf<Message extends Retryable>(message: Message) {
  const { session: _session, ...ids } = message;
  return ids;
}

/** A label only: the host turns ids that look like JSON into other types. */
function messageIdOf({ triggerMetadata, invocationId }: InvocationContext): string {
  const id = triggerMetadata?.messageId;
  return typeof id === "string" || typeof id === "number" ? String(id) : invocationId;
}

/** The same for every copy of a message, so that a copy sent twice is recognised as a duplicate by the broker. */
const originalIdOf = (context: InvocationContext): string =>
  messageIdOf(context).replace(RETRY_SUFFIX, "").slice(0, MAX_ID_LENGTH);
