import { type Agreement, lastDayOf } from "#shared/agreements/domain/agreement.ts";
import { earlierDate } from "#shared/kernel/calendar-date.ts";
import type { OrderId } from "#shared/kernel/identifiers.ts";
import type { Instant } from "#shared/kernel/instant.ts";

/**
 * Imagine Academy as a line of an order bought it, by the edition the order is pinned to. Dates `YYYY-MM-DD` in the
 * agreement's time zone, both inclusive; `line` counts from 0. It never changes.
 */
export type Membership = {
  readonly orderId: OrderId;
  readonly line: number;
  readonly editionId: string;
  readonly quantity: number;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly grantedAt: Instant;
};

export type MembershipStanding = Membership & { readonly status: "active" | "ended" };

/** All of an agreement with one more; undefined when it is among them already. */
export const withMembership = (
  memberships: readonly Membership[],
  membership: Membership,
): readonly Membership[] | undefined =>
  memberships.some(({ orderId, line }) => orderId === membership.orderId && line === membership.line)
    ? undefined
    : [...memberships, membership];

/** As it stands on the day `today`: it ends with its agreement at the latest, and its last day is one of its days. */
export function standingOf(membership: Membership, agreement: Agreement, today: string): MembershipStanding {
  const endsOn = earlierDate(membership.endsOn, lastDayOf(agreement));
  return { ...membership, endsOn, status: today > endsOn ? "ended" : "active" };
}
