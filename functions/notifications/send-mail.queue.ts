import { consume, type Patience } from "#functions/queue/consumer.ts";
import type { Queueing } from "#functions/queue/queueing.ts";
import { type NotificationsMessage, notificationsMessage } from "#shared/contracts/messages.ts";
import type { Outcome } from "#shared/kernel/outcome.ts";
import type { RecordMail } from "#shared/notifications/use-cases/record-mail.ts";
import type { SendMail } from "#shared/notifications/use-cases/send-mail.ts";

/**
 * What no document knows must not wait: within two minutes of the database's return the mail would be sent again.
 * Tries within the message schema's bound, eight hours of them.
 */
const RECORD_PATIENCE: Patience = { maxTries: 1000, longestDelayMs: 30_000 };

/** Queue `notifications`: a planned mail to send, or an acceptance to write down. */
export const sendMailOnMessage = (
  { sendMail, recordMail }: { readonly sendMail: SendMail; readonly recordMail: RecordMail },
  queueing: Queueing<NotificationsMessage>,
) =>
  consume({
    ...queueing,
    schema: notificationsMessage,
    patienceFor: ({ type }) => (type === "record-mail" ? RECORD_PATIENCE : undefined),
    handle: (message): Promise<Outcome<unknown, string>> => {
      const { orderId, mailId, session } = message;
      const address = { orderId, mailId, ...(session === undefined ? {} : { session }) };
      if (message.type === "send-mail") return sendMail(address);
      return recordMail({ ...address, acceptedAt: message.acceptedAt });
    },
  });
