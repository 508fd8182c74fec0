import { onTestFinished } from "vitest";
import { startMailbox } from "#infra/local/mailbox/server.ts";
import { SmtpMailer } from "#shared/adapters/email/smtp-mailer.ts";
import { composeMail } from "#shared/notifications/templates/compose-mail.ts";
import { attachFiles, plannedMail, sendingMail } from "#test/unit/notifications/mails.ts";

/** Short enough for a test that waits for its end, long enough for a busy machine. */
export const IMPATIENT = { connection: 2000, greeting: 2000, socket: 1000, whole: 8000 };

export const mailTo = (port: number, scheme = "smtp") => new SmtpMailer(`${scheme}://127.0.0.1:${port}`, IMPATIENT);

export const composed = (kind: Parameters<typeof plannedMail>[0] = "code-list") =>
  composeMail(sendingMail(plannedMail(kind, { locale: "zh-TW", reader: "陳怡君" })), attachFiles);

/** A mail service of its own, which ends with the test. */
export async function openMailbox() {
  const mailbox = await startMailbox();
  onTestFinished(() => mailbox.close());
  return { mailbox, mailer: mailTo(mailbox.port) };
}
