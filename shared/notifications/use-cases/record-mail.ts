import type { FulfilmentMessage, SendMessage } from "#shared/contracts/messages.ts";
import { instant } from "#shared/kernel/instant.ts";
import { accept, type Outcome } from "#shared/kernel/outcome.ts";
import { acceptMail } from "#shared/notifications/domain/mail.ts";
import type { MailLedger } from "#shared/notifications/ports.ts";
import { type MailAddress, nudgeFulfilment, settleMail } from "#shared/notifications/use-cases/mail-entry.ts";

export type RecordMail = (
  command: MailAddress & { readonly acceptedAt: string },
) => Promise<Outcome<"accepted", never>>;

/** Writes down an acceptance that could not be written when it happened. */
export const createRecordMail =
  ({
    ledger,
    sendToFulfilment,
  }: {
    readonly ledger: MailLedger;
    readonly sendToFulfilment: SendMessage<FulfilmentMessage>;
  }): RecordMail =>
  async ({ acceptedAt, ...address }) => {
    const { value, session } = await settleMail(ledger, address, (found) => acceptMail(found, instant(acceptedAt)));
    await nudgeFulfilment(sendToFulfilment, value, session);
    return accept("accepted");
  };
