import type { Mailbox } from "#shared/contracts/mail-request.ts";
import type { FulfilmentMessage, NotificationsMessage, SendMessage } from "#shared/contracts/messages.ts";
import type { Clock, Instant } from "#shared/kernel/instant.ts";
import { accept, type Outcome, refuse } from "#shared/kernel/outcome.ts";
import { retryWhenStale } from "#shared/kernel/retry-when-stale.ts";
import { UnavailableError, type Versioned } from "#shared/kernel/versioned.ts";
import type { ComposedMail } from "#shared/notifications/domain/composed-mail.ts";
import {
  acceptMail,
  doubtMail,
  failMail,
  type Mail,
  putBack,
  type SendingMail,
  type SendingRefusal,
  startSending,
  withdrawMail,
} from "#shared/notifications/domain/mail.ts";
import {
  type Mailer,
  type MailLedger,
  MailNotSentError,
  MailOutcomeUnknownError,
  MailRefusedError,
} from "#shared/notifications/ports.ts";
import { type AttachFiles, composeMail } from "#shared/notifications/templates/compose-mail.ts";
import { findMail, type MailAddress, nudgeFulfilment, settleMail } from "#shared/notifications/use-cases/mail-entry.ts";

export type SendMailServices = {
  readonly ledger: MailLedger;
  readonly mailer: Mailer;
  readonly attachFiles: AttachFiles;
  /** The From of every mail; what a mail was first sent with stays with it. */
  readonly sender: Mailbox;
  readonly clock: Clock;
  readonly sendToNotifications: SendMessage<NotificationsMessage>;
  readonly sendToFulfilment: SendMessage<FulfilmentMessage>;
  /** Told of a mail that was refused for good: an operator has to look. */
  readonly onFailed: (mail: Mail) => void;
};

/** `accepted-unrecorded`: accepted; the ledger could not be written and a message carries the fact. */
type SentMail = "accepted" | "accepted-unrecorded";
type SendMailRefusal = Exclude<SendingRefusal, "mail-already-accepted"> | "mail-refused";
export type SendMail = (address: MailAddress) => Promise<Outcome<SentMail, SendMailRefusal>>;

/**
 * Sends a planned mail once, and again only when it was not sent for certain or its outcome stayed unknown.
 * @throws {MailNotSentError | MissingDocumentError | UnavailableError} faults, to be tried again later.
 */
export const createSendMail =
  (services: SendMailServices): SendMail =>
  async (address) => {
    const { ledger, mailer, clock, sendToFulfilment } = services;
    const taken = await retryWhenStale(() => takeLease(services, address));
    if (!taken.ok) {
      if (taken.refusal !== "mail-already-accepted" && taken.refusal !== "mail-already-refused")
        return refuse(taken.refusal);
      const { value, session } = await findMail(ledger, address);
      await nudgeFulfilment(sendToFulfilment, value, session);
      return taken.refusal === "mail-already-accepted" ? accept("accepted") : refuse(taken.refusal);
    }
    const { composed, ...lease } = taken.value;
    try {
      await mailer.send(composed);
    } catch (error) {
      return recordFailure(services, lease, error);
    }
    return recordAcceptance(services, lease, clock());
  };

/** `stored` is the ledger's entry as it was written when the sending began. */
type Lease = { readonly mail: SendingMail; readonly stored: Versioned<Mail>; readonly address: MailAddress };

/** Composes before the ledger says `sending`: what fails until then was not sent, and needs no putting back. */
async function takeLease(
  { ledger, attachFiles, sender, clock }: SendMailServices,
  address: MailAddress,
): Promise<Outcome<Lease & { readonly composed: ComposedMail }, SendingRefusal>> {
  const { value, version } = await findMail(ledger, address);
  const started = startSending(value, { at: clock(), sender });
  if (!started.ok) {
    if (started.refusal === "mail-outcome-unknown") await ledger.save(doubtMail(value, clock()), version);
    if (started.refusal === "codes-expired") await ledger.save(withdrawMail(value, clock()), version);
    return started;
  }
  const mail = started.value;
  const composed = await composeMail(mail, attachFiles);
  const stored = await ledger.save(mail, version);
  return accept({ mail, stored, composed, address: { ...address, session: stored.session ?? address.session } });
}

async function recordFailure(
  { ledger, clock, sendToFulfilment, onFailed }: SendMailServices,
  { address, stored }: Lease,
  error: unknown,
): Promise<Outcome<never, SendMailRefusal>> {
  if (error instanceof MailRefusedError) {
    const { value, session } = await settleMail(ledger, address, (mail) => failMail(mail, error, clock()), stored);
    if (value.status === "failed") onFailed(value);
    await nudgeFulfilment(sendToFulfilment, value, session);
    return refuse("mail-refused");
  }
  if (error instanceof MailOutcomeUnknownError) {
    await settleMail(ledger, address, (mail) => doubtMail(mail, clock()), stored);
    return refuse("mail-outcome-unknown");
  }
  if (!(error instanceof MailNotSentError)) throw error;
  const ledgerFault = await faultOf(settleMail(ledger, address, (mail) => putBack(mail, clock(), error), stored));
  if (ledgerFault === undefined) throw error;
  throw new MailNotSentError(error.message, { cause: new AggregateError([error, ledgerFault]) });
}

async function recordAcceptance(
  { ledger, sendToNotifications, sendToFulfilment }: SendMailServices,
  { mail, stored, address }: Lease,
  acceptedAt: Instant,
): Promise<Outcome<SentMail, never>> {
  const { orderId, mailId, sends } = mail;
  let recorded: Versioned<Mail>;
  try {
    recorded = await settleMail(ledger, address, (found) => acceptMail(found, acceptedAt), stored);
  } catch (ledgerFault) {
    const message = { type: "record-mail", orderId, mailId, acceptedAt } as const;
    const queueFault = await faultOf(
      sendToNotifications(message, { messageId: `${orderId}.${mailId}.record.${sends}` }),
    );
    if (queueFault === undefined) return accept("accepted-unrecorded");
    throw new UnavailableError(`the acceptance of mail ${mailId} is not recorded: ${String(queueFault)}`, {
      cause: ledgerFault,
    });
  }
  await nudgeFulfilment(sendToFulfilment, recorded.value, recorded.session);
  return accept("accepted");
}

const faultOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => undefined,
    (fault: unknown) => fault,
  );
