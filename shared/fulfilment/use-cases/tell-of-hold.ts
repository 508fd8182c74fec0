import type { HoldNoticeReason } from "#shared/contracts/mail-request.ts";
import type { Change } from "#shared/fulfilment/domain/change.ts";
import type { Fulfilment, HoldReason } from "#shared/fulfilment/domain/fulfilment.ts";
import { wasHeldFor } from "#shared/fulfilment/domain/hold.ts";
import { orderHeld } from "#shared/fulfilment/domain/mail-requests.ts";
import type { FindContacts } from "#shared/fulfilment/ports.ts";

/**
 * A change of `before` with word to the reseller where it holds the order: once for each reason that the reseller can do
 * something about, as far as it has an address. Any other change stays as it is, and asks nobody.
 */
export async function tellOfHold(before: Fulfilment, change: Change, findContacts: FindContacts): Promise<Change> {
  const { held } = change.next;
  if (before.held !== undefined || held === undefined) return change;
  const { reason, since } = held;
  if (!concernsReseller(reason) || wasHeldFor(before, reason)) return change;
  const notice = orderHeld(change.next, { reason, heldSince: since }, await findContacts(before));
  return notice === undefined ? change : { ...change, mails: [...change.mails, notice] };
}

const concernsReseller = (reason: HoldReason): reason is HoldNoticeReason =>
  reason === "no-usable-contact" || reason === "delivery-after-expiry";
