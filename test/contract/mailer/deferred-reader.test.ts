import { text } from "node:stream/consumers";
import { expect, it } from "vitest";
import { composed, mailTo } from "#test/contract/mailer/mail-under-test.ts";
import { answerOf, startSmtpService } from "#test/contract/mailer/smtp-service.ts";

/** A service that asks the reader to come back later, as one does that greylists, until `welcome`. */
async function greylisting() {
  let isWelcome = false;
  const envelopes: string[][] = [];
  const received: string[] = [];
  const { port } = await startSmtpService({
    onData: (stream, { envelope }, answer) => {
      envelopes.push(envelope.rcptTo.map(({ address }) => address));
      text(stream).then((message) => {
        received.push(message);
        answer();
      }, answer);
    },
    onRcptTo: ({ address }, _session, answer) =>
      isWelcome || address !== "maya@harbour.example" ? answer() : answer(answerOf(450)),
  });
  return {
    port,
    envelopes,
    received,
    welcome: () => {
      isWelcome = true;
    },
  };
}

it("a mail that was deferred for its reader, but taken for its copy, says so", async () => {
  const { port, received } = await greylisting();

  const sending = mailTo(port).send(await composed("order-confirmation"));

  await expect(sending).rejects.toMatchObject({ name: "MailNotSentError", isCopyTaken: true });
  expect(received).toHaveLength(1);
});

it("a mail that was deferred with no copy says that none was taken", async () => {
  const { port, received } = await greylisting();

  const sending = mailTo(port).send(await composed("code-list"));

  await expect(sending).rejects.toMatchObject({ name: "MailNotSentError", isCopyTaken: false });
  expect(received).toEqual([]);
});

it("a mail whose copy was taken is sent to its reader alone, the same to the byte", async () => {
  const { port, received, envelopes, welcome } = await greylisting();
  const mail = await composed("order-confirmation");
  await expect(mailTo(port).send(mail)).rejects.toThrow("mail not sent");
  welcome();

  await mailTo(port).send({ ...mail, isCopyTaken: true });

  expect(envelopes).toEqual([["orders@reseller.example"], ["maya@harbour.example"]]);
  expect(received[1]).toBe(received[0]);
});
