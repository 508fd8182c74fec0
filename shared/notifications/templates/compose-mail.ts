import type { Mailbox } from "#shared/contracts/mail-request.ts";
import type { Attachment, ComposedMail } from "#shared/notifications/domain/composed-mail.ts";
import type { SendingMail } from "#shared/notifications/domain/mail.ts";
import { html } from "#shared/notifications/templates/html.ts";
import { letterOf } from "#shared/notifications/templates/letters.ts";
import { plainText } from "#shared/notifications/templates/plain-text.ts";
import { safeText } from "#shared/notifications/templates/safe-text.ts";

/** The files that go with a mail. */
export type AttachFiles = (mail: SendingMail) => Promise<readonly Attachment[]>;

/**
 * The mail a ledger entry stands for, the same every time. Codes are in the attachments only, never in subject or body.
 * @throws {RangeError} when the time zone is unknown, and whatever `attachFiles` throws.
 */
export async function composeMail(mail: SendingMail, attachFiles: AttachFiles): Promise<ComposedMail> {
  const { to, copyTo } = mail.request.recipients;
  const letter = letterOf(mail.request);
  return {
    messageId: mail.messageId,
    date: mail.plannedAt,
    from: named(mail.sender),
    to: named(to),
    ...(copyTo === undefined ? {} : { copyTo: named(copyTo) }),
    ...(mail.isCopyTaken === true ? { isCopyTaken: true } : {}),
    language: mail.request.locale,
    subject: letter.subject,
    text: plainText(letter),
    html: html(letter),
    attachments: await attachFiles(mail),
  };
}

const named = ({ name, email }: Mailbox): Mailbox => ({ name: safeText(name), email });
