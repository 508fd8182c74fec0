import type { ServiceBusReceivedMessage } from "@azure/service-bus";
import { instant } from "#shared/kernel/instant.ts";
import type { DeadLetter } from "#shared/operations/domain/dead-letter.ts";

const utf8 = new TextDecoder("utf-8", { fatal: true });

/** As the client received or peeked it, its body not parsed. */
export function deadLetterOf(message: ServiceBusReceivedMessage): DeadLetter {
  const { sequenceNumber, body, enqueuedTimeUtc, deliveryCount, deadLetterReason, deadLetterErrorDescription } =
    message;
  return {
    sequenceNumber: String(sequenceNumber),
    messageId: messageIdOf(message),
    content: contentOf(body),
    // The client's types leave open what every message of a broker has.
    enqueuedAt: instant(enqueuedTimeUtc ?? 0),
    deliveryCount: deliveryCount ?? 0,
    ...(deadLetterReason === undefined ? {} : { reason: deadLetterReason }),
    ...(deadLetterErrorDescription === undefined ? {} : { description: deadLetterErrorDescription }),
  };
}

/** Empty when there is none. */
export const messageIdOf = ({ messageId }: ServiceBusReceivedMessage): string => String(messageId ?? "");

/** Undefined when it is no JSON; that is what is to be found out here. */
function contentOf(body: unknown): unknown {
  try {
    return JSON.parse(Buffer.isBuffer(body) ? utf8.decode(body) : String(body));
  } catch {
    return undefined;
  }
}
