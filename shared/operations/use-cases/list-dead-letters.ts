import { QUEUES, type QueueName } from "#shared/contracts/messages.ts";
import { type DeadLetter, type Explanation, explain, READERS } from "#shared/operations/domain/dead-letter.ts";
import type { DeadLetters } from "#shared/operations/ports.ts";

/** Dead letters shown of each queue, inclusive. */
const MOST_LISTED = 100;

/** A dead letter without its body; of that only what its queue's schema knows, null where it does not match. */
export type ListedDeadLetter = Omit<DeadLetter, "content" | "reason" | "description"> & {
  readonly queue: QueueName;
  readonly type: string | null;
  readonly orderId: string | null;
  readonly lotId: string | null;
  readonly reason: string | null;
  readonly description: string | null;
  readonly explanation: Explanation;
};

/** The first 100 of each queue, queue by queue. @throws {UnavailableError} */
export type ListDeadLetters = () => Promise<readonly ListedDeadLetter[]>;

export const createListDeadLetters =
  ({ deadLetters }: { readonly deadLetters: DeadLetters }): ListDeadLetters =>
  async () => {
    const ofQueues = await Promise.all(
      QUEUES.map(async (queue) => {
        const letters = await deadLetters.first(queue, MOST_LISTED);
        return letters.map((letter) => listed(queue, letter));
      }),
    );
    return ofQueues.flat();
  };

function listed(queue: QueueName, letter: DeadLetter): ListedDeadLetter {
  const { sequenceNumber, messageId, enqueuedAt, deliveryCount, reason = null, description = null } = letter;
  const message = READERS[queue](letter.content);
  return {
    queue,
    sequenceNumber,
    messageId,
    type: message?.type ?? null,
    orderId: message !== undefined && "orderId" in message ? message.orderId : null,
    lotId: message !== undefined && "lotId" in message ? message.lotId : null,
    enqueuedAt,
    deliveryCount,
    reason,
    description,
    explanation: explain(queue, letter),
  };
}
