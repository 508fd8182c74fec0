import type { OrderForm } from "#shared/contracts/order-placed.ts";
import { earlierDate, lastDayOfYearFrom } from "#shared/kernel/calendar-date.ts";
import type { OrderId } from "#shared/kernel/identifiers.ts";

/** How long an order runs: dates `YYYY-MM-DD` in the agreement's time zone, both inclusive. */
export type Subscription = { readonly startsOn: string; readonly endsOn: string };

/** The 12-month order that later orders end with, up to its last day. */
export type Anchor = { readonly orderId: OrderId; readonly endsOn: string };

/** `anchorOrderId`: the order it ends with, an anchor's own id; absent where it ends with the agreement. */
export type SubscriptionTerms = { readonly subscription: Subscription; readonly anchorOrderId?: OrderId };

/**
 * When an order ends. With the first anchor that has not ended before it starts, whatever its form; without one a
 * 12-month order becomes an anchor and runs a year, and any other ends with the agreement. Never later than
 * the agreement.
 */
export function subscriptionOf(
  order: { readonly orderId: OrderId; readonly form: OrderForm; readonly startsOn: string },
  anchors: readonly Anchor[],
  agreementEndsOn: string,
): SubscriptionTerms {
  const { orderId, form, startsOn } = order;
  const until = (endsOn: string) => ({ startsOn, endsOn: earlierDate(endsOn, agreementEndsOn) });
  const anchor = anchors
    .filter(({ endsOn }) => endsOn >= startsOn)
    .toSorted((one, other) => Number(one.endsOn > other.endsOn) - Number(one.endsOn < other.endsOn))[0];
  if (anchor !== undefined) return { subscription: until(anchor.endsOn), anchorOrderId: anchor.orderId };
  if (form === "twelve-month") return { subscription: until(lastDayOfYearFrom(startsOn)), anchorOrderId: orderId };
  return { subscription: until(agreementEndsOn) };
}
