import type { Mailbox } from "#shared/contracts/mail-request.ts";
import type { Instant } from "#shared/kernel/instant.ts";
import type { Locale } from "#shared/kernel/locale.ts";
import type { Secret } from "#shared/kernel/secret.ts";

/** A mail as the mail service gets it. Equal values give equal bytes: nothing else decides them. */
export type ComposedMail = {
  /** In angle brackets (RFC 5322, 3.6.4). */
  readonly messageId: string;
  readonly date: Instant;
  readonly from: Mailbox;
  readonly to: Mailbox;
  readonly copyTo?: Mailbox;
  /** The copy is out already: `copyTo` is still named in the mail, but not sent to again. */
  readonly isCopyTaken?: boolean;
  readonly language: Locale;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly attachments: readonly Attachment[];
};

export type Attachment = {
  readonly fileName: string;
  /** A text's with charset, e.g. `text/csv; charset=utf-8`. */
  readonly contentType: string;
  readonly content: Secret<Buffer>;
};
