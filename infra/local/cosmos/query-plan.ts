import type { Container } from "./container.ts";
import { textOf } from "./database.ts";
import { rankSql, valueSql } from "./path-index.ts";
import type { Query } from "./query-parser.ts";
import type { Position } from "./query-position.ts";
import { joined, type Sql, splitByIndex } from "./query-to-sql.ts";
import type { Store } from "./store.ts";

export type Plan = { readonly candidates: Sql; readonly rest: Sql };

export function partition(key: string | undefined): Sql[] {
  return key === undefined ? [] : [{ text: "key = ?", values: [key] }];
}

/** Row order of a query: its ORDER BY path, or the order of creation. Unary plus keeps the planner on the index range. */
function orderColumns(query: Query, ranged: boolean): readonly string[] {
  if (query.order) {
    return [rankSql(query.order.path), valueSql(query.order.path), "rid"];
  }
  return [ranged ? "+rid" : "rid"];
}

/** The SQL of one page: candidates in row order from an index range, and the test for each of them. */
export function planOf(
  container: Container,
  query: Query,
  key: string | undefined,
  position: Position | undefined,
): Plan {
  const { ranges, rest } = splitByIndex(container, query.where);
  const columns = orderColumns(query, ranges.length > 0);
  const conditions = [...partition(key), ...ranges];
  if (query.order) {
    conditions.push({ text: `${columns[0]} IS NOT NULL`, values: [] });
  }
  if (position) {
    const comparison = query.order?.descending === true ? "<" : ">";
    const row = columns.length === 1 ? columns[0] : `(${columns.join(", ")})`;
    const bounds = columns.length === 1 ? "?" : `(${columns.map(() => "?").join(", ")})`;
    conditions.push({ text: `${row} ${comparison} ${bounds}`, values: position.after });
  }
  const where = joined(conditions, " AND ");
  const direction = query.order?.descending === true ? " DESC" : "";
  const selected = query.order ? `rid, ${columns[0]} AS rank, ${columns[1]} AS value` : "rid";
  return {
    candidates: {
      text:
        `SELECT ${selected} FROM ${container.table} ${where.text && `WHERE ${where.text}`} ` +
        `ORDER BY ${columns.map((column) => column + direction).join(", ")}`,
      values: where.values,
    },
    rest: rest.length > 0 ? joined(rest, " AND ") : { text: "1", values: [] },
  };
}

/** How SQLite reaches the rows of a query, from EXPLAIN QUERY PLAN. */
export function explainQuery(store: Store, container: Container, query: Query, key: string | undefined): string[] {
  const { candidates } = planOf(container, query, key, undefined);
  const rows = store.database.prepare(`EXPLAIN QUERY PLAN ${candidates.text}`).all(...candidates.values);
  return rows.map((row) => textOf(row, "detail"));
}
