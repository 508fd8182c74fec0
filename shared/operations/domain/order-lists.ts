import { lengthPrefixed, type OrderId } from "#shared/kernel/identifiers.ts";
import type { Instant } from "#shared/kernel/instant.ts";
import {
  ACTIONS,
  type HeldReason,
  type OpenPromise,
  type OrderStanding,
  type OrderStatus,
} from "#shared/operations/domain/order-standing.ts";

/**
 * One row of one list. A list is a partition; `key` orders it and continues it. `agreementKey` and `statusKey` are the
 * same order within one agreement, or one status.
 */
export type Row<Content extends object = object> = {
  readonly list: string;
  readonly id: string;
  readonly key: string;
  readonly agreementKey?: string;
  readonly statusKey?: string;
  /** As in the standing it was made from. */
  readonly changedAt: number;
  readonly content: Content;
  /** In a reseller's list: the rows the order has in other lists. */
  readonly beside?: readonly Row[];
};

export type ListedOrder = {
  readonly orderId: OrderId;
  readonly purchaseOrderNumber: string;
  readonly agreementNumber: string;
  readonly acceptedAt: Instant;
  readonly status: OrderStatus;
  readonly codes: number;
  readonly held: { readonly reason: HeldReason; readonly since: Instant } | null;
};

type Named = Pick<OrderStanding, "orderId" | "resellerId" | "purchaseOrderNumber" | "agreementNumber">;

export type ListedPromise = Named &
  Omit<OpenPromise, "lateFrom" | "awaits" | "missedAt"> & {
    readonly missedAt: Instant | null;
    readonly reason: keyof typeof ACTIONS;
    readonly action: string;
  };

export type HeldOrder = Named & {
  readonly status: OrderStatus;
  readonly reason: HeldReason;
  readonly since: Instant;
  readonly action: string;
};

export const PROMISES = "open-promises";
export const HELD = "held-orders";

export const listOfReseller = (resellerId: string): string => `reseller-${resellerId}`;

export const agreementPrefix = (agreementNumber: string): string => lengthPrefixed([agreementNumber]);
export const statusPrefix = (status: OrderStatus): string => lengthPrefixed([status]);

/** The order's row in its reseller's list, which knows the rows in the other lists. */
export function rowOf(standing: OrderStanding): Row<ListedOrder> {
  const { orderId, purchaseOrderNumber, agreementNumber, acceptedAt, status, codes, held = null, changedAt } = standing;
  const key = `${acceptedAt}.${orderId}`;
  return {
    list: listOfReseller(standing.resellerId),
    id: orderId,
    key,
    agreementKey: `${agreementPrefix(agreementNumber)}${key}`,
    statusKey: `${statusPrefix(status)}${key}`,
    changedAt,
    content: { orderId, purchaseOrderNumber, agreementNumber, acceptedAt, status, codes, held },
    beside: [...standing.openPromises.map((promise) => promiseRow(standing, promise)), ...heldRows(standing)],
  };
}

/** Whether two rows of one order say the same in every list. */
export const isSame = (one: Row, other: Row): boolean =>
  JSON.stringify(timeless(one)) === JSON.stringify(timeless(other));

function promiseRow(standing: OrderStanding, promise: OpenPromise): Row<ListedPromise> {
  const { kind, clock, startedAt, dueAt, lateFrom, missedAt = null, awaits } = promise;
  const reason = standing.held?.reason ?? awaits;
  const { orderId, changedAt } = standing;
  return {
    list: PROMISES,
    id: `${orderId}.${kind}`,
    key: `${lateFrom}.${orderId}.${kind}`,
    changedAt,
    content: { ...named(standing), kind, clock, startedAt, dueAt, missedAt, reason, action: ACTIONS[reason] },
  };
}

function heldRows(standing: OrderStanding): readonly Row<HeldOrder>[] {
  const { held, orderId, status, changedAt } = standing;
  if (held === undefined) return [];
  const { reason, since } = held;
  const content = { ...named(standing), status, reason, since, action: ACTIONS[reason] };
  return [{ list: HELD, id: orderId, key: `${since}.${orderId}`, changedAt, content }];
}

const named = ({ orderId, resellerId, purchaseOrderNumber, agreementNumber }: Named): Named => ({
  orderId,
  resellerId,
  purchaseOrderNumber,
  agreementNumber,
});

const timeless = ({ list, id, key, content, beside = [] }: Row): object => ({
  row: [list, id, key, content],
  beside: beside.map((row) => [row.list, row.id, row.key, row.content]),
});
