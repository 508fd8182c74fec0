import type { Documents, Stored } from "#shared/adapters/cosmos/documents.ts";
import type { MailStanding } from "#shared/fulfilment/domain/hold.ts";
import type { Versioned } from "#shared/kernel/versioned.ts";
import type { Mail } from "#shared/notifications/domain/mail.ts";
import type { MailLedger } from "#shared/notifications/ports.ts";

/** A ledger entry as it lies in its order's partition. */
export type MailDocument = Stored & { readonly kind: "mail" } & Mail;

const mailDocumentId = (mailId: string) => `mail-${mailId}`;

export const toMailDocument = (mail: Mail): MailDocument => ({
  ...mail,
  id: mailDocumentId(mail.mailId),
  kind: "mail",
});

/** The ledger in container `orders`, beside the orders whose mails it keeps. */
export class CosmosMailLedger implements MailLedger {
  readonly #orders: Documents;

  constructor(orders: Documents) {
    this.#orders = orders;
  }

  async find(orderId: string, mailId: string, session?: string): Promise<Versioned<Mail> | undefined> {
    const found = await this.#orders.read<MailDocument>(orderId, mailDocumentId(mailId), session);
    return found && { ...found, value: toMail(found.value) };
  }

  save(mail: Mail, version: string): Promise<{ readonly session: string | undefined }> {
    return this.#orders.replace(mail.orderId, toMailDocument(mail), version);
  }
}

/** Without what only the document has: its id, its kind and the database's own properties. */
export function toMail({ id: _id, kind: _kind, ...stored }: MailDocument): Mail {
  const own = Object.entries(stored).filter(([property]) => !property.startsWith("_"));
  return Object.fromEntries(own) as Mail;
}

/** A mail as fulfilment sees it. */
export const toMailStanding = ({ status, acceptedAt, failedAt, parkedAt, refused }: Mail): MailStanding => ({
  isUnsent: status !== "accepted" && status !== "sending",
  ...(acceptedAt === undefined ? {} : { acceptedAt }),
  ...(failedAt === undefined ? {} : { failedAt }),
  ...(parkedAt === undefined ? {} : { parkedAt }),
  ...(refused === undefined ? {} : { refused }),
});
