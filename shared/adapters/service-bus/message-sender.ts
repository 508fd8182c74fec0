import type { ServiceBusClient, ServiceBusSender } from "@azure/service-bus";
import type { SendMessage } from "#shared/contracts/messages.ts";
import { UnavailableError } from "#shared/kernel/versioned.ts";

/** Refusals of the broker that no waiting cures. */
const PERMANENT_CODES: ReadonlySet<string> = new Set([
  "MessageSizeExceeded",
  "MessagingEntityNotFound",
  "MessagingEntityDisabled",
  "UnauthorizedAccess",
]);

/**
 * Sends to one queue over one sender, which is kept open and made anew after a failure. The body is sent as bytes of
 * JSON: as text the client would quote it once more.
 * The promise it gives rejects with `UnavailableError` when the broker could not be reached in about five seconds; the
 * message may then be there or not.
 */
export function createMessageSender<Message>(
  client: () => Promise<ServiceBusClient>,
  queue: string,
): SendMessage<Message> {
  let kept: Promise<ServiceBusSender> | undefined;
  const open = async () => (await client()).createSender(queue);

  return async (message, { messageId, notBefore }) => {
    const body = Buffer.from(JSON.stringify(message));
    const sending = kept ?? open();
    kept = sending;
    try {
      const sender = await sending;
      await sender.sendMessages({
        body,
        contentType: "application/json",
        messageId,
        ...(notBefore === undefined ? {} : { scheduledEnqueueTimeUtc: new Date(notBefore) }),
      });
    } catch (error) {
      if (kept === sending) kept = undefined;
      await close(sending, error);
      throw isPermanent(error) ? error : new UnavailableError("the message broker is not available", { cause: error });
    }
  };
}

/** A sender that cannot even be closed is named beside the error that made it useless. */
async function close(sending: Promise<ServiceBusSender>, failure: unknown): Promise<void> {
  try {
    const sender = await sending;
    await sender.close();
  } catch (error) {
    if (error !== failure) throw new UnavailableError("the message broker is not available", { cause: error });
  }
}

function isPermanent(error: unknown): boolean {
  if (error instanceof TypeError) return true;
  const { code } = error instanceof Error ? (error as { code?: unknown }) : {};
  return typeof code === "string" && PERMANENT_CODES.has(code);
}
