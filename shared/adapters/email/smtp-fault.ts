import type { NodemailerError } from "nodemailer";
import { MailNotSentError, MailOutcomeUnknownError, MailRefusedError } from "#shared/notifications/ports.ts";

const RECIPIENT = "RCPT TO";
const MESSAGE = "DATA";
/** What RCPT may answer about the mailbox that was named (RFC 5321, 4.3.2; RFC 7504, 4). */
const ABOUT_THE_READER: ReadonlySet<number> = new Set([550, 551, 552, 553, 556]);
const TOO_LARGE = 552;
/**
 * Enhanced codes (RFC 3463) that say whose the fault is, whatever the status: policy, our sender's address, or the mail
 * service itself, which may be mended; the reader's address or mailbox; the message's size.
 */
const OURS = /^5\.(7\.\d+|1\.[78]|3\.(?!4$)\d+)$/;
const READERS = /^5\.(1|2)\.(?!3$)\d+$/;
const TOO_LARGE_CODES: ReadonlySet<string | undefined> = new Set(["5.2.3", "5.3.4"]);

/**
 * Says what a failed sending means. `handedOver`: the whole message had been written, so that without an answer nobody
 * knows whether it was accepted. Texts of the mail service stay out of the fault: they may hold addresses.
 */
export function smtpFault(
  error: unknown,
  handedOver: boolean,
): MailNotSentError | MailRefusedError | MailOutcomeUnknownError {
  const failure = failureOf(error);
  const { code, responseCode: status = 0, command } = failure;
  const words = [code, status || undefined, command].filter((word) => word !== undefined).join(" ");
  const cause = withoutAddresses(error);
  // The reader refused, and yet the message was handed over: it went to the one who gets a copy.
  const isCopyTaken = handedOver && command === RECIPIENT;

  const about = refusedFor(failure);
  if (about !== undefined) return new MailRefusedError(`smtp-${status}`, about, { cause, isCopyTaken });
  if (status >= 400) return new MailNotSentError(`mail not sent: ${words}`, { cause, isCopyTaken });
  if (code === "EMESSAGE" && command === "MAIL FROM") return new MailRefusedError("too-large", "message", { cause });
  if (code === "EENVELOPE" && command === "API") return new MailRefusedError("address-unusable", "reader", { cause });
  if (handedOver) return new MailOutcomeUnknownError(`outcome of a mail unknown: ${words}`, { cause });
  return new MailNotSentError(`mail not sent: ${words}`, { cause });
}

/** What was refused for good; undefined when trying again may help. */
function refusedFor({ responseCode = 0, command, response }: Failure): "reader" | "message" | undefined {
  const enhanced = /^\d{3}[ -](5\.\d{1,3}\.\d{1,3})\b/.exec(response ?? "")?.[1];
  if (!isPermanent(responseCode) || (enhanced !== undefined && OURS.test(enhanced))) return undefined;
  if (command === RECIPIENT) return ABOUT_THE_READER.has(responseCode) ? "reader" : undefined;
  if (responseCode === TOO_LARGE || TOO_LARGE_CODES.has(enhanced)) return "message";
  if (command !== MESSAGE) return undefined;
  return enhanced !== undefined && READERS.test(enhanced) ? "reader" : "message";
}

type Failure = Partial<NodemailerError>;

const failureOf = (error: unknown): Failure => (error instanceof Error ? error : {});

/** 503 says that the session went wrong, not that the mail did. */
const isPermanent = (status: number) => status >= 500 && status !== 503;

function withoutAddresses(error: unknown): Error {
  const text = error instanceof Error ? error.message : String(error);
  return new Error(text.replace(/\S*@\S*/g, "[address]"));
}
