import type { ExpiryBound } from "#shared/contracts/expiry-bound.ts";
import type { HoldNoticeReason, MailKind, ReminderKind } from "#shared/contracts/mail-request.ts";
import type { PluralForms } from "#shared/kernel/formats.ts";
import type { CodeMailWordings } from "#shared/notifications/templates/code-mails.ts";
import type { OrderMailWordings } from "#shared/notifications/templates/order-mails.ts";

/**
 * Every text of every mail in one language; what is missing does not compile. In plural forms `#` stands for
 * the count, already in the reader's notation, as all other values are.
 */
export type Wording = {
  readonly greeting: (name: string) => string;
  /** Between a label and its value in plain text, e.g. `: `. */
  readonly labelEnd: string;
  readonly labels: Labels;
  /** The last day of use, with the reason for it (T-2). */
  readonly lastDay: { readonly [Bound in ExpiryBound]: (day: string) => string };
  /** The business days of delivery, `#` the last of them: `one` alone, or from `first` on. */
  readonly deliveryDays: { readonly one: PluralForms; readonly several: (first: string) => string };
  /** Why the reader gets this mail. */
  readonly footer: (agreementNumber: string) => string;
  readonly resellerFooter: (agreementNumber: string) => string;
  /** For the mailbox that had the list before and is no longer the contact's. */
  readonly formerContactFooter: (agreementNumber: string) => string;
  readonly mails: { readonly [Letter in LetterKind]: MailWordings[Letter] };
};

/**
 * Mails that are worded alike are one letter: the reminders differ by their moment only. That an order is held is a letter
 * for each reason.
 */
export type LetterKind = Exclude<MailKind, ReminderKind | "order-held"> | "reminder" | `held-${HoldNoticeReason}`;

type Labels = {
  readonly customer: string;
  readonly agreement: string;
  readonly purchaseOrder: string;
  readonly receivedOn: string;
  readonly heldSince: string;
  readonly invoice: string;
  readonly product: string;
  readonly quantity: string;
  readonly codes: string;
  readonly lastUsableDay: string;
  readonly edition: string;
  readonly issued: string;
  readonly redeemed: string;
  readonly unused: string;
  readonly expired: string;
  readonly number: string;
  readonly code: string;
  readonly lot: string;
};

type MailWordings = OrderMailWordings & CodeMailWordings;
