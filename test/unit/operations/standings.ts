import { orderIdOf } from "#shared/kernel/identifiers.ts";
import { HOUR_MS, instant, plusMs } from "#shared/kernel/instant.ts";
import type { OpenPromise, OrderStanding } from "#shared/operations/domain/order-standing.ts";

const ACCEPTED_AT = instant("2026-12-18T01:00:00Z");

/** Kept up to and including 48 hours after the start. */
export const toConfirm: OpenPromise = {
  kind: "confirm",
  clock: "processed",
  startedAt: ACCEPTED_AT,
  dueAt: plusMs(ACCEPTED_AT, 48 * HOUR_MS),
  lateFrom: plusMs(ACCEPTED_AT, 48 * HOUR_MS + 1),
  awaits: "awaits-mail",
};

/** A processed order that waits for its confirmation. */
export const standing = (purchaseOrderNumber: string, changes: Partial<OrderStanding> = {}): OrderStanding => ({
  orderId: orderIdOf("lar-demo", purchaseOrderNumber),
  resellerId: "lar-demo",
  purchaseOrderNumber,
  agreementNumber: "EES-TW-1042",
  acceptedAt: ACCEPTED_AT,
  status: "processed",
  codes: 60,
  openPromises: [toConfirm],
  changedAt: 1,
  ...changes,
});
