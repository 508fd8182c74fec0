import { createHash } from "node:crypto";
import { accept, type Outcome, refuse } from "#shared/kernel/outcome.ts";

/** 64 lower-case hexadecimal digits: SHA-256 over reseller and purchase order number. */
export type OrderId = string & { readonly __brand: "OrderId" };

/** Six symbols of Crockford base 32 (30 bits), the first group of every code of the lot. */
export type LotId = string & { readonly __brand: "LotId" };

/** The same business order always has the same id, so it can exist once. */
export const orderIdOf = (resellerId: string, purchaseOrderNumber: string): OrderId =>
  createHash("sha256")
    .update(lengthPrefixed([resellerId, purchaseOrderNumber]))
    .digest("hex") as OrderId;

/** Reads an order's id from a path; a text that cannot be one names no order. */
export const toOrderId = (text: string): Outcome<OrderId, "order-unknown"> =>
  /^[0-9a-f]{64}$/.test(text) ? accept(text as OrderId) : refuse("order-unknown");

/** Joins parts so that no two different lists give the same text: `4:ab-1` style, length in UTF-8 bytes. */
export const lengthPrefixed = (parts: readonly string[]): string =>
  parts.map((part) => `${Buffer.byteLength(part)}:${part}`).join("");
