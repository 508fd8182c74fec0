import type { FulfilmentMessage, SendMessage } from "#shared/contracts/messages.ts";
import { retryWhenStale } from "#shared/kernel/retry-when-stale.ts";
import { MissingDocumentError, type Versioned } from "#shared/kernel/versioned.ts";
import type { Mail } from "#shared/notifications/domain/mail.ts";
import type { MailLedger } from "#shared/notifications/ports.ts";

export type MailAddress = { readonly orderId: string; readonly mailId: string; readonly session?: string | undefined };

/** @throws {MissingDocumentError} when the ledger has no such mail (yet). */
export async function findMail(
  ledger: MailLedger,
  { orderId, mailId, session }: MailAddress,
): Promise<Versioned<Mail>> {
  const found = await ledger.find(orderId, mailId, session);
  if (!found) throw new MissingDocumentError(`mail ${mailId} of order ${orderId} cannot be read yet`);
  return found;
}

export type SettledMail = { readonly mail: Mail; readonly session: string | undefined };

/**
 * Applies a transition to the entry as it is now, reading again after a lost race.
 * @returns the entry after it, and the session to read it back by.
 */
export const settleMail = (ledger: MailLedger, address: MailAddress, transition: (mail: Mail) => Mail) =>
  retryWhenStale(async (): Promise<SettledMail> => {
    const { value, version, session } = await findMail(ledger, address);
    const mail = transition(value);
    if (mail === value) return { mail, session };
    return { mail, session: (await ledger.save(mail, version)).session };
  });

/** Tells fulfilment what became of a mail: a promise may be kept by it, or the order be held for it. */
export const nudgeFulfilment = (
  send: SendMessage<FulfilmentMessage>,
  { orderId, mailId, sends, status }: Mail,
  session: string | undefined,
) =>
  send(
    { type: "fulfil-order", orderId, ...(session === undefined ? {} : { session }) },
    { messageId: `${orderId}.${mailId}.${status === "accepted" ? "accepted" : "failed"}.${sends}` },
  );
