import type { MailKind } from "#shared/contracts/mail-request.ts";
import type { Change } from "#shared/fulfilment/domain/change.ts";
import { type Fulfilment, hasMembership, mailedLots } from "#shared/fulfilment/domain/fulfilment.ts";
import { hold, type MailStanding, reasonOf } from "#shared/fulfilment/domain/hold.ts";
import { mayEndUndelivered, wouldDeliverExpired } from "#shared/fulfilment/domain/late-delivery.ts";
import { announce, confirm, deliver } from "#shared/fulfilment/domain/transitions.ts";
import type { FindMail } from "#shared/fulfilment/ports.ts";
import type { TakeStep } from "#shared/fulfilment/use-cases/fulfil-order.ts";
import type { Instant } from "#shared/kernel/instant.ts";

type Dependencies = { readonly findMail: FindMail };

/** The order is confirmed when the mail service has accepted the confirmation. */
export const createConfirmOrder = (dependencies: Dependencies): TakeStep =>
  awaitMail("order-confirmation", confirm, dependencies);

/** Site packs are announced when the mail service has accepted the access mail. */
export const createAnnounceSitePacks = (dependencies: Dependencies): TakeStep =>
  awaitMail("site-pack-access", announce, dependencies);

/**
 * The order is delivered once the mail service has accepted the list of codes and the word that memberships
 * have begun; site packs, which no list holds, once they are released and announced: the latest of these moments. Never
 * once any of it has ended.
 */
export const createDeliverOrder =
  (dependencies: Dependencies): TakeStep =>
  async (fulfilment, at, session) => {
    const { orderId, milestones, held } = fulfilment;
    const kinds = awaitedMails(fulfilment);
    const isAnnounced = !kinds.includes("site-pack-access");
    const isLost = held === undefined && wouldDeliverExpired(fulfilment, at);
    // The announcement has a step of its own, which comes first.
    if (!isAnnounced && !isLost) return undefined;
    const mails = await Promise.all(kinds.map((kind) => dependencies.findMail(orderId, kind, session)));
    if (isLost && mails.some((mail) => mail?.isUnsent)) return holdExpired(fulfilment, at);
    if (!isAnnounced) return undefined;
    const refused = mails.find((mail) => mail?.acceptedAt === undefined && mail?.failedAt !== undefined);
    if (refused !== undefined) return holdFor(refused, fulfilment, at);
    const accepted = mails.map((mail) => mail?.acceptedAt).filter((moment) => moment !== undefined);
    if (accepted.length < kinds.length) return undefined;
    return deliverAsOf(fulfilment, accepted.reduce(latest, milestones.released ?? at), at);
  };

/** The mails without which nothing is delivered yet. */
const awaitedMails = (fulfilment: Fulfilment): readonly MailKind[] => {
  const access = accessOf(fulfilment);
  if (access !== undefined && access.keptAt === undefined) return ["site-pack-access"];
  return [
    ...(mailedLots(fulfilment, fulfilment.lots).length > 0 ? (["code-list"] as const) : []),
    ...(hasMembership(fulfilment) ? (["membership-active"] as const) : []),
  ];
};

const accessOf = ({ promises }: Fulfilment) => promises.find(({ kind }) => kind === "access");

/** Delivers as of the latest of `mailedAt` and the announcement, unless the codes had expired by then. */
function deliverAsOf(fulfilment: Fulfilment, mailedAt: Instant, at: Instant): Change | undefined {
  const deliveredAt = latest(mailedAt, accessOf(fulfilment)?.keptAt);
  return wouldDeliverExpired(fulfilment, deliveredAt)
    ? holdExpired(fulfilment, at)
    : deliver(fulfilment, deliveredAt, at);
}

/** Undefined where an operator knows already. */
const holdExpired = (fulfilment: Fulfilment, at: Instant): Change | undefined =>
  fulfilment.held === undefined && !mayEndUndelivered(fulfilment)
    ? hold(fulfilment, "delivery-after-expiry", at)
    : undefined;

const latest = (one: Instant, other: Instant = one): Instant => (one > other ? one : other);

/** Reaches a milestone when a mail was accepted; stops the order when it was refused for good. */
const awaitMail =
  (
    kind: MailKind,
    reachIt: (fulfilment: Fulfilment, acceptedAt: Instant, at: Instant) => Change,
    { findMail }: Dependencies,
  ): TakeStep =>
  async (fulfilment, at, session) => {
    const mail = await findMail(fulfilment.orderId, kind, session);
    if (mail?.acceptedAt !== undefined) return reachIt(fulfilment, mail.acceptedAt, at);
    return mail?.failedAt === undefined ? undefined : holdFor(mail, fulfilment, at);
  };

/** Undefined where an operator knows already. */
const holdFor = (mail: MailStanding, fulfilment: Fulfilment, at: Instant): Change | undefined =>
  fulfilment.held === undefined ? hold(fulfilment, reasonOf(mail), at) : undefined;
