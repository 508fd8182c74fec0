import type { Fulfilment } from "#shared/fulfilment/domain/fulfilment.ts";
import { endOfDay } from "#shared/fulfilment/domain/term.ts";
import type { Instant } from "#shared/kernel/instant.ts";

/** Codes delivered at `at` would not work: the term is over, or a lot has ended. */
export const wouldDeliverExpired = ({ term, lots }: Fulfilment, at: Instant): boolean =>
  at >= endOfDay(term.endsOn, term.timeZone) || lots.some(({ expiresAt }) => at >= expiresAt);

/** An operator has seen that the codes ended undelivered, and let the order go on to its end. */
export const mayEndUndelivered = (fulfilment: Fulfilment): boolean => {
  const word = lastWord(fulfilment.timeline);
  return word?.type === "order-resumed" && wouldDeliverExpired(fulfilment, word.at);
};

/** What was last said about holding the order. */
export const lastWord = (timeline: Fulfilment["timeline"]) =>
  timeline.findLast(({ type }) => type === "order-held" || type === "order-resumed");
