import type { MailKind } from "#shared/contracts/mail-request.ts";
import type { Change } from "#shared/fulfilment/domain/change.ts";
import { type Fulfilment, mailedLots } from "#shared/fulfilment/domain/fulfilment.ts";
import {
  hold,
  type MailStanding,
  mayEndUndelivered,
  reasonOf,
  wasHeldFor,
  wouldDeliverExpired,
} from "#shared/fulfilment/domain/hold.ts";
import { orderHeld } from "#shared/fulfilment/domain/mail-requests.ts";
import { announce, confirm, deliver } from "#shared/fulfilment/domain/transitions.ts";
import type { FindContacts, FindMail } from "#shared/fulfilment/ports.ts";
import type { TakeStep } from "#shared/fulfilment/use-cases/fulfil-order.ts";
import type { Instant } from "#shared/kernel/instant.ts";

type Dependencies = { readonly findMail: FindMail; readonly findContacts: FindContacts };

/** The order is confirmed when the mail service has accepted the confirmation. */
export const createConfirmOrder = (dependencies: Dependencies): TakeStep =>
  awaitMail("order-confirmation", confirm, dependencies);

/** Site packs are announced when the mail service has accepted the access mail. */
export const createAnnounceSitePacks = (dependencies: Dependencies): TakeStep =>
  awaitMail("site-pack-access", announce, dependencies);

/**
 * The codes are delivered once the mail service has accepted the list and, for site packs, which no list
 * holds, once they are released and announced: the latest of these moments. Never once they have expired.
 */
export const createDeliverOrder =
  (dependencies: Dependencies): TakeStep =>
  async (fulfilment, at, session) => {
    const { held, milestones, orderId } = fulfilment;
    const access = fulfilment.promises.find(({ kind }) => kind === "access");
    if (access !== undefined && access.keptAt === undefined) return undefined;
    const isListed = mailedLots(fulfilment, fulfilment.lots).length > 0;
    if (!isListed) return milestones.released && deliver(fulfilment, latest(milestones.released, access?.keptAt), at);

    const isTooLate = held === undefined && wouldDeliverExpired(fulfilment, at);
    if (!isTooLate) return awaitMail("code-list", deliverListed, dependencies)(fulfilment, at, session);

    const mail = await dependencies.findMail(orderId, "code-list", session);
    if (mail?.acceptedAt !== undefined) return deliverListed(fulfilment, mail.acceptedAt, at);
    if (mail?.isUnsent !== true || mayEndUndelivered(fulfilment)) return undefined;
    return hold(fulfilment, "delivery-after-expiry", at);
  };

const deliverListed = (fulfilment: Fulfilment, listedAt: Instant, at: Instant): Change =>
  deliver(fulfilment, latest(listedAt, fulfilment.promises.find(({ kind }) => kind === "access")?.keptAt), at);

const latest = (one: Instant, other: Instant = one): Instant => (one > other ? one : other);

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
