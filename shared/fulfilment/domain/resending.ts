import type { MailRequest } from "#shared/contracts/mail-request.ts";
import { type Change, changed } from "#shared/fulfilment/domain/change.ts";
import { type Fulfilment, type FulfilmentLot, mailedLots } from "#shared/fulfilment/domain/fulfilment.ts";
import { DAY_MS, HOUR_MS, type Instant, plusMs } from "#shared/kernel/instant.ts";
import { accept, type Outcome, refuse } from "#shared/kernel/outcome.ts";

/** In any 24 hours. */
const RESENDS_A_DAY = 3;

/** How long a mailbox has to be the contact's before a list goes there again. */
const CONTACT_AGE_MS = 72 * HOUR_MS;

export type ResendRefusal =
  | "order-cancelled"
  | "order-not-delivered"
  | "no-code-list"
  | "codes-expired"
  | "resend-not-next"
  | "contact-too-new"
  | "resend-limit";

/** `number` counts the resends of an order from 1, so that one that is asked for twice is done once. */
export type ResendRequest = { readonly number: number; readonly contactSince: Instant };

/** The lots whose codes a list sent at `at` may hold: every mailed one that has not ended. */
export const usableLots = (fulfilment: Fulfilment, at: Instant): readonly FulfilmentLot[] =>
  mailedLots(fulfilment, fulfilment.lots).filter(({ expiresAt }) => at < expiresAt);

/**
 * Whether the list may go out again; `"done"` when this very resend was made before. Moments at which a refusal ends
 * are its extension `availableAt`.
 */
export function checkResend(
  fulfilment: Fulfilment,
  { number, contactSince }: ResendRequest,
  at: Instant,
): Outcome<"done" | "next", ResendRefusal> {
  const { milestones, resends = [] } = fulfilment;
  if (milestones.cancelled !== undefined) return refuse("order-cancelled");
  if (number <= resends.length) return accept("done");
  if (milestones.delivered === undefined) return refuse("order-not-delivered");
  if (mailedLots(fulfilment, fulfilment.lots).length === 0) return refuse("no-code-list");
  if (usableLots(fulfilment, at).length === 0) return refuse("codes-expired");
  if (number !== resends.length + 1) return refuse("resend-not-next", "/data/number", { next: resends.length + 1 });
  return checkMoment(resends, contactSince, at);
}

function checkMoment(resends: readonly Instant[], contactSince: Instant, at: Instant): Outcome<"next", ResendRefusal> {
  const settledAt = plusMs(contactSince, CONTACT_AGE_MS);
  if (at < settledAt) return refuse("contact-too-new", undefined, { availableAt: settledAt });
  const oldestOfThree = resends.at(-RESENDS_A_DAY);
  const freeAt = oldestOfThree && plusMs(oldestOfThree, DAY_MS);
  if (freeAt !== undefined && at < freeAt) return refuse("resend-limit", undefined, { availableAt: freeAt });
  return accept("next");
}

/** The list goes out once more; `mails` are the list and, where another mailbox had it before, the notice to that one. */
export const resend = (fulfilment: Fulfilment, mails: readonly MailRequest[], at: Instant): Change =>
  changed(
    {
      ...fulfilment,
      resends: [...(fulfilment.resends ?? []), at],
      timeline: [...fulfilment.timeline, { type: "codes-resent", at }],
    },
    at,
    mails,
  );
