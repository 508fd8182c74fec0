import type { MailRequest } from "#shared/contracts/mail-request.ts";
import {
  type Fulfilment,
  type FulfilmentLot,
  hasMembership,
  hasSitePack,
  mailedLots,
} from "#shared/fulfilment/domain/fulfilment.ts";
import { hold } from "#shared/fulfilment/domain/hold.ts";
import { wouldDeliverExpired } from "#shared/fulfilment/domain/late-delivery.ts";
import { localDateOf } from "#shared/fulfilment/domain/local-date.ts";
import { lotPlan, type PlannedLot, plannedExpiry } from "#shared/fulfilment/domain/lot-plan.ts";
import { codeList } from "#shared/fulfilment/domain/mail-requests.ts";
import { membershipActive } from "#shared/fulfilment/domain/membership-requests.ts";
import { membershipsOf } from "#shared/fulfilment/domain/memberships.ts";
import { isLate } from "#shared/fulfilment/domain/service-promise.ts";
import { release } from "#shared/fulfilment/domain/transitions.ts";
import type {
  CurtailLot,
  FindContacts,
  FindDirections,
  FindMembershipTerms,
  FindProviders,
  GrantMembership,
  HasTestCentre,
  IssueLot,
} from "#shared/fulfilment/ports.ts";
import { curtailed } from "#shared/fulfilment/use-cases/curtail-order.ts";
import type { TakeStep } from "#shared/fulfilment/use-cases/fulfil-order.ts";
import { correlationOf } from "#shared/kernel/correlation.ts";
import type { OrderId } from "#shared/kernel/identifiers.ts";
import { type Instant, plusMs } from "#shared/kernel/instant.ts";

type Dependencies = {
  readonly issueLot: IssueLot;
  readonly curtailLot: CurtailLot;
  readonly findContacts: FindContacts;
  readonly findDirections: FindDirections;
  readonly findProviders: FindProviders;
  readonly findMembershipTerms: FindMembershipTerms;
  readonly grantMembership: GrantMembership;
  readonly hasTestCentre: HasTestCentre;
  /** Told of an order that is released when its window has closed; perhaps more than once. */
  readonly onLate: (orderId: OrderId) => void;
};

/**
 * Creates every lot of the order whole and plans the mail with the codes of all but site packs, whose codes are never
 * mailed; memberships begin, and are told of. A repeat finds the same. What would no longer work is not released:
 * the order is held.
 */
export const createReleaseOrder =
  (dependencies: Dependencies): TakeStep =>
  async (fulfilment, at) => {
    const { issueLot, curtailLot, findProviders, onLate } = dependencies;
    if (wouldDeliverExpired(fulfilment, at)) return hold(fulfilment, "delivery-after-expiry", at);
    const awaited = await awaitedCentre(fulfilment, dependencies);
    const providers = findProviders(fulfilment.editionId);
    const lots: FulfilmentLot[] = [];
    for (const planned of lotPlan(fulfilment.lines))
      lots.push(await issuePlanned(planned, fulfilment, { at, awaited, providers }, { issueLot, curtailLot }));
    if (wouldDeliverExpired({ ...fulfilment, lots }, at)) return hold(fulfilment, "delivery-after-expiry", at);
    if (fulfilment.promises.some((promise) => promise.kind === "deliver" && isLate(promise, at)))
      onLate(fulfilment.orderId);

    await grantMemberships(fulfilment, at, dependencies.grantMembership);
    return release(fulfilment, lots, await mailsOf(fulfilment, lots, dependencies), at);
  };

/** What the lots of site packs carry while the agreement names no centre, with the way to become one. */
async function awaitedCentre(
  fulfilment: Fulfilment,
  { hasTestCentre, findDirections }: Pick<Dependencies, "hasTestCentre" | "findDirections">,
): Promise<Pick<Parameters<IssueLot>[0], "awaitsTestCentre" | "enrolmentUrl">> {
  if (!hasSitePack(fulfilment) || (await hasTestCentre(fulfilment.agreementNumber))) return {};
  return { awaitsTestCentre: true, enrolmentUrl: findDirections(fulfilment.editionId).testCentreEnrolmentUrl };
}

async function mailsOf(
  fulfilment: Fulfilment,
  lots: readonly FulfilmentLot[],
  { findContacts, findMembershipTerms }: Pick<Dependencies, "findContacts" | "findMembershipTerms">,
): Promise<readonly MailRequest[]> {
  const mailed = mailedLots(fulfilment, lots);
  const begins = hasMembership(fulfilment);
  if (mailed.length === 0 && !begins) return [];
  const contacts = await findContacts(fulfilment);
  return [
    ...(mailed.length === 0 ? [] : [codeList(fulfilment, mailed, contacts)]),
    ...(begins ? [membershipActive(fulfilment, findMembershipTerms(fulfilment.editionId), contacts)] : []),
  ];
}

/** Before the order moves, so that no order says of a membership what its agreement does not know. */
async function grantMemberships(fulfilment: Fulfilment, at: Instant, grantMembership: GrantMembership): Promise<void> {
  const { agreementNumber, orderId, editionId, term } = fulfilment;
  const startsOn = localDateOf(at, term.timeZone);
  for (const { line, quantity, lastUsableOn } of membershipsOf(fulfilment))
    await grantMembership({ agreementNumber, orderId, editionId, line, quantity, startsOn, endsOn: lastUsableOn });
}

type Release = {
  readonly at: Instant;
  readonly awaited: Awaited<ReturnType<typeof awaitedCentre>>;
  readonly providers: ReturnType<FindProviders>;
};

async function issuePlanned(
  { line, part, sku, codes }: PlannedLot,
  fulfilment: Fulfilment,
  { at, awaited, providers }: Release,
  { issueLot, curtailLot }: Pick<Dependencies, "issueLot" | "curtailLot">,
): Promise<FulfilmentLot> {
  const { orderId, agreementNumber, term, lines } = fulfilment;
  const ordered = lines[line];
  if (ordered === undefined) throw new RangeError(`order ${orderId} has no line ${line}`);
  const { expiresAt, boundBy } = plannedExpiry(fulfilment, ordered, at);
  const issued = await issueLot({
    orderId,
    agreementNumber,
    line,
    part,
    sku,
    families: ordered.examFamilies,
    ...providersOf(ordered.examFamilies, providers),
    codes,
    releasedAt: at,
    expiresAt,
    expiryBoundBy: boundBy,
    ...(fulfilment.expiryPolicy?.mustSitBy ? { mustSitBeforeEnd: true } : {}),
    ...(ordered.isSitePack ? awaited : {}),
    ...correlationOf(fulfilment),
  });
  // A lot issued by an earlier try, perhaps on another day, keeps the end it was given then, within the agreement.
  const { lotId, expiryBoundBy } = issued;
  const lastUsableOn = localDateOf(plusMs(issued.expiresAt, -1), term.timeZone);
  const lot = { lotId, line, sku, codes, expiresAt: issued.expiresAt, expiryBoundBy, lastUsableOn };
  const known = issued.awaitsTestCentre === undefined ? lot : { ...lot, awaitsTestCentre: issued.awaitsTestCentre };
  return curtailed(known, fulfilment, curtailLot);
}

/** Of these families alone; nothing where none is stated. */
function providersOf(families: readonly string[], stated: ReturnType<FindProviders>) {
  const providers = Object.entries(stated).filter(([family]) => families.includes(family));
  return providers.length === 0 ? {} : { providers: Object.fromEntries(providers) };
}
