import type { Expiry } from "#shared/fulfilment/domain/expiry.ts";
import type { Fulfilment } from "#shared/fulfilment/domain/fulfilment.ts";
import { plannedExpiry } from "#shared/fulfilment/domain/lot-plan.ts";
import type { Instant } from "#shared/kernel/instant.ts";

/** Imagine Academy as one line of an order bought it, with its end as it stands now. `line` counts from 0. */
export type Membership = Expiry & { readonly line: number; readonly sku: string; readonly quantity: number };

/**
 * The memberships of an order: nothing is stored of them but the line. They end with the order's subscription, so after a
 * year at most, or with the agreement if that ends before.
 */
export const membershipsOf = (fulfilment: Fulfilment): readonly Membership[] =>
  fulfilment.lines.flatMap((line, index) => {
    if (line.isMembership !== true) return [];
    const { sku, quantity } = line;
    return [{ line: index, sku, quantity, ...plannedExpiry(fulfilment, line, fulfilment.milestones.accepted) }];
  });

/** What may be told of an order's memberships: their last day, inclusive. Nothing before the register decided it. */
export const shownMemberships = (fulfilment: Fulfilment) =>
  fulfilment.subscription === undefined
    ? []
    : membershipsOf(fulfilment).map(({ line, sku, quantity, lastUsableOn, boundBy }) => ({
        ...{ line, sku, quantity },
        endsOn: lastUsableOn,
        expiryBoundBy: boundBy,
      }));

/** Everything of an order that ends: its lots, once released, and its memberships. */
export const whatEnds = (fulfilment: Fulfilment): readonly { readonly expiresAt: Instant }[] => [
  ...fulfilment.lots,
  ...membershipsOf(fulfilment),
];
