import type { MailRequest } from "#shared/contracts/mail-request.ts";
import { type Change, changed } from "#shared/fulfilment/domain/change.ts";
import { type Fulfilment, type FulfilmentLot, isOver } from "#shared/fulfilment/domain/fulfilment.ts";
import { hold } from "#shared/fulfilment/domain/hold.ts";
import { wouldDeliverExpired } from "#shared/fulfilment/domain/late-delivery.ts";
import { plannedExpiry } from "#shared/fulfilment/domain/lot-plan.ts";
import { endOfDay } from "#shared/fulfilment/domain/term.ts";
import type { Instant } from "#shared/kernel/instant.ts";

/** The agreement ends on `endsOn`, before the order thought it would; undefined when that is no news to it. */
export function learnOfEnding(fulfilment: Fulfilment, endsOn: string, at: Instant): Change | undefined {
  const { ending, term } = fulfilment;
  if (isOver(fulfilment) || endsOn >= (ending?.endsOn ?? term.endsOn)) return undefined;
  return changed({ ...fulfilment, ending: { endsOn, since: at } }, at);
}

/**
 * The lots end with the agreement. An order whose codes would now be released too late is held at once; otherwise its
 * contacts are to be told, unless all its codes and memberships end as early by themselves. What was planned to be mailed
 * and not sent says the new day.
 */
export function curtail(fulfilment: Fulfilment, lots: readonly FulfilmentLot[], at: Instant): Change {
  const { ending, releaseAt, milestones, held } = fulfilment;
  if (ending === undefined) throw new Error(`order ${fulfilment.orderId} does not end early`);
  const { endsOn } = ending;
  const told = endsEarlier(fulfilment, lots, at) ? {} : { toldAt: at };
  const next = { ...fulfilment, lots, ending: { ...ending, curtailedAt: at, ...told } };
  const isAwaited = milestones.released === undefined && releaseAt !== undefined && held === undefined;
  return isAwaited && wouldDeliverExpired(next, releaseAt)
    ? hold(next, "delivery-after-expiry", at)
    : {
        ...changed(next, at),
        revision: { type: "curtail", endsOn, endsAt: endOfDay(endsOn, fulfilment.term.timeZone) },
      };
}

/** Whether the early end moves any other: of lots that are released, or of lines without them. */
function endsEarlier(fulfilment: Fulfilment, lots: readonly FulfilmentLot[], at: Instant): boolean {
  const { ending: _ending, ...unended } = fulfilment;
  const isMoved = lots.some(({ expiresAt }, index) => expiresAt !== fulfilment.lots[index]?.expiresAt);
  const lines = fulfilment.lines.filter((line) => lots.length === 0 || line.isMembership === true);
  return (
    isMoved ||
    lines.some((line) => plannedExpiry(fulfilment, line, at).expiresAt < plannedExpiry(unended, line, at).expiresAt)
  );
}

/** Mails to the contacts are planned. */
export function tell(fulfilment: Fulfilment, mail: MailRequest, at: Instant): Change {
  const { ending } = fulfilment;
  if (ending === undefined) throw new Error(`order ${fulfilment.orderId} does not end early`);
  return changed({ ...fulfilment, ending: { ...ending, toldAt: at } }, at, [mail]);
}
