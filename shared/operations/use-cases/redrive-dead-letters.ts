import type { FulfilmentMessage, NotificationsMessage, QueueName, SendMessage } from "#shared/contracts/messages.ts";
import type { Claim } from "#shared/kernel/claim.ts";
import { accept, type Outcome } from "#shared/kernel/outcome.ts";
import { type DeadLetter, READERS, redrivenIdOf } from "#shared/operations/domain/dead-letter.ts";
import type { DeadLetters } from "#shared/operations/ports.ts";

export type RedriveResult = "redriven" | "not-found" | "unreadable";

/** What became of one id. An id that several dead letters share is `redriven` when one of them was. */
export type Redriven = { readonly messageId: string; readonly result: RedriveResult };

/**
 * Sends each named dead letter to its queue anew, then removes it; what cannot be read stays. After a fault some may
 * have been sent and be there still: repeated, they are sent once more, under the same id. One entry for each id given.
 * @throws {UnavailableError} when not all of them could be looked at.
 */
export type RedriveDeadLetters = (
  command: { readonly queue: QueueName; readonly messageIds: readonly string[] },
  claim: Claim,
) => Promise<Outcome<readonly Redriven[], "idempotency-key-reuse">>;

type Dependencies = {
  readonly deadLetters: DeadLetters;
  readonly sendToFulfilment: SendMessage<FulfilmentMessage>;
  readonly sendToNotifications: SendMessage<NotificationsMessage>;
};

export const createRedriveDeadLetters = ({
  deadLetters,
  sendToFulfilment,
  sendToNotifications,
}: Dependencies): RedriveDeadLetters => {
  const resend: Readonly<Record<QueueName, Resend>> = {
    fulfilment: resendBy(READERS.fulfilment, sendToFulfilment),
    notifications: resendBy(READERS.notifications, sendToNotifications),
  };
  return async ({ queue, messageIds }, claim) => {
    const claimed = await claim();
    if (!claimed.ok) return claimed;

    const results = new Map<string, RedriveResult>();
    await deadLetters.dispose(queue, messageIds, async (letter) => {
      const isSent = await resend[queue](letter);
      if (isSent || !results.has(letter.messageId)) results.set(letter.messageId, isSent ? "redriven" : "unreadable");
      return isSent ? "remove" : "keep";
    });
    return accept(messageIds.map((messageId) => ({ messageId, result: results.get(messageId) ?? "not-found" })));
  };
};

/** Whether it could be read, and so was sent. */
type Resend = (letter: DeadLetter) => Promise<boolean>;

/** The copy begins anew: it is not held against it how often the first was put off. */
const resendBy =
  <Message extends { readonly tries?: number | undefined }>(
    read: (content: unknown) => Message | undefined,
    send: SendMessage<Message>,
  ): Resend =>
  async (letter) => {
    const message = read(letter.content);
    if (message === undefined) return false;
    await send({ ...message, tries: 0 }, { messageId: redrivenIdOf(letter) });
    return true;
  };
