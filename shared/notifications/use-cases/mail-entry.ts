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

/**
 * Applies a transition to the entry as it is now, reading again after a lost race.
 * @param known the entry as this process has just written it: it is read only where somebody else wrote since.
 * @returns the entry after it, with the session to read it back by.
 */
export function settleMail(
  ledger: MailLedger,
  address: MailAddress,
  transition: (mail: Mail) => Mail,
  known?: Versioned<Mail>,
): Promise<Versioned<Mail>> {
  let last = known;
  return retryWhenStale(async () => {
    const stored = last ?? (await findMail(ledger, address));
    last = undefined;
    const mail = transition(stored.value);
    return mail === stored.value ? stored : ledger.save(mail, stored.version);
  });
}

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
