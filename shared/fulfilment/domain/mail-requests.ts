import type { BusinessDays } from "#shared/contracts/business-days.ts";
import type {
  AgreementEndedFacts,
  CodeListFacts,
  ExpiryNoticeFacts,
  Mailbox,
  MailLot,
  MailRequest,
  OrderConfirmationFacts,
  OrderHeldFacts,
  ReminderFacts,
  ReminderKind,
  ResendNoticeFacts,
  SitePackAccessFacts,
  SitePackDirections,
} from "#shared/contracts/mail-request.ts";
import {
  type Fulfilment,
  type FulfilmentLot,
  hasMembership,
  mailedLots,
  type OrderedGoods,
} from "#shared/fulfilment/domain/fulfilment.ts";
import { endOfDay } from "#shared/fulfilment/domain/term.ts";
import { earliest, type Instant } from "#shared/kernel/instant.ts";
import type { Locale } from "#shared/kernel/locale.ts";

export type Contacts = {
  readonly customerName: string;
  readonly notices: Mailbox;
  readonly locale: Locale;
  readonly reseller?: Mailbox;
};

/** Goes to the notices contact with a copy to the reseller, in the contact's language. */
export const orderConfirmation = (
  fulfilment: Fulfilment,
  deliveryDays: BusinessDays,
  contacts: Contacts,
): MailRequest => ({
  kind: "order-confirmation",
  locale: contacts.locale,
  recipients: withCopy(contacts),
  facts: {
    ...orderFacts(fulfilment, contacts),
    acceptedAt: fulfilment.milestones.accepted,
    lines: fulfilment.lines.map(({ sku, quantity, codes }) => ({ sku, quantity, codes })),
    deliveryDays,
  } satisfies OrderConfirmationFacts,
});

/** Goes to the notices contact alone, without any code, once for all site packs of the order. */
export const sitePackAccess = (
  fulfilment: Fulfilment,
  directions: SitePackDirections & { readonly hasTestCentre: boolean; readonly deliveryDays: BusinessDays },
  contacts: Contacts,
): MailRequest => ({
  kind: "site-pack-access",
  locale: contacts.locale,
  recipients: { to: contacts.notices },
  facts: {
    ...orderFacts(fulfilment, contacts),
    ...directions,
    lines: fulfilment.lines
      .filter(({ isSitePack }) => isSitePack === true)
      .map(({ sku, quantity, codes }) => ({ sku, quantity, codes })),
  } satisfies SitePackAccessFacts,
});

/**
 * Goes to the reseller alone, who knows the customer and can have another contact named, or settle with the
 * publisher what comes too late; undefined without its address.
 */
export const orderHeld = (
  fulfilment: Fulfilment,
  held: Pick<OrderHeldFacts, "reason" | "heldSince">,
  contacts: Contacts,
): MailRequest | undefined =>
  contacts.reseller && {
    kind: "order-held",
    locale: contacts.locale,
    recipients: { to: contacts.reseller },
    facts: {
      ...orderFacts(fulfilment, contacts),
      ...held,
      isReleased: fulfilment.milestones.released !== undefined,
    } satisfies OrderHeldFacts,
  };

/**
 * Goes to the notices contact alone: the attachment holds the codes.
 * @throws {RangeError} when there is no lot.
 */
export function codeList(
  fulfilment: Fulfilment,
  lots: readonly FulfilmentLot[],
  contacts: Contacts,
): MailRequest & { readonly kind: "code-list" } {
  const usableUntil = earliest(lots.map(({ expiresAt }) => expiresAt));
  if (usableUntil === undefined) throw new RangeError(`order ${fulfilment.orderId} has no lot`);
  return {
    kind: "code-list",
    locale: contacts.locale,
    recipients: { to: contacts.notices },
    facts: {
      ...orderFacts(fulfilment, contacts),
      invoiceNumber: fulfilment.invoice?.invoiceNumber ?? "",
      lots: lots.map(mailLot),
      usableUntil,
    } satisfies CodeListFacts,
  };
}

/** The list once more, of these of its lots, for the contact as it is now. @throws {RangeError} when there is no lot. */
export function codeListAgain(
  fulfilment: Fulfilment,
  lots: readonly FulfilmentLot[],
  contacts: Contacts,
  resend: number,
): MailRequest {
  const { facts, ...request } = codeList(fulfilment, lots, contacts);
  const isShortened = lots.length < mailedLots(fulfilment, fulfilment.lots).length;
  return { ...request, kind: "code-list-again", facts: { ...facts, resend, isShortened } };
}

/** Goes to the mailbox that had the list before, not to the contact. */
export const resendNotice = (
  fulfilment: Fulfilment,
  { notices, locale, customerName, resentAt }: Contacts & { readonly resentAt: Instant },
  resend: number,
): MailRequest => ({
  kind: "resend-notice",
  locale,
  recipients: { to: notices },
  facts: { ...orderFacts(fulfilment, { customerName }), resend, resentAt } satisfies ResendNoticeFacts,
});

/** Goes to the notices contact alone; `lots` are those that end on the reminder's day, with what was used until now. */
export const reminder = (
  fulfilment: Fulfilment,
  {
    kind,
    ...reminded
  }: { readonly kind: ReminderKind } & Pick<ReminderFacts, "lastUsableOn" | "testCentreEnrolmentUrl">,
  lots: readonly (FulfilmentLot & { readonly redeemed: number })[],
  contacts: Contacts,
): MailRequest => ({
  kind,
  locale: contacts.locale,
  recipients: { to: contacts.notices },
  facts: {
    ...orderFacts(fulfilment, contacts),
    ...reminded,
    usableUntil: endOfDay(reminded.lastUsableOn, fulfilment.term.timeZone),
    lots: lots.map((lot) => ({ ...mailLot(lot), redeemed: lot.redeemed })),
  } satisfies ReminderFacts,
});

/** Goes to the notices contact with a copy to the reseller: what was ordered ends earlier than both were told. */
export const agreementEnded = (fulfilment: Fulfilment, endsOn: string, contacts: Contacts): MailRequest => ({
  kind: "agreement-ended",
  locale: contacts.locale,
  recipients: withCopy(contacts),
  facts: {
    ...orderFacts(fulfilment, contacts),
    lastUsableOn: endsOn,
    lots: fulfilment.lots.map(mailLot),
    hasCodes: fulfilment.lines.some(({ codes }) => codes > 0),
    hasMembership: hasMembership(fulfilment),
  } satisfies AgreementEndedFacts,
});

/** Goes to the notices contact alone. */
export const expiryNotice = (
  fulfilment: Fulfilment,
  lots: readonly FulfilmentLot[],
  contacts: Contacts,
): MailRequest => ({
  kind: "expiry-notice",
  locale: contacts.locale,
  recipients: { to: contacts.notices },
  facts: {
    ...orderFacts(fulfilment, contacts),
    lots: lots.map((lot) => ({ ...mailLot(lot), redeemed: lot.redeemed ?? 0, expired: lot.expired ?? 0 })),
  } satisfies ExpiryNoticeFacts,
});

export const orderFacts = (goods: OrderedGoods, { customerName }: Pick<Contacts, "customerName">) => ({
  customerName,
  agreementNumber: goods.agreementNumber,
  purchaseOrderNumber: goods.purchaseOrderNumber,
  orderId: goods.orderId,
  editionId: goods.editionId,
  timeZone: goods.term.timeZone,
});

const withCopy = ({ notices, reseller }: Contacts) => ({
  to: notices,
  ...(reseller === undefined ? {} : { copyTo: reseller }),
});

const mailLot = ({ lotId, sku, codes, lastUsableOn, expiryBoundBy }: FulfilmentLot): MailLot => ({
  lotId,
  sku,
  codes,
  lastUsableOn,
  expiryBoundBy,
});
