import type { MailRequest } from "#shared/contracts/mail-request.ts";
import { type Change, changed } from "#shared/fulfilment/domain/change.ts";
import type { DeliveryWindow } from "#shared/fulfilment/domain/delivery-window.ts";
import {
  type Fulfilment,
  type FulfilmentLot,
  type Invoice,
  isTold,
  reach,
} from "#shared/fulfilment/domain/fulfilment.ts";
import { hold } from "#shared/fulfilment/domain/hold.ts";
import { wouldDeliverExpired } from "#shared/fulfilment/domain/late-delivery.ts";
import { type Reminder, reminderName } from "#shared/fulfilment/domain/reminders.ts";
import {
  keep,
  markMissed,
  promiseToConfirm,
  type ServicePromise,
  withdraw,
} from "#shared/fulfilment/domain/service-promise.ts";
import type { Instant } from "#shared/kernel/instant.ts";
import { accept, type Outcome, refuse } from "#shared/kernel/outcome.ts";

/** The order is in the agreement's register: the clock of the confirmation starts; `mails` are planned. */
export const process = (
  fulfilment: Fulfilment,
  terms: Pick<Required<Fulfilment>, "subscription" | "price" | "expiryPolicy"> & Pick<Fulfilment, "ending">,
  mails: readonly MailRequest[],
  at: Instant,
): Change => {
  const promises = [...fulfilment.promises, promiseToConfirm(at)];
  return changed({ ...reach(fulfilment, "processed", at), ...terms, promises }, at, mails);
};

/** The mail service accepted the site-pack access mail at `acceptedAt`. */
export const announce = (fulfilment: Fulfilment, acceptedAt: Instant, at: Instant): Change =>
  changed({ ...fulfilment, promises: keep(fulfilment.promises, "access", acceptedAt) }, at);

/** The mail service accepted the confirmation at `acceptedAt`. */
export const confirm = (fulfilment: Fulfilment, acceptedAt: Instant, at: Instant): Change =>
  changed(
    { ...reach(fulfilment, "confirmed", acceptedAt), promises: keep(fulfilment.promises, "confirm", acceptedAt) },
    at,
  );

export type InvoiceRefusal = "order-not-processed" | "order-cancelled" | "invoice-conflict";

/** Whether an invoice may be recorded; `"recorded"` when this very invoice already is. */
export function checkInvoice(
  { milestones, invoice }: Fulfilment,
  { invoiceNumber, invoicedOn }: Omit<Invoice, "recordedAt">,
): Outcome<"recorded" | "new", InvoiceRefusal> {
  if (milestones.cancelled !== undefined) return refuse("order-cancelled");
  if (milestones.processed === undefined) return refuse("order-not-processed");
  if (invoice === undefined) return accept("new");
  const isSame = invoice.invoiceNumber === invoiceNumber && invoice.invoicedOn === invoicedOn;
  return isSame ? accept("recorded") : refuse("invoice-conflict");
}

/**
 * The reseller was invoiced: delivery is promised in the window. Where it opens only when the term is
 * over, the order is held at once.
 */
export function recordInvoice(fulfilment: Fulfilment, invoice: Invoice, window: DeliveryWindow, at: Instant): Change {
  const promise: ServicePromise = {
    kind: "deliver",
    clock: "invoiced",
    startedAt: at,
    counted: {
      businessDays: window.businessDays,
      from: invoice.invoicedOn,
      opensOn: window.opensOn,
      lastOn: window.lastOn,
    },
    opensAt: window.opensAt,
    dueAt: window.closesAt,
    calendar: window.calendarId,
    calendarVersion: window.calendarVersion,
  };
  const promises = [...fulfilment.promises, promise];
  const next = { ...reach(fulfilment, "invoiced", at), promises, invoice, releaseAt: window.releaseAt };
  const isLost = fulfilment.held === undefined && wouldDeliverExpired(next, window.releaseAt);
  return isLost ? hold(next, "delivery-after-expiry", at) : changed(next, at);
}

/** The lots exist and the memberships run; who has them is to be told by `mails`. */
export const release = (
  fulfilment: Fulfilment,
  lots: readonly FulfilmentLot[],
  mails: readonly MailRequest[],
  at: Instant,
): Change => changed({ ...reach(fulfilment, "released", at), lots }, at, mails);

/** Since `deliveredAt` the contact has the codes or, of site packs, the way to them. */
export const deliver = (fulfilment: Fulfilment, deliveredAt: Instant, at: Instant): Change =>
  changed(
    { ...reach(fulfilment, "delivered", deliveredAt), promises: keep(fulfilment.promises, "deliver", deliveredAt) },
    at,
  );

/** A reminder was planned, or had nothing to remind of. */
export const settleReminder = (
  fulfilment: Fulfilment,
  reminder: Reminder,
  mails: readonly MailRequest[],
  at: Instant,
): Change => changed({ ...fulfilment, reminded: [...(fulfilment.reminded ?? []), reminderName(reminder)] }, at, mails);

/**
 * Every lot has closed, every membership is over; `lots` carry what was redeemed and what has expired. What was
 * never sent of the mails that led to them is withdrawn, but for word of an early end, and so is what was promised and
 * not kept.
 */
export function end(
  fulfilment: Fulfilment,
  lots: readonly FulfilmentLot[],
  notices: readonly MailRequest[],
  at: Instant,
): Change {
  const promises = withdraw(fulfilment.promises, at);
  const ended = changed({ ...reach(fulfilment, "ended", at), lots, promises }, at, notices);
  return isTold(fulfilment) ? ended : { ...ended, revision: { type: "withdraw", except: "agreement-ended" } };
}

/** A promise's due moment has passed unkept. */
export const miss = (fulfilment: Fulfilment, at: Instant): Change =>
  changed({ ...fulfilment, promises: markMissed(fulfilment.promises, at) }, at);

/**
 * Until the reseller is invoiced an order can be cancelled; its purchase order number stays used. What was planned to be
 * mailed is withdrawn.
 */
export function cancel(fulfilment: Fulfilment, at: Instant): Outcome<Change | undefined, "order-already-invoiced"> {
  if (fulfilment.milestones.cancelled !== undefined) return accept(undefined);
  if (fulfilment.milestones.invoiced !== undefined) return refuse("order-already-invoiced");
  const { held: _held, ...cancelled } = reach(fulfilment, "cancelled", at);
  const promises = withdraw(fulfilment.promises, at);
  return accept({ ...changed({ ...cancelled, promises }, at), revision: { type: "withdraw" } });
}

/** The cancelled order no longer counts in its agreement's register. */
export const leave = (fulfilment: Fulfilment, at: Instant): Change =>
  changed({ ...fulfilment, leftRegisterAt: at }, at);
