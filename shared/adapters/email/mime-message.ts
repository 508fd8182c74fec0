import { createHash } from "node:crypto";
import type { Mailbox } from "#shared/contracts/mail-request.ts";
import type { Attachment, ComposedMail } from "#shared/notifications/domain/composed-mail.ts";

/**
 * The bytes of a mail (RFC 5322, MIME), the same every time: date, id and boundaries come from the mail alone.
 * Header values are encoded by the library.
 */
export async function mimeMessage(mail: ComposedMail): Promise<Buffer> {
  const { default: MailComposer } = await import("nodemailer/lib/mail-composer");
  const composer = new MailComposer({
    from: addressOf(mail.from),
    to: addressOf(mail.to),
    ...(mail.copyTo === undefined ? {} : { cc: addressOf(mail.copyTo) }),
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    attachments: mail.attachments.map(attachmentOf),
    date: new Date(mail.date),
    messageId: mail.messageId,
    headers: {
      "Content-Language": mail.language,
      "Auto-Submitted": "auto-generated",
      "X-Auto-Response-Suppress": "All",
    },
    boundaryPrefix: "--_mail",
    baseBoundary: createHash("sha256").update(mail.messageId).digest("hex").slice(0, 32),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}

const addressOf = ({ name, email }: Mailbox) => ({ name, address: email });

const attachmentOf = ({ fileName, contentType, content }: Attachment) => ({
  filename: fileName,
  contentType,
  content: content.reveal(),
});
