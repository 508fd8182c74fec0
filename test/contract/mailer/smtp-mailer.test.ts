import { describe, expect, it } from "vitest";
import { mimeMessage } from "#shared/adapters/email/mime-message.ts";
import { SmtpMailer } from "#shared/adapters/email/smtp-mailer.ts";
import { Secret } from "#shared/kernel/secret.ts";
import { composed, IMPATIENT, openMailbox } from "#test/contract/mailer/mail-under-test.ts";
import { startSmtpService } from "#test/contract/mailer/smtp-service.ts";

describe("handing over a mail", () => {
  it("brings its words, its language and its attachments to the reader, to the byte", async () => {
    const { mailbox, mailer } = await openMailbox();
    const mail = await composed();

    await mailer.send(mail);

    const [received] = mailbox.messages();
    expect(received).toMatchObject({
      subject: mail.subject,
      messageId: mail.messageId,
      language: "zh-TW",
      to: ["maya@harbour.example"],
      recipients: ["maya@harbour.example"],
      attachments: [
        { filename: "code-list-PO-7781.csv", contentType: "text/csv" },
        {
          filename: "code-list-PO-7781.xlsx",
          contentType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        },
        { filename: "code-list-PO-7781.manifest.json", contentType: "application/json" },
      ],
    });
    expect(received?.text?.trim()).toBe(mail.text.trim());
    expect(received?.html?.trim()).toBe(mail.html.trim());
    expect(received?.attachments.map(({ base64 }) => base64)).toEqual(
      mail.attachments.map(({ content }) => content.reveal().toString("base64")),
    );
    expect(received?.headers["auto-submitted"]).toBe("auto-generated");
  });

  it("copies the reseller where the mail is also meant for it", async () => {
    const { mailbox, mailer } = await openMailbox();

    await mailer.send(await composed("order-confirmation"));

    const [received] = mailbox.messages();
    expect(received?.cc).toEqual(["orders@reseller.example"]);
    expect(received?.recipients).toEqual(["maya@harbour.example", "orders@reseller.example"]);
  });

  it("sends the same bytes every time", async () => {
    const { mailbox, mailer } = await openMailbox();

    await mailer.send(await composed());
    await mailer.send(await composed());

    const [first, second] = mailbox.messages();
    expect(first?.raw.length).toBeGreaterThan(1000);
    expect(second?.raw).toBe(first?.raw);
  });

  it("sends other bytes for another mail", async () => {
    const mail = await composed();
    const other = { ...mail, messageId: "<another@vouchsafe.example>" };

    expect((await mimeMessage(mail)).equals(await mimeMessage(mail))).toBe(true);
    expect((await mimeMessage(mail)).equals(await mimeMessage(other))).toBe(false);
  });

  it("logs in when the URL names a user", async () => {
    const logins: (string | undefined)[] = [];
    const service = await startSmtpService({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _session, answer) => {
        logins.push(`${username}/${password}`);
        answer(null, { user: username });
      },
    });

    await new SmtpMailer(`smtp://desk%40x:s%2Fcret@127.0.0.1:${service.port}`, IMPATIENT).send(await composed());

    expect(logins).toEqual(["desk@x/s/cret"]);
    expect(service.received).toHaveLength(1);
  });
});

it("keeps hostile words out of the headers", async () => {
  const { mailbox, mailer } = await openMailbox();
  const mail = await composed();

  await mailer.send({
    ...mail,
    subject: "Hello\r\nBcc: eve@victims.example",
    to: { name: 'Maya\r\nBcc: eve@victims.example"', email: mail.to.email },
    attachments: [{ fileName: 'a"\r\nX: 1.csv', contentType: "text/csv", content: new Secret(Buffer.from("a")) }],
  });

  const [received] = mailbox.messages();
  expect(received?.recipients).toEqual(["maya@harbour.example"]);
  expect(received?.headers).not.toHaveProperty("bcc");
  expect(received?.raw).not.toMatch(/^(Bcc|X):/im);
});
