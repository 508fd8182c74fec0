import { expect, it } from "vitest";
import { MailNotSentError } from "#shared/notifications/ports.ts";
import { plannedMail } from "#test/unit/notifications/mails.ts";
import { notifications } from "#test/unit/notifications/notifications.ts";

const deferred = (isCopyTaken: boolean) =>
  new MailNotSentError("mail not sent: EENVELOPE 450 RCPT TO", { isCopyTaken });

it("the copy is sent once, however often the reader is deferred", async () => {
  const { send, mailer, pass } = notifications(plannedMail("code-list"));
  mailer.failNext(deferred(true));
  mailer.failNext(deferred(false));

  await expect(send()).rejects.toThrow(MailNotSentError);
  pass(5);
  await expect(send()).rejects.toThrow(MailNotSentError);
  pass(5);
  await send();

  expect(mailer.accepted.map(({ isCopyTaken }) => isCopyTaken)).toEqual([true]);
});

it("the copy goes with the mail when neither was taken before", async () => {
  const { send, mailer, pass } = notifications(plannedMail("code-list"));
  mailer.failNext(deferred(false));

  await expect(send()).rejects.toThrow(MailNotSentError);
  pass(5);
  await send();

  expect(mailer.accepted.map(({ isCopyTaken }) => isCopyTaken)).toEqual([undefined]);
});
