import type { OrderId } from "#shared/kernel/identifiers.ts";
import type { Instant } from "#shared/kernel/instant.ts";

/** What an agreement has ordered in all: the one truth behind co-termination, discounts and pools. */
export type RegisterHead = { readonly orders: number; readonly codes: number };

/** One order of the agreement. `line` and `part` count from 0. */
export type RegisterEntry = {
  readonly orderId: OrderId;
  readonly codes: number;
  readonly term: { readonly startsOn: string; readonly endsOn: string };
  readonly lots: readonly RegisterLot[];
  readonly enteredAt: Instant;
  /** Set when the order was cancelled: the entry stays, and counts in no sum. */
  readonly cancelledAt?: Instant;
};

export type RegisterLot = {
  readonly line: number;
  readonly part: number;
  readonly sku: string;
  readonly codes: number;
};

export const EMPTY_REGISTER: RegisterHead = { orders: 0, codes: 0 };

export const withEntry = ({ orders, codes }: RegisterHead, entry: RegisterEntry): RegisterHead => ({
  orders: orders + 1,
  codes: codes + entry.codes,
});

export const withoutEntry = ({ orders, codes }: RegisterHead, entry: RegisterEntry): RegisterHead => ({
  orders: orders - 1,
  codes: codes - entry.codes,
});
