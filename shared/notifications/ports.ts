import type { Secret } from "#shared/kernel/secret.ts";
import type { Versioned } from "#shared/kernel/versioned.ts";
import type { ComposedMail } from "#shared/notifications/domain/composed-mail.ts";
import type { Mail } from "#shared/notifications/domain/mail.ts";

/** The mails of all orders, one entry per order and kind. */
export type MailLedger = {
  /** @returns undefined when there is no such entry (yet). */
  find(orderId: string, mailId: string, session?: string): Promise<Versioned<Mail> | undefined>;
  /**
   * Replaces an entry.
   * @returns it as it is stored now; `session` reads it back from any instance.
   * @throws {StaleVersionError} when the entry is no longer of `version`.
   */
  save(mail: Mail, version: string): Promise<Versioned<Mail>>;
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

/** Rows of a table, header first; every cell is text and stays text, whatever it begins with. */
export type Table = readonly (readonly string[])[];

/** Writes an XLSX file of one sheet, the same bytes whenever it is asked. Characters that XML has no place for are left out. */
export type WriteWorkbook = (workbook: {
  readonly sheet: string;
  readonly table: Secret<Table>;
}) => Promise<Secret<Buffer>>;

/** The signed manifests of every order, kept for good. */
export type ManifestStore = {
  /**
   * Resolves once the text is kept; the same text again changes nothing.
   * @throws {UnavailableError} when the store cannot be reached; {Error} when it holds another text in its place.
   */
  keep(orderId: string, manifest: string): Promise<void>;
  /** All that were kept for an order; none when there is no such order. @throws {UnavailableError} */
  find(orderId: string): Promise<readonly string[]>;
};

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
