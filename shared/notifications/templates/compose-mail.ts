import type { Mailbox } from "#shared/contracts/mail-request.ts";
import type { Secret } from "#shared/kernel/secret.ts";
import type { Attachment, ComposedMail } from "#shared/notifications/domain/composed-mail.ts";
import type { SendingMail } from "#shared/notifications/domain/mail.ts";
import { codeListFile } from "#shared/notifications/templates/code-list-file.ts";
import { html } from "#shared/notifications/templates/html.ts";
import { letterOf } from "#shared/notifications/templates/letters.ts";
import { plainText } from "#shared/notifications/templates/plain-text.ts";
import { safeText } from "#shared/notifications/templates/safe-text.ts";

type CodesOf = (lotId: string) => Promise<readonly Secret<string>[]>;

/**
 * The mail a ledger entry stands for, the same every time. Codes are in the attachment only, never in subject or body.
 * @throws {RangeError} when a lot has another number of codes than the mail says, or the time zone is unknown.
 */
export async function composeMail(mail: SendingMail, codesOf: CodesOf): Promise<ComposedMail> {
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
    attachments: await attachmentsOf(mail, codesOf),
  };
}

async function attachmentsOf({ request }: SendingMail, codesOf: CodesOf): Promise<readonly Attachment[]> {
  if (request.kind !== "code-list") return [];
  const { facts, locale } = request;
  const codes = await Promise.all(facts.lots.map(async ({ lotId }) => [lotId, await codesOf(lotId)] as const));
  return [codeListFile(facts, locale, new Map(codes))];
}

const named = ({ name, email }: Mailbox): Mailbox => ({ name: safeText(name), email });
