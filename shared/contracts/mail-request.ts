import type { BusinessDays } from "#shared/contracts/business-days.ts";
import type { ExpiryBound } from "#shared/contracts/expiry-bound.ts";
import type { Instant } from "#shared/kernel/instant.ts";
import type { Locale, Texts } from "#shared/kernel/locale.ts";

/**
 * What fulfilment asks notifications to say. Stored with the order; it holds no code: the code list is computed from
 * the named lots when the mail is composed. Dates are calendar dates `YYYY-MM-DD` in the term's time zone.
 */
export type MailRequest = {
  readonly recipients: MailRecipients;
  readonly locale: Locale;
} & MailContent;

/**
 * `to` is the notices contact, of `order-held` the reseller; `copyTo` the reseller, only where the mail is also
 * meant for it.
 */
export type MailRecipients = {
  readonly to: Mailbox;
  readonly copyTo?: Mailbox;
};

export type Mailbox = { readonly name: string; readonly email: string };

export type MailContent =
  | { readonly kind: "order-confirmation"; readonly facts: OrderConfirmationFacts }
  | { readonly kind: "order-held"; readonly facts: OrderHeldFacts }
  | { readonly kind: "site-pack-access"; readonly facts: SitePackAccessFacts }
  | { readonly kind: "code-list"; readonly facts: CodeListFacts }
  | { readonly kind: "agreement-ended"; readonly facts: AgreementEndedFacts }
  | { readonly kind: "code-list-again"; readonly facts: CodeListAgainFacts }
  | { readonly kind: "resend-notice"; readonly facts: ResendNoticeFacts }
  | { readonly kind: "expiry-notice"; readonly facts: ExpiryNoticeFacts }
  | { readonly kind: "membership-active"; readonly facts: MembershipActiveFacts }
  | { readonly kind: "membership-reminder"; readonly facts: MembershipReminderFacts }
  | { readonly kind: "membership-ended"; readonly facts: MembershipFacts }
  | { readonly kind: ReminderKind; readonly facts: ReminderFacts };

/** By the days before the last usable day. */
export type ReminderKind = "reminder-90" | "reminder-30" | "reminder-7";

export type MailKind = MailContent["kind"];

/** The one last day that a mail is about, inclusive, in the term's time zone: of reminders, and of an ended agreement. */
export function lastDayIn({ kind, facts }: MailContent): string | undefined {
  if (kind === "membership-reminder") return facts.endsOn;
  return "lastUsableOn" in facts ? facts.lastUsableOn : undefined;
}

/**
 * Names a mail among those of its order: one of a kind; one for each last day that a mail is about, for each resend, and
 * for each reason of being held.
 */
export function mailIdOf(content: MailContent): string {
  const { kind, facts } = content;
  const lastDay = lastDayIn(content);
  if (lastDay !== undefined) return `${kind}.${lastDay}`;
  if (kind === "order-held") return `${kind}.${facts.reason}`;
  return "resend" in facts ? `${kind}.${facts.resend}` : kind;
}

type OrderFacts = {
  readonly customerName: string;
  readonly agreementNumber: string;
  readonly purchaseOrderNumber: string;
  readonly orderId: string;
  /** The catalogue edition that governs the order; its name is the mail's own text. */
  readonly editionId: string;
  readonly timeZone: string;
};

/** `sku` names the product; its display name is the mail's own text. */
export type MailLine = { readonly sku: string; readonly quantity: number; readonly codes: number };

/** sent within 48 hours of processing. */
export type OrderConfirmationFacts = OrderFacts & {
  readonly acceptedAt: Instant;
  readonly lines: readonly MailLine[];
  readonly deliveryDays: BusinessDays;
};

/** What the reseller is told of an order that is held: its notices contact cannot be reached, or it comes too late. */
export type OrderHeldFacts = OrderFacts & {
  readonly reason: HoldNoticeReason;
  readonly heldSince: Instant;
  readonly isReleased: boolean;
};

/** Why an order is held, as far as its reseller can do something about it. */
export type HoldNoticeReason = "no-usable-contact" | "delivery-after-expiry";

/** how to reach the order's site packs. `lines` are those of site packs alone. */
export type SitePackAccessFacts = OrderFacts &
  SitePackDirections & {
    readonly lines: readonly MailLine[];
    readonly deliveryDays: BusinessDays;
    /** Without an authorised centre the codes cannot be redeemed yet. */
    readonly hasTestCentre: boolean;
  };

/** Where the edition of an order leads its site packs' readers: https addresses and a telephone number. */
export type SitePackDirections = {
  readonly managementUrl: string;
  readonly customerService: { readonly url: string; readonly phone: string };
  readonly testCentreEnrolmentUrl: string;
};

/** the list travels as an attachment. `lots` are in line order. */
export type CodeListFacts = OrderFacts & {
  readonly invoiceNumber: string;
  readonly lots: readonly MailLot[];
  /** The first end of its lots, exclusive: from then on the list is not sent. */
  readonly usableUntil: Instant;
};

/** The same list once more, without the lots that have ended where it `isShortened`; `resend` counts from 1. */
export type CodeListAgainFacts = CodeListFacts & { readonly resend: number; readonly isShortened: boolean };

/** For the mailbox that had the list before and is no longer the contact's: that another has it now. No code. */
export type ResendNoticeFacts = OrderFacts & { readonly resend: number; readonly resentAt: Instant };

export type MailLot = {
  readonly lotId: string;
  readonly sku: string;
  readonly codes: number;
  /** Last day on which a code can be used, inclusive. */
  readonly lastUsableOn: string;
  /** Whose end that is (T-2). */
  readonly expiryBoundBy: ExpiryBound;
};

/** What was used of the lots that end after `lastUsableOn`; the rest is still unused. Not sent from `usableUntil` on. */
export type ReminderFacts = OrderFacts & {
  readonly lastUsableOn: string;
  readonly usableUntil: Instant;
  readonly lots: readonly (MailLot & { readonly redeemed: number })[];
  /** Where to become a test centre, while codes of a site pack among them cannot be used without one. */
  readonly testCentreEnrolmentUrl?: string;
};

/**
 * The agreement ends on `lastUsableOn`, before its term. `lots` with the ends they have now; none before release.
 * `hasCodes`, `hasMembership`: what the order is for.
 */
export type AgreementEndedFacts = OrderFacts & {
  readonly lastUsableOn: string;
  readonly lots: readonly MailLot[];
  readonly hasCodes: boolean;
  readonly hasMembership: boolean;
};

/** what was used and what has expired, per lot. */
export type ExpiryNoticeFacts = OrderFacts & {
  readonly lots: readonly (MailLot & { readonly redeemed: number; readonly expired: number })[];
};

/** `lines` are those of memberships alone, `endsOn` their last day, inclusive, and `expiryBoundBy` whose end that is. */
export type MembershipFacts = OrderFacts & {
  readonly lines: readonly MailLine[];
  readonly endsOn: string;
  readonly expiryBoundBy: ExpiryBound;
};

/** A membership ends soon. `usableUntil` is its end, exclusive: from then on this is not sent. */
export type MembershipReminderFacts = MembershipFacts & { readonly usableUntil: Instant };

/** A membership begins; not sent from its end on. */
export type MembershipActiveFacts = MembershipReminderFacts & MembershipTerms;

/** What the edition of an order says of Imagine Academy, with an https address. */
export type MembershipTerms = {
  readonly benefits: readonly Texts[];
  readonly academyUrl: string;
};

/**
 * What fulfilment asks for mails it planned before. `withdraw` and `hold` concern what is not on its way yet; what is
 * held, failed or parked is planned again for the contacts as they are now, but for word of the hold that is over.
 * `curtail`: what is not on its way says the new last day, `endsOn`, inclusive, and `endsAt`, exclusive.
 */
export type MailRevision =
  | { readonly type: "withdraw"; readonly except?: MailKind }
  | { readonly type: "hold" }
  | { readonly type: "curtail"; readonly endsOn: string; readonly endsAt: Instant }
  | {
      readonly type: "plan-again";
      readonly notices: Mailbox;
      readonly locale: Locale;
      readonly reseller?: Mailbox;
    };
