import type { Mailbox } from "#shared/contracts/mail-request.ts";
import type { MailLedger } from "#shared/notifications/ports.ts";

/** Whom a list of codes was last accepted for, among the first and `resends` more; undefined when for nobody yet. */
export type FindListReader = (orderId: string, resends: number) => Promise<Mailbox | undefined>;

export const createFindListReader =
  ({ ledger }: { readonly ledger: Pick<MailLedger, "find"> }): FindListReader =>
  async (orderId, resends) => {
    for (let resend = resends; resend >= 0; resend -= 1) {
      const found = await ledger.find(orderId, resend === 0 ? "code-list" : `code-list-again.${resend}`);
      if (found?.value.status === "accepted") return found.value.request.recipients.to;
    }
    return undefined;
  };
