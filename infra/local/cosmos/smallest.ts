import { type Container, isIndexed } from "./container.ts";
import { pathOfPattern, rankOf, rankSql, valueSql } from "./path-index.ts";
import type { Store } from "./store.ts";

/** Smallest number, else text, at an indexed path such as /wakeAt; with `after`, the smallest text greater than it. */
export function smallestValue(
  store: Store,
  container: Container,
  pattern: string,
  after?: string,
): string | number | undefined {
  const path = pathOfPattern(`${pattern}/?`);
  if (!isIndexed(container, path)) {
    throw new Error(`Container ${container.definition.id} has no index on ${pattern}.`);
  }
  const rank = rankSql(path);
  const value = valueSql(path);
  const range =
    after === undefined
      ? `${rank} BETWEEN ${rankOf.number} AND ${rankOf.string}`
      : `${rank} = ${rankOf.string} AND ${value} > ?`;
  const row = store.database
    .prepare(`SELECT ${value} AS value FROM ${container.table} WHERE ${range} ORDER BY ${rank}, ${value} LIMIT 1`)
    .get(...(after === undefined ? [] : [after]));
  const smallest = row?.value;
  return typeof smallest === "string" || typeof smallest === "number" ? smallest : undefined;
}
