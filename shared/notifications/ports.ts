import type { Secret } from "#shared/kernel/secret.ts";
import type { Versioned } from "#shared/kernel/versioned.ts";
import type { ComposedMail } from "#shared/notifications/domain/composed-mail.ts";
import type { Mail } from "#shared/notifications/domain/mail.ts";

/** The mails of all orders, one entry per order and kind. */
export type MailLedger = {
  /** @returns undefined when there is no such entry (yet). */
  find(orderId: string, mailId: string, session?: string): Promise<Versioned<Mail> | undefined>;
  /**
   * Replaces an entry. `session` in the answer reads it back from any instance.
   * @throws {StaleVersionError} when the entry is no longer of `version`.
   */
  save(mail: Mail, version: string): Promise<{ readonly session: string | undefined }>;
};

export type Mailer = {
  /**
   * Resolves once the mail service has accepted the mail for its reader.
   * @throws {MailNotSentError | MailRefusedError | MailOutcomeUnknownError}
   */
  send(mail: ComposedMail): Promise<void>;
};

/**
 * All codes of a lot in index order.
 * @throws {MissingDocumentError} when the lot cannot be read (yet).
 */
export type CodeList = (lotId: string, session?: string) => Promise<readonly Secret<string>[]>;

/** The mail service did not take the mail for its reader, for certain, and may later. */
export class MailNotSentError extends Error {
  override readonly name = "MailNotSentError";
  /** It took the mail for the one who gets a copy: trying again must not send a second copy. */
  readonly isCopyTaken: boolean;

  constructor(message: string, options?: ErrorOptions & { readonly isCopyTaken?: boolean }) {
    super(message, options);
    this.isCopyTaken = options?.isCopyTaken ?? false;
  }
}

/** The mail service refused the mail for good. `reason` is a class such as `smtp-550`. */
export class MailRefusedError extends Error {
  override readonly name = "MailRefusedError";
  readonly reason: string;
  /** Whether another mailbox would help, or another message. */
  readonly about: "reader" | "message";
  /** It took the mail for the one who gets a copy. */
  readonly isCopyTaken: boolean;

  constructor(
    reason: string,
    about: "reader" | "message",
    options?: ErrorOptions & { readonly isCopyTaken?: boolean },
  ) {
    super(`mail refused: ${reason}`, options);
    this.reason = reason;
    this.about = about;
    this.isCopyTaken = options?.isCopyTaken ?? false;
  }
}

/** The mail was handed over and no answer came: it may have been accepted. */
export class MailOutcomeUnknownError extends Error {
  override readonly name = "MailOutcomeUnknownError";
}
