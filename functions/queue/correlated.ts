import { currentCorrelation } from "#functions/invocation.ts";
import type { SendMessage } from "#shared/contracts/messages.ts";

/** Sends every message with the id of the invocation that causes it, unless it names an id of its own. */
export const correlated =
  <Message extends { readonly correlationId?: string | undefined }>(send: SendMessage<Message>): SendMessage<Message> =>
  (message, options) =>
    send(message.correlationId === undefined ? { ...message, ...currentCorrelation() } : message, options);
