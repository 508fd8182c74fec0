import { createHash } from "node:crypto";
import { symbolsOf } from "#shared/codes/domain/crockford.ts";
import { type LotId, lengthPrefixed, type OrderId } from "#shared/kernel/identifiers.ts";

const LOT_ID_SYMBOLS = 6;

/** What a lot is issued for: one part of one order line. Lines and parts count from 0. */
export type LotOwner = { readonly orderId: OrderId; readonly line: number; readonly part: number };

/** The `attempt`-th id (from 0) to try for an owner; different owners may meet in the same 30 bits. */
export function lotIdCandidate({ orderId, line, part }: LotOwner, attempt: number): LotId {
  const name = lengthPrefixed([orderId, String(line), String(part), String(attempt)]);
  return symbolsOf(createHash("sha256").update(name).digest(), LOT_ID_SYMBOLS) as LotId;
}
