import { isObject, type Json } from "./json.ts";
import { badRequest } from "./refusal.ts";

/** Where a page ended: the last row seen, and what OFFSET and LIMIT still have to do. */
export type Position = {
  readonly after: readonly (string | number)[];
  readonly skip: number;
  readonly left: number | null;
};

export function encodePosition(position: Position): string {
  return JSON.stringify({ position: Buffer.from(JSON.stringify(position)).toString("base64url") });
}

function isBound(value: Json): value is string | number {
  return typeof value === "string" || typeof value === "number";
}

/** Throws 400 unless the token has a place in each of so many order columns. */
export function decodePosition(continuation: string, columns: number): Position {
  try {
    const outer: Json = JSON.parse(continuation);
    const inner: Json = isObject(outer)
      ? JSON.parse(Buffer.from(String(outer.position), "base64url").toString("utf8"))
      : null;
    const { after = null, skip = null, left = null } = isObject(inner) ? inner : {};
    const valid = Array.isArray(after) && after.length === columns && after.every(isBound);
    if (valid && typeof skip === "number" && (left === null || typeof left === "number")) {
      return { after, skip, left };
    }
  } catch (error) {
    throw badRequest("Invalid continuation token.", { cause: error });
  }
  throw badRequest("Invalid continuation token.");
}
