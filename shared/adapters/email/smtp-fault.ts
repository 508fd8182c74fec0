import type { NodemailerError } from "nodemailer";
import { MailNotSentError, MailOutcomeUnknownError, MailRefusedError } from "#shared/notifications/ports.ts";

const RECIPIENT = "RCPT TO";
/** Steps whose 5xx is about this mail; elsewhere it is about our session or sender, which may be mended. */
const ABOUT_THE_MAIL: ReadonlySet<string | undefined> = new Set([RECIPIENT, "DATA"]);
const TOO_LARGE = 552;

/**
 * Says what a failed sending means. `handedOver`: the whole message had been written, so that without an answer nobody
 * knows whether it was accepted. Texts of the mail service stay out of the fault: they may hold addresses.
 */
export function smtpFault(
  error: unknown,
  handedOver: boolean,
): MailNotSentError | MailRefusedError | MailOutcomeUnknownError {
  const { code, responseCode: status = 0, command } = failureOf(error);
  const words = [code, status || undefined, command].filter((word) => word !== undefined).join(" ");
  const cause = withoutAddresses(error);

  if (isPermanent(status) && (ABOUT_THE_MAIL.has(command) || status === TOO_LARGE))
    return new MailRefusedError(`smtp-${status}`, { cause });
  // The reader refused, and yet the message was handed over: it went to the one who gets a copy.
  const isCopyTaken = handedOver && command === RECIPIENT;
  if (status >= 400) return new MailNotSentError(`mail not sent: ${words}`, { cause, isCopyTaken });
  if (code === "EMESSAGE" && command === "MAIL FROM") return new MailRefusedError("too-large", { cause });
  if (code === "EENVELOPE" && command === "API") return new MailRefusedError("address-unusable", { cause });
  if (handedOver) return new MailOutcomeUnknownError(`outcome of a mail unknown: ${words}`, { cause });
  return new MailNotSentError(`mail not sent: ${words}`, { cause });
}

const failureOf = (error: unknown): Partial<NodemailerError> => (error instanceof Error ? error : {});

/** 503 says that the session went wrong, not that the mail did. */
const isPermanent = (status: number) => status >= 500 && status !== 503;

function withoutAddresses(error: unknown): Error {
  const text = error instanceof Error ? error.message : String(error);
  return new Error(text.replace(/\S*@\S*/g, "[address]"));
}
