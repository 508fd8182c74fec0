import type { Fulfilment } from "#shared/fulfilment/domain/fulfilment.ts";
import { plannedExpiry } from "#shared/fulfilment/domain/lot-plan.ts";
import { whatEnds } from "#shared/fulfilment/domain/memberships.ts";
import type { Instant } from "#shared/kernel/instant.ts";

/** What is delivered at `at` would not work: a lot or membership has ended, or would the moment it is released. */
export const wouldDeliverExpired = (fulfilment: Fulfilment, at: Instant): boolean => {
  const { lots, lines } = fulfilment;
  const ends = lots.length > 0 ? whatEnds(fulfilment) : lines.map((line) => plannedExpiry(fulfilment, line, at));
  return ends.some(({ expiresAt }) => at >= expiresAt);
};

/** An operator has seen that the codes ended undelivered, and let the order go on to its end. */
export const mayEndUndelivered = (fulfilment: Fulfilment): boolean => {
  const word = lastWord(fulfilment.timeline);
  return word?.type === "order-resumed" && wouldDeliverExpired(fulfilment, word.at);
};

/**
 * An operator has seen that it would be released only when it no longer works, and let the order go: nothing of it is
 * released any more. A resumption for another reason says nothing about that.
 */
export const hasLapsed = (fulfilment: Fulfilment): boolean => {
  const { timeline, milestones, releaseAt } = fulfilment;
  const word = lastWord(timeline);
  if (milestones.released !== undefined || releaseAt === undefined || word?.type !== "order-resumed") return false;
  const held = timeline.findLast((event) => event.type === "order-held");
  const at = word.at > releaseAt ? word.at : releaseAt;
  return held?.reason === "delivery-after-expiry" && wouldDeliverExpired(fulfilment, at);
};

/** What was last said about holding the order. */
export const lastWord = (timeline: Fulfilment["timeline"]) =>
  timeline.findLast(({ type }) => type === "order-held" || type === "order-resumed");
