import { Readable } from "node:stream";
import type { NodemailerError, SMTPConnectionOptions } from "nodemailer";
import { mimeMessage } from "#shared/adapters/email/mime-message.ts";
import { smtpFault } from "#shared/adapters/email/smtp-fault.ts";
import { type SmtpSettings, smtpSettings } from "#shared/adapters/email/smtp-settings.ts";
import type { ComposedMail } from "#shared/notifications/domain/composed-mail.ts";
import { type Mailer, MailRefusedError } from "#shared/notifications/ports.ts";

/** Patience with a mail service, in milliseconds; `whole` bounds one sending, well within its lease. */
export type SmtpPatience = {
  readonly connection: number;
  readonly greeting: number;
  /** Silence on an open connection, the wait for the last answer included. */
  readonly socket: number;
  readonly whole: number;
};

const PATIENCE: SmtpPatience = { connection: 10_000, greeting: 10_000, socket: 30_000, whole: 90_000 };

/** Hands mails to a mail service over SMTP, each on a connection of its own, so that nothing stays open in between. */
export class SmtpMailer implements Mailer {
  readonly #settings: SmtpSettings;
  readonly #patience: SmtpPatience;

  /** @throws {TypeError} when `smtpUrl` is neither `smtp://host` nor `smtps://host`. */
  constructor(smtpUrl: string, patience: SmtpPatience = PATIENCE) {
    this.#settings = smtpSettings(smtpUrl);
    this.#patience = patience;
  }

  async send(mail: ComposedMail): Promise<void> {
    const envelope = envelopeOf(mail);
    const bytes = await mimeMessage(mail);
    const message = Readable.from([bytes], { objectMode: false });
    let handedOver = false;
    message.once("end", () => {
      handedOver = true;
    });
    try {
      await handOver(this.#settings, this.#patience, { ...envelope, size: bytes.length }, message);
    } catch (error) {
      throw smtpFault(error, handedOver);
    } finally {
      message.destroy();
    }
  }
}

/** The client reads `message` only once the mail service is ready for it: read to its end, it is handed over. */
async function handOver(
  settings: SmtpSettings,
  patience: SmtpPatience,
  envelope: Envelope & { readonly size: number },
  message: Readable,
): Promise<void> {
  const { default: SMTPConnection } = await import("nodemailer/lib/smtp-connection");
  const connection = new SMTPConnection(clientOptions(settings, patience));
  const { promise: broken, reject: breakOff } = Promise.withResolvers<never>();
  const deadline = setTimeout(() => breakOff(new Error("no end within the time allowed")), patience.whole);
  connection.on("error", breakOff);
  connection.once("end", () => breakOff(new Error("connection closed")));
  const step = (start: (done: (error?: Error | null) => void) => void) =>
    Promise.race([
      broken,
      new Promise<void>((resolve, reject) => start((error) => (error ? reject(error) : resolve()))),
    ]);

  try {
    await step((done) => connection.connect(done));
    const { auth } = settings;
    if (auth) await step((done) => connection.login({ ...auth, credentials: auth }, done));
    await step((done) => {
      connection.send({ ...envelope, to: [...envelope.to] }, message, (error, sent) =>
        done(error ?? refusalOf(envelope.to[0], sent.rejectedErrors)),
      );
    });
  } finally {
    clearTimeout(deadline);
    connection.close();
  }
}

/** The first of `to` is the reader, a second gets a copy. */
type Envelope = { readonly from: string; readonly to: readonly [string, ...string[]] };

/** One plain address: nothing that could name a second recipient, end a command or need quoting. */
const USABLE_ADDRESS = /^[^\s\p{Cc}<>()[\]\\,;:"@]+@[^\s\p{Cc}<>()[\]\\,;:"@]+$/u;

function envelopeOf({ from, to, copyTo, isCopyTaken }: ComposedMail): Envelope {
  const copies = copyTo === undefined || isCopyTaken ? [] : [copyTo.email];
  for (const address of [from.email, to.email, ...copies])
    if (!USABLE_ADDRESS.test(address)) throw new MailRefusedError("address-unusable", "reader");
  return { from: from.email, to: [to.email, ...copies] };
}

/** The mail is for `to`: a copy that was accepted does not make up for it. */
const refusalOf = (to: string, rejected: readonly NodemailerError[] | undefined) =>
  rejected?.find(({ recipient }) => recipient === to);

const clientOptions = (
  { host, port, secure, requireTLS, ignoreTLS }: SmtpSettings,
  patience: SmtpPatience,
): SMTPConnectionOptions => ({
  host,
  port,
  secure,
  requireTLS,
  ignoreTLS,
  tls: { minVersion: "TLSv1.2" },
  connectionTimeout: patience.connection,
  greetingTimeout: patience.greeting,
  socketTimeout: patience.socket,
  dnsTimeout: patience.connection,
});
