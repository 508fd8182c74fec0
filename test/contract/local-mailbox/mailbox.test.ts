import nodemailer from "nodemailer";
import { expect, onTestFinished, test } from "vitest";
import { type MailboxOptions, startMailbox } from "#infra/local/mailbox/server.ts";
import { temporaryFolder } from "#test/support/temporary-folder.ts";

const NOON = Date.parse("2026-12-18T12:00:00.000Z");

async function openMailbox(options: MailboxOptions = {}) {
  const mailbox = await startMailbox({ now: () => NOON, ...options });
  onTestFinished(() => mailbox.close());
  const transport = nodemailer.createTransport({ host: "127.0.0.1", port: mailbox.port, pool: true });
  onTestFinished(() => transport.close());
  return { mailbox, transport };
}

const greeting = { from: "desk@vouchsafe.example", to: "reader@school.example", subject: "Hello", text: "Hello" };

test("a mail is read back as it was sent, in any language, with its attachments", async () => {
  const { mailbox, transport } = await openMailbox();

  await transport.sendMail({
    from: "desk@vouchsafe.example",
    to: ["Reader <reader@school.example>", "second@school.example"],
    cc: "reseller@shop.example",
    bcc: "archive@vouchsafe.example",
    subject: "您的代碼",
    text: "您好",
    html: "<p>您好</p>",
    messageId: "<order-1.codes@vouchsafe.example>",
    headers: { "Content-Language": "zh-TW", "Auto-Submitted": "auto-generated" },
    attachments: [{ filename: "codes.csv", contentType: "text/csv; charset=utf-8", content: "\uFEFFcode\r\n" }],
  });

  const [mail] = mailbox.messages();
  expect(mail).toMatchObject({
    id: "1",
    at: "2026-12-18T12:00:00.000Z",
    to: ["reader@school.example", "second@school.example"],
    cc: ["reseller@shop.example"],
    subject: "您的代碼",
    messageId: "<order-1.codes@vouchsafe.example>",
    language: "zh-TW",
    text: expect.stringContaining("您好"),
    html: expect.stringContaining("<p>您好</p>"),
    attachments: [
      { filename: "codes.csv", contentType: "text/csv", base64: Buffer.from("\uFEFFcode\r\n").toString("base64") },
    ],
  });
  expect(mail?.recipients).toContain("archive@vouchsafe.example");
  expect(mail?.headers["auto-submitted"]).toBe("auto-generated");
  expect(mail?.raw).toContain("Content-Language: zh-TW");
});

test("listeners hear each mail once it can be read", async () => {
  const { mailbox, transport } = await openMailbox();
  const heard: (string | undefined)[] = [];
  mailbox.onMessage(({ id }) => heard.push(mailbox.message(id)?.subject));

  await transport.sendMail(greeting);

  expect(heard).toEqual(["Hello"]);
});

test("many mails over a pool are all kept, under ids of their own", async () => {
  const { mailbox, transport } = await openMailbox();

  await Promise.all(Array.from({ length: 50 }, (_, index) => transport.sendMail({ ...greeting, subject: `${index}` })));

  const mails = mailbox.messages();
  expect(new Set(mails.map(({ id }) => id)).size).toBe(50);
  expect(new Set(mails.map(({ subject }) => subject)).size).toBe(50);
});

test("after clear nothing is left and ids are not given again", async () => {
  const { mailbox, transport } = await openMailbox();
  await transport.sendMail(greeting);

  mailbox.clear();
  await transport.sendMail(greeting);

  expect(mailbox.messages().map(({ id }) => id)).toEqual(["2"]);
});

test("a folder keeps the mails for the next start, in order", async () => {
  const folder = temporaryFolder("mailbox");
  const first = await openMailbox({ folder });
  for (let index = 1; index <= 11; index += 1) await first.transport.sendMail({ ...greeting, subject: `${index}` });
  await first.mailbox.close();

  const second = await openMailbox({ folder });
  await second.transport.sendMail({ ...greeting, subject: "12" });

  const subjects = second.mailbox.messages().map(({ subject }) => subject);
  expect(subjects).toEqual(Array.from({ length: 12 }, (_, index) => `${index + 1}`));
  expect(second.mailbox.messages().at(-1)?.id).toBe("12");
});

test("clear empties the folder too", async () => {
  const folder = temporaryFolder("mailbox");
  const { mailbox, transport } = await openMailbox({ folder });
  await transport.sendMail(greeting);

  mailbox.clear();

  expect((await openMailbox({ folder })).mailbox.messages()).toEqual([]);
});

test("in an outage open and new connections are cut, and nothing is kept", async () => {
  const { mailbox, transport } = await openMailbox();
  await transport.sendMail(greeting);

  mailbox.faults.refuse(true);

  await expect(transport.sendMail(greeting)).rejects.toThrow();
  expect(mailbox.messages()).toHaveLength(1);

  mailbox.faults.refuse(false);
  await transport.sendMail(greeting);
  expect(mailbox.messages()).toHaveLength(2);
});

test.for([451, 550])("a message rejected with %i is not kept, the one after is", async (code) => {
  const { mailbox, transport } = await openMailbox();
  mailbox.faults.rejectNext(1, code);

  await expect(transport.sendMail(greeting)).rejects.toMatchObject({ responseCode: code });
  await transport.sendMail(greeting);

  expect(mailbox.messages()).toHaveLength(1);
});

test("a lost answer leaves the sender without a 250 and the mail in the box", async () => {
  const { mailbox, transport } = await openMailbox();
  mailbox.faults.loseAnswer(1);

  await expect(transport.sendMail(greeting)).rejects.toThrow();
  await transport.sendMail(greeting);

  expect(mailbox.messages()).toHaveLength(2);
});

test("a taken port is an error, not a crash", async () => {
  const { mailbox } = await openMailbox();

  await expect(startMailbox({ port: mailbox.port })).rejects.toMatchObject({ code: "EADDRINUSE" });
});

test("closing does not wait for idle connections", async () => {
  const { mailbox, transport } = await openMailbox();
  await transport.sendMail(greeting);

  await mailbox.close();

  await expect(transport.sendMail(greeting)).rejects.toThrow();
});

test("a recipient is refused on demand, before the message, until it is taken again", async () => {
  const { mailbox, transport } = await openMailbox();
  mailbox.faults.refuseRecipient("reader@school.example", 550);

  const refused = await transport.sendMail(greeting).catch(({ responseCode, command }) => ({ responseCode, command }));
  await transport.sendMail({ ...greeting, to: "other@school.example" });
  mailbox.faults.refuseRecipient("reader@school.example", undefined);
  await transport.sendMail(greeting);

  expect(refused).toEqual({ responseCode: 550, command: "RCPT TO" });
  expect(mailbox.messages().map(({ to }) => to)).toEqual([["other@school.example"], ["reader@school.example"]]);
});
