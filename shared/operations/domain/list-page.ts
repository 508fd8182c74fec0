import { accept, type Outcome, refuse } from "#shared/kernel/outcome.ts";
import type { Row } from "#shared/operations/domain/order-lists.ts";

/** One page of a list; `next` is where the following one begins, null at the end. */
export type Page<Content> = { readonly rows: readonly Content[]; readonly next: string | null };

/** Rows a page has at most, and unless asked for. */
export const MOST_ROWS = 100;
export const USUAL_ROWS = 50;

/** Where a page ends, opaque to callers: the last row's key. */
const CONTINUATION = /^[A-Za-z0-9_-]{1,400}$/;

/** The key a continuation stands for. A forged one leads nowhere beyond its own list. */
export const toKey = (continuation: string): Outcome<string, "bad-request"> =>
  CONTINUATION.test(continuation)
    ? accept(Buffer.from(continuation, "base64url").toString("utf8"))
    : refuse("bad-request");

/** A page of `most` rows, cut from up to `most` + 1. */
export function pageOf<Content extends object>(found: readonly Row[], most: number): Page<Content> {
  const rows = found.slice(0, most);
  const last = found.length > most ? rows.at(-1) : undefined;
  return {
    rows: rows.map(({ content }) => content as Content),
    next: last === undefined ? null : Buffer.from(last.key).toString("base64url"),
  };
}
