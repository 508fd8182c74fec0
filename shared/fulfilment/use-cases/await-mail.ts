import type { MailKind } from "#shared/contracts/mail-request.ts";
import type { Change } from "#shared/fulfilment/domain/change.ts";
import type { Fulfilment } from "#shared/fulfilment/domain/fulfilment.ts";
import {
  hold,
  type MailStanding,
  mayEndUndelivered,
  reasonOf,
  wasHeldFor,
  wouldDeliverExpired,
} from "#shared/fulfilment/domain/hold.ts";
import { orderHeld } from "#shared/fulfilment/domain/mail-requests.ts";
import { confirm, deliver } from "#shared/fulfilment/domain/transitions.ts";
import type { FindContacts, FindMail } from "#shared/fulfilment/ports.ts";
import type { TakeStep } from "#shared/fulfilment/use-cases/fulfil-order.ts";
import type { Instant } from "#shared/kernel/instant.ts";

type Dependencies = { readonly findMail: FindMail; readonly findContacts: FindContacts };

/** The order is confirmed when the mail service has accepted the confirmation. */
export const createConfirmOrder = (dependencies: Dependencies): TakeStep =>
  awaitMail("order-confirmation", confirm, dependencies);

/** The codes are delivered when the mail service has accepted the list, and never once they have expired. */
export const createDeliverOrder =
  (dependencies: Dependencies): TakeStep =>
  async (fulfilment, at, session) => {
    const { held } = fulfilment;
    const isTooLate = held === undefined && wouldDeliverExpired(fulfilment, at);
    if (!isTooLate) return awaitList(dependencies)(fulfilment, at, session);

    const mail = await dependencies.findMail(fulfilment.orderId, "code-list", session);
    if (mail?.acceptedAt !== undefined) return deliver(fulfilment, mail.acceptedAt, at);
    if (mail?.isUnsent !== true || mayEndUndelivered(fulfilment)) return undefined;
    return hold(fulfilment, "delivery-after-expiry", at);
  };

const awaitList = (dependencies: Dependencies): TakeStep => awaitMail("code-list", deliver, dependencies);

/** Reaches a milestone when a mail was accepted; stops the order when it was refused for good. */
const awaitMail =
  (
    kind: MailKind,
    reachIt: (fulfilment: Fulfilment, acceptedAt: Instant, at: Instant) => Change,
    { findMail, findContacts }: Dependencies,
  ): TakeStep =>
  async (fulfilment, at, session) => {
    const mail = await findMail(fulfilment.orderId, kind, session);
    if (mail?.acceptedAt !== undefined) return reachIt(fulfilment, mail.acceptedAt, at);
    if (mail?.failedAt === undefined || fulfilment.held !== undefined) return undefined;
    return holdFor(mail, fulfilment, at, findContacts);
  };

async function holdFor(mail: MailStanding, fulfilment: Fulfilment, at: Instant, findContacts: FindContacts) {
  const reason = reasonOf(mail);
  const isNews = reason === "no-usable-contact" && !wasHeldFor(fulfilment, reason);
  return hold(fulfilment, reason, at, isNews ? orderHeld(fulfilment, await findContacts(fulfilment), at) : undefined);
}
