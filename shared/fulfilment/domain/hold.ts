import { type Change, changed } from "#shared/fulfilment/domain/change.ts";
import type { Fulfilment, Hold, HoldReason } from "#shared/fulfilment/domain/fulfilment.ts";
import { lastWord } from "#shared/fulfilment/domain/late-delivery.ts";
import type { Contacts } from "#shared/fulfilment/domain/mail-requests.ts";
import type { Instant } from "#shared/kernel/instant.ts";
import { earliest } from "#shared/kernel/instant.ts";

/** How a planned mail stands. `refused`: for good, because of its reader or of the mail itself. */
export type MailStanding = {
  readonly acceptedAt?: Instant;
  readonly refused?: "reader" | "message";
  readonly failedAt?: Instant;
  readonly parkedAt?: Instant;
  /** It is not on its way and was not accepted. */
  readonly isUnsent: boolean;
};

/** Stops the order until an operator resumes it; what was planned for the customer and not sent yet is held with it. */
export const hold = (fulfilment: Fulfilment, reason: HoldReason, at: Instant): Change => ({
  ...changed(
    {
      ...fulfilment,
      held: { reason, since: at },
      timeline: [...fulfilment.timeline, { type: "order-held", at, reason }],
    },
    at,
  ),
  revision: { type: "hold" },
});

/** Goes on as if it had never been held; what could not be sent is planned again for the contacts as they are now. */
export function resume(fulfilment: Fulfilment, { notices, locale, reseller }: Contacts, at: Instant): Change {
  const { held: _held, ...rest } = fulfilment;
  return {
    ...changed({ ...rest, timeline: [...rest.timeline, { type: "order-resumed", at }] }, at),
    revision: { type: "plan-again", notices, locale, ...(reseller === undefined ? {} : { reseller }) },
  };
}

/** Why an order needs an operator, whether it was stopped for it or is merely stuck; undefined when it does not. */
export function holdOf({ held, parkedAt, milestones }: Fulfilment, planned: readonly MailStanding[]): Hold | undefined {
  if (held !== undefined) return held;
  const mails = milestones.cancelled === undefined ? planned : [];
  const failed = mails.find(({ failedAt }) => failedAt !== undefined);
  if (failed?.failedAt !== undefined) return { reason: reasonOf(failed), since: failed.failedAt };
  const parked = [parkedAt, ...mails.map((mail) => mail.parkedAt)].filter((moment) => moment !== undefined);
  const since = earliest(parked);
  return since === undefined ? undefined : { reason: "parked", since };
}

/** Why a mail that was refused for good stops its order. */
export const reasonOf = ({ refused }: Pick<MailStanding, "refused">): HoldReason =>
  refused === "message" ? "mail-refused" : "no-usable-contact";

/** Whether the order was held for `reason` before: its reseller is told once. */
export const wasHeldFor = ({ timeline }: Fulfilment, reason: HoldReason): boolean =>
  timeline.some((event) => event.type === "order-held" && event.reason === reason);

/** The operator's word is the last there is about holding the order. */
export const wasResumed = ({ timeline }: Fulfilment): boolean => lastWord(timeline)?.type === "order-resumed";
