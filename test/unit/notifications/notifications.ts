import type { FulfilmentMessage, NotificationsMessage, SendMessage } from "#shared/contracts/messages.ts";
import { type Instant, MINUTE_MS, plusMs } from "#shared/kernel/instant.ts";
import { UnavailableError } from "#shared/kernel/versioned.ts";
import type { Mail } from "#shared/notifications/domain/mail.ts";
import type { CodeList } from "#shared/notifications/ports.ts";
import { createRecordMail } from "#shared/notifications/use-cases/record-mail.ts";
import { createSendMail } from "#shared/notifications/use-cases/send-mail.ts";
import { InMemoryMailLedger } from "#test/support/in-memory-mail-ledger.ts";
import { InMemoryManifests } from "#test/support/in-memory-manifests.ts";
import { RecordingMailer } from "#test/support/recording-mailer.ts";
import { attachFilesOf, codesOf, NOON, ORDER_ID, plannedMail, SENDER } from "#test/unit/notifications/mails.ts";

type Sent<Message> = { readonly message: Message; readonly messageId: string };

/** A queue that keeps what it gets, or is down. */
function queue<Message>() {
  const sent: Sent<Message>[] = [];
  const state = { sent, isDown: false };
  const send: SendMessage<Message> = async (message, { messageId }) => {
    if (state.isDown) throw new UnavailableError("the broker is down");
    sent.push({ message, messageId });
  };
  return { state, send };
}

/** The context on fakes, with one mail in its ledger, at a time that passes when told to. */
export function notifications(mail: Mail | undefined = plannedMail("code-list"), codeList: CodeList = codesOf) {
  const ledger = new InMemoryMailLedger(...(mail ? [mail] : []));
  const mailer = new RecordingMailer();
  const manifests = new InMemoryManifests();
  const time = { now: NOON };
  const failed: string[] = [];
  const [toNotifications, toFulfilment] = [queue<NotificationsMessage>(), queue<FulfilmentMessage>()];
  const sendMail = createSendMail({
    ledger,
    mailer,
    attachFiles: attachFilesOf(codeList, manifests),
    sender: SENDER,
    clock: () => time.now,
    sendToNotifications: toNotifications.send,
    sendToFulfilment: toFulfilment.send,
    onFailed: ({ mailId, failure }) => failed.push(`${mailId} ${failure}`),
  });
  const recordMail = createRecordMail({ ledger, sendToFulfilment: toFulfilment.send });
  return {
    ledger,
    mailer,
    /** What operators were told, e.g. `code-list smtp-550`. */
    failed,
    manifests,
    notificationsQueue: toNotifications.state,
    fulfilmentQueue: toFulfilment.state,
    pass: (minutes: number) => {
      time.now = plusMs(time.now, minutes * MINUTE_MS);
    },
    send: () => sendMail({ orderId: ORDER_ID, mailId: "code-list" }),
    record: (acceptedAt: Instant) => recordMail({ orderId: ORDER_ID, mailId: "code-list", acceptedAt }),
    entry: () => ledger.entry(ORDER_ID, "code-list"),
  };
}

/** What a save runs into, or does not. */
export const ledgerDown = () => {
  throw new UnavailableError("the ledger is down");
};
export const nothing = () => undefined;
