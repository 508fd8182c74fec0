import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { inspect } from "node:util";
import { describe, expect, it, onTestFinished } from "vitest";
import type { startMailbox } from "#infra/local/mailbox/server.ts";
import { smtpFault } from "#shared/adapters/email/smtp-fault.ts";
import { SmtpMailer } from "#shared/adapters/email/smtp-mailer.ts";
import type { ComposedMail } from "#shared/notifications/domain/composed-mail.ts";
import { MailNotSentError, MailOutcomeUnknownError, MailRefusedError } from "#shared/notifications/ports.ts";
import { composed, IMPATIENT, mailTo, openMailbox } from "#test/contract/mailer/mail-under-test.ts";
import { answerOf, startSmtpService } from "#test/contract/mailer/smtp-service.ts";

const faultOf = (sending: Promise<void>) =>
  sending.then(
    () => undefined,
    (fault: unknown) => fault,
  );

describe("a mail that was not sent for certain", () => {
  it.each<[string, () => Promise<number>]>([
    ["nobody listens", freePort],
    ["the service drops connections", async () => outage((await openMailbox()).mailbox)],
    ["the login is refused", async () => (await startSmtpService({ authOptional: false })).port],
    ["the sender is refused", () => portOf({ onMailFrom: (_address, _session, answer) => answer(answerOf(550)) })],
    ["the reader is deferred", () => portOf({ onRcptTo: (_address, _session, answer) => answer(answerOf(450)) })],
    ["the service is busy", () => portOf({ onConnect: (_session, answer) => answer(answerOf(421)) })],
    ["the service turns everybody away", () => portOf({ onConnect: (_session, answer) => answer(answerOf(554)) })],
  ])("is reported as that when %s", async (_case, port) => {
    const fault = await faultOf(mailTo(await port()).send(await composed()));

    expect(fault).toBeInstanceOf(MailNotSentError);
  });

  it("is reported as that when the whole message was answered with 4xx", async () => {
    const { mailbox, mailer } = await openMailbox();
    mailbox.faults.rejectNext(1, 451);

    const fault = await faultOf(mailer.send(await composed()));

    expect(fault).toBeInstanceOf(MailNotSentError);
    expect(mailbox.messages()).toEqual([]);
  });

  it("is reported as that when the service says nothing at all", async () => {
    const silent = createServer((socket) => onTestFinished(() => void socket.destroy())).listen(0, "127.0.0.1");
    await once(silent, "listening");
    onTestFinished(() => void silent.close());

    const fault = await faultOf(mailTo((silent.address() as AddressInfo).port).send(await composed()));

    expect(fault).toBeInstanceOf(MailNotSentError);
  });

  it("never leaves unencrypted where TLS is due: 0.0.0.0 is this machine, but not its loopback name", async () => {
    const service = await startSmtpService();
    const mailer = new SmtpMailer(`smtp://0.0.0.0:${service.port}`, IMPATIENT);

    const fault = await faultOf(mailer.send(await composed()));

    expect(fault).toBeInstanceOf(MailNotSentError);
    expect(service.received).toEqual([]);
  });

  it("is reported as that when the service does not speak TLS and the URL says smtps", async () => {
    const service = await startSmtpService();

    const fault = await faultOf(mailTo(service.port, "smtps").send(await composed()));

    expect(fault).toBeInstanceOf(MailNotSentError);
    expect(service.received).toEqual([]);
  });
});

describe("a refusal that is not about the reader", () => {
  const refused = (at: "RCPT TO" | "DATA", responseCode: number, text: string) =>
    smtpFault(
      Object.assign(new Error(text), { responseCode, command: at, response: `${responseCode} ${text}` }),
      false,
    );

  it.each<["RCPT TO" | "DATA", number, string]>([
    ["RCPT TO", 550, "5.7.1 Relaying denied"],
    ["RCPT TO", 554, "Relay access denied"],
    ["RCPT TO", 530, "Authentication required"],
    ["RCPT TO", 553, "5.1.8 Sender address rejected"],
    ["DATA", 554, "5.7.1 Blocked by policy"],
    ["DATA", 550, "5.3.0 System not accepting messages"],
  ])("is tried again later: %s answered %i %s", (at, status, text) => {
    expect(refused(at, status, text)).toBeInstanceOf(MailNotSentError);
  });

  it.each<["RCPT TO" | "DATA", number, string, "reader" | "message"]>([
    ["RCPT TO", 550, "5.1.1 User unknown", "reader"],
    ["RCPT TO", 552, "5.2.2 Mailbox full", "reader"],
    ["RCPT TO", 556, "5.1.10 Domain takes no mail", "reader"],
    ["RCPT TO", 550, "No such user", "reader"],
    ["DATA", 550, "5.1.1 User unknown", "reader"],
    ["DATA", 552, "5.3.4 Message too big", "message"],
    ["DATA", 554, "Transaction failed", "message"],
  ])("says what another try would need: %s answered %i %s", (at, status, text, about) => {
    expect(refused(at, status, text)).toMatchObject({ name: "MailRefusedError", about });
  });
});

describe("a mail that is refused for good", () => {
  it("is reported with the class of the refusal when the message is refused", async () => {
    const { mailbox, mailer } = await openMailbox();
    mailbox.faults.rejectNext(1, 554);

    const fault = await faultOf(mailer.send(await composed()));

    expect(fault).toBeInstanceOf(MailRefusedError);
    expect(fault).toMatchObject({ reason: "smtp-554" });
  });

  it("is reported when its reader is unknown, without the reader's address", async () => {
    const port = await portOf({ onRcptTo: (_address, _session, answer) => answer(answerOf(550)) });

    const fault = await faultOf(mailTo(port).send(await composed()));

    expect(fault).toMatchObject({ name: "MailRefusedError", reason: "smtp-550" });
    expect(inspect(fault, { depth: 9 })).not.toContain("maya@");
  });

  it("is reported when its reader is unknown though the copy was taken", async () => {
    const port = await portOf({
      onRcptTo: ({ address }, _session, answer) =>
        address === "maya@harbour.example" ? answer(answerOf(550)) : answer(),
    });

    const fault = await faultOf(mailTo(port).send(await composed("order-confirmation")));

    expect(fault).toMatchObject({ name: "MailRefusedError", reason: "smtp-550" });
  });

  it("is reported when it is larger than the service takes", async () => {
    const port = await portOf({ size: 1000 });

    const fault = await faultOf(mailTo(port).send(await composed()));

    expect(fault).toMatchObject({ name: "MailRefusedError", reason: "too-large" });
  });

  it.each(["maya@harbour.example, eve@victims.example", "a@b\r\nRCPT TO:<c@d>", "<a@b>", "a b@c", "nobody", "a@b@c"])(
    "is reported for the address %j, with nothing sent",
    async (email) => {
      const service = await startSmtpService();
      const mail: ComposedMail = { ...(await composed()), to: { name: "Maya", email } };

      const fault = await faultOf(mailTo(service.port).send(mail));

      expect(fault).toMatchObject({ name: "MailRefusedError", reason: "address-unusable" });
      expect(service.received).toEqual([]);
    },
  );
});

describe("a mail whose outcome is unknown", () => {
  it("is reported as that when the answer to the whole message is lost", async () => {
    const { mailbox, mailer } = await openMailbox();
    mailbox.faults.loseAnswer(1);

    const fault = await faultOf(mailer.send(await composed()));

    expect(fault).toBeInstanceOf(MailOutcomeUnknownError);
    expect(mailbox.messages()).toHaveLength(1);
  });

  it("is reported as that when the service takes the message and falls silent", async () => {
    const port = await portOf({ onData: (stream) => void stream.resume() });

    const fault = await faultOf(mailTo(port).send(await composed()));

    expect(fault).toBeInstanceOf(MailOutcomeUnknownError);
  });
});

async function portOf(options: Parameters<typeof startSmtpService>[0]): Promise<number> {
  return (await startSmtpService(options)).port;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

function outage(mailbox: Awaited<ReturnType<typeof startMailbox>>): number {
  mailbox.faults.refuse(true);
  return mailbox.port;
}
