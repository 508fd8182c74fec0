import type { ExpiryBound } from "#shared/contracts/expiry-bound.ts";
import type { HoldNoticeReason, MailKind, ReminderKind } from "#shared/contracts/mail-request.ts";
import type { PluralForms } from "#shared/kernel/formats.ts";

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

type Frame = {
  readonly subject: (purchaseOrderNumber: string) => string;
  readonly title: string;
  /** Shown by mail programs beside the subject. */
  readonly preheader: string;
};

type HeldWording = Frame & {
  readonly opening: string;
  readonly meaning: string;
  readonly nextSteps: string;
  /** What the reseller can do. */
  readonly action: string;
  readonly resumption: string;
};

type MailWordings = {
  readonly "order-confirmation": Frame & {
    readonly opening: string;
    readonly nextSteps: string;
    /** */
    readonly release: (deliveryDays: string) => string;
    /** */
    readonly delivery: string;
    /** */
    readonly sitePacks: string;
    /** */
    readonly use: string;
    /** */
    readonly membership: (deliveryDays: string) => string;
  };
  /** */
  readonly "held-no-usable-contact": HeldWording;
  /** of memberships as well. */
  readonly "held-delivery-after-expiry": HeldWording & {
    /** In the place of `meaning` where something was released. */
    readonly released: string;
  };
  readonly "site-pack-access": Frame & {
    readonly opening: string;
    readonly access: string;
    /** the instructions, with the site's address. */
    readonly open: (managementUrl: string) => string;
    readonly identify: string;
    /** */
    readonly release: (deliveryDays: string) => string;
    /** */
    readonly customerService: string;
    readonly help: string;
    readonly phone: (phone: string) => string;
    readonly website: (url: string) => string;
    /** with the way to become a centre. */
    readonly noTestCentre: (enrolmentUrl: string) => string;
  };
  readonly "code-list": Frame & {
    /** Names both formats of the list. */
    readonly opening: PluralForms;
    readonly manifest: string;
    readonly rules: string;
    /** */
    readonly oneExam: string;
    /** */
    readonly library: string;
    /** */
    readonly onePerson: string;
    /** */
    readonly expiry: (timeZone: string) => string;
    readonly confidential: string;
  };
  readonly "code-list-again": Frame & {
    readonly opening: PluralForms;
    readonly same: string;
    /** Where the codes of some lots have ended. */
    readonly shortened: { readonly opening: PluralForms; readonly same: string };
  };
  readonly "resend-notice": Frame & {
    readonly opening: (resentOn: string) => string;
    readonly before: string;
    readonly unexpected: string;
  };
  readonly reminder: Frame & {
    /** `#` is the number of codes not used yet. */
    readonly opening: (lastUsableDay: string) => PluralForms;
    /** */
    readonly expiry: (timeZone: string) => string;
    readonly passOn: string;
  };
  readonly "agreement-ended": Frame & {
    readonly opening: (lastDay: string) => string;
    readonly released: string;
    readonly notReleased: string;
    /** */
    readonly expiry: (timeZone: string) => string;
    /** T-18. */
    readonly registrations: string;
    /** */
    readonly library: string;
    readonly passOn: string;
    /** */
    readonly membership: string;
  };
  readonly "expiry-notice": Frame & {
    readonly opening: string;
    readonly allRedeemed: PluralForms;
    readonly allExpired: PluralForms;
    /** `#` is the number of codes that expired, of several issued. */
    readonly someExpired: (issued: string) => PluralForms;
    /** */
    readonly noRefund: string;
    readonly registrations: string;
  };
  readonly "membership-active": Frame & {
    readonly opening: string;
    /** */
    readonly benefits: string;
    readonly start: (academyUrl: string) => string;
    readonly renewal: string;
  };
  readonly "membership-reminder": Frame & {
    readonly opening: (lastDay: string) => string;
    readonly renewal: string;
  };
  readonly "membership-ended": Frame & {
    readonly opening: (lastDay: string) => string;
    readonly renewal: string;
  };
};
