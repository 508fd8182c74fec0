import { contentOf, type Documents, type Stored } from "#shared/adapters/cosmos/documents.ts";
import type { MailStanding } from "#shared/fulfilment/domain/hold.ts";
import type { Versioned } from "#shared/kernel/versioned.ts";
import type { Mail } from "#shared/notifications/domain/mail.ts";
import type { MailLedger } from "#shared/notifications/ports.ts";

/** A ledger entry as it lies in its order's partition. */
export type MailDocument = Stored & { readonly kind: "mail" } & Mail;

/** What the id of a mail's document begins with; the mail's own id follows. */
export const MAIL_PREFIX = "mail-";

export const mailDocumentId = (mailId: string) => `${MAIL_PREFIX}${mailId}`;

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

  async save(mail: Mail, version: string): Promise<Versioned<Mail>> {
    const { session, ...written } = await this.#orders.replace(mail.orderId, toMailDocument(mail), version);
    return { value: mail, ...written, ...(session === undefined ? {} : { session }) };
  }
}

export const toMail = (document: MailDocument): Mail => contentOf<Mail>(document);

/** A mail as fulfilment sees it: once it is withdrawn nothing of it needs an operator any more. */
export const toMailStanding = (mail: Mail): MailStanding =>
  mail.status === "withdrawn" ? { isUnsent: true } : standingOf(mail);

const standingOf = ({ status, acceptedAt, failedAt, parkedAt, refused }: Mail): MailStanding => ({
  isUnsent: status !== "accepted" && status !== "sending",
  ...(acceptedAt === undefined ? {} : { acceptedAt }),
  ...(failedAt === undefined ? {} : { failedAt }),
  ...(parkedAt === undefined ? {} : { parkedAt }),
  ...(refused === undefined ? {} : { refused }),
});
