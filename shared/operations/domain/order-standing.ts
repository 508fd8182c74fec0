import type { OrderId } from "#shared/kernel/identifiers.ts";
import type { Instant } from "#shared/kernel/instant.ts";

/** Why an order or a promise needs somebody, and what to do; a row of docs/operations.md each. Never renamed. */
export const ACTIONS = {
  "no-usable-contact": "name-another-contact",
  "mail-refused": "mend-the-mail-service",
  "delivery-after-expiry": "settle-with-the-reseller",
  parked: "mend-and-resume",
  "awaits-processing": "look-at-the-log",
  "awaits-release": "wait-for-release",
  "awaits-mail": "look-at-the-mail-service",
} as const;

/** What an open promise waits for while its order is not held. */
export type Awaited = Extract<keyof typeof ACTIONS, `awaits-${string}`>;
export type HeldReason = Exclude<keyof typeof ACTIONS, Awaited>;

/** The furthest milestone an order has reached, as its reseller reads it. */
export const ORDER_STATUSES = [
  "accepted",
  "processed",
  "confirmed",
  "invoiced",
  "released",
  "delivered",
  "ended",
  "cancelled",
] as const;
export type OrderStatus = (typeof ORDER_STATUSES)[number];

/** One order as lists show it, read from all its documents. No code, no address, no person. */
export type OrderStanding = {
  readonly orderId: OrderId;
  readonly resellerId: string;
  readonly purchaseOrderNumber: string;
  readonly agreementNumber: string;
  readonly acceptedAt: Instant;
  readonly status: OrderStatus;
  readonly codes: number;
  readonly held?: { readonly reason: HeldReason; readonly since: Instant };
  readonly openPromises: readonly OpenPromise[];
  /** The latest write among its documents by the database's clock, in whole seconds since 1970: never goes back. */
  readonly changedAt: number;
};

export type OpenPromise = {
  readonly kind: string;
  readonly clock: string;
  readonly startedAt: Instant;
  readonly dueAt: Instant;
  /** The first moment at which it is late. */
  readonly lateFrom: Instant;
  readonly missedAt?: Instant;
  readonly awaits: Awaited;
};
