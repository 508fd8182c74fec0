import { type Anchor, type Subscription, subscriptionOf } from "#shared/agreements/domain/subscription.ts";
import type { OrderForm } from "#shared/contracts/order-placed.ts";
import type { OrderId } from "#shared/kernel/identifiers.ts";
import type { Instant } from "#shared/kernel/instant.ts";

/** What an agreement has ordered in all: the one truth behind co-termination, discounts and pools. */
export type RegisterHead = {
  readonly orders: number;
  readonly codes: number;
  /** 12-month orders that others end with; they never overlap, so there is about one for each year. */
  readonly anchors: readonly Anchor[];
};

/** An order as it comes to the register. `startsOn`: its day in the agreement's time zone, not before the term's first. */
export type EnteringOrder = {
  readonly orderId: OrderId;
  readonly form: OrderForm;
  readonly startsOn: string;
  readonly codes: number;
  readonly lots: readonly RegisterLot[];
};

/** One order of the agreement. `line` and `part` count from 0. */
export type RegisterEntry = {
  readonly orderId: OrderId;
  readonly form: OrderForm;
  /** Decided on entering, for good. */
  readonly subscription: Subscription;
  /** The 12-month order it ends with, itself perhaps; absent where it ends with the agreement. */
  readonly anchorOrderId?: OrderId;
  readonly codes: number;
  /** Codes the agreement had ordered before, cancelled orders left out. */
  readonly codesBefore: number;
  readonly term: { readonly startsOn: string; readonly endsOn: string };
  readonly lots: readonly RegisterLot[];
  readonly enteredAt: Instant;
  /** Set when the order was cancelled: the entry stays, and counts in no sum. */
  readonly cancelledAt?: Instant;
};

/** Where an entry stands among those of its register, which lie in the order they entered; those of one moment by order id. */
export type EntryPlace = Pick<RegisterEntry, "enteredAt" | "orderId">;

export type RegisterLot = {
  readonly line: number;
  readonly part: number;
  readonly sku: string;
  readonly codes: number;
};

export const EMPTY_REGISTER: RegisterHead = { orders: 0, codes: 0, anchors: [] };

/** The entry of an order that comes to a register as it stands now. */
export const entryOf = (
  { orderId, form, startsOn, codes, lots }: EnteringOrder,
  head: RegisterHead,
  { startsOn: termStartsOn, endsOn }: RegisterEntry["term"],
  at: Instant,
): RegisterEntry => ({
  orderId,
  form,
  ...subscriptionOf({ orderId, form, startsOn }, head.anchors, endsOn),
  codes,
  codesBefore: head.codes,
  term: { startsOn: termStartsOn, endsOn },
  lots,
  enteredAt: at,
});

export const withEntry = ({ orders, codes, anchors }: RegisterHead, entry: RegisterEntry): RegisterHead => ({
  orders: orders + 1,
  codes: codes + entry.codes,
  anchors: entry.anchorOrderId === entry.orderId ? [...anchors, anchorOf(entry)] : anchors,
});

/** Of an anchor `entries` are needed: the next 12-month order that ends with it takes its place. */
export const withoutEntry = (
  { orders, codes, anchors }: RegisterHead,
  entry: RegisterEntry,
  entries: readonly RegisterEntry[] = [],
): RegisterHead => ({
  orders: orders - 1,
  codes: codes - entry.codes,
  anchors: anchors.flatMap((anchor) => (anchor.orderId === entry.orderId ? successorsOf(entry, entries) : [anchor])),
});

export const isAnchor = ({ anchors }: RegisterHead, orderId: OrderId): boolean =>
  anchors.some((anchor) => anchor.orderId === orderId);

/** The 12-month order that entered next and ends on the anchor's day, if any. */
const successorsOf = (anchor: RegisterEntry, entries: readonly RegisterEntry[]): readonly Anchor[] =>
  entries
    .filter(
      ({ orderId, form, subscription, cancelledAt }) =>
        orderId !== anchor.orderId &&
        form === "twelve-month" &&
        cancelledAt === undefined &&
        subscription.endsOn === anchor.subscription.endsOn,
    )
    .toSorted((one, other) => Number(one.enteredAt > other.enteredAt) - Number(one.enteredAt < other.enteredAt))
    .slice(0, 1)
    .map(anchorOf);

const anchorOf = ({ orderId, subscription }: RegisterEntry): Anchor => ({ orderId, endsOn: subscription.endsOn });
