import { type Container, isIndexed } from "./container.ts";
import { numberOf, type Row, textOf } from "./database.ts";
import { type Json, type JsonObject, valueAt } from "./json.ts";
import type { Projection, Query } from "./query-parser.ts";
import { partition, planOf } from "./query-plan.ts";
import { decodePosition, encodePosition } from "./query-position.ts";
import { joined, splitByIndex } from "./query-to-sql.ts";
import { badRequest } from "./refusal.ts";
import { chargeOfQueryPage } from "./request-charge.ts";
import type { Store } from "./store.ts";

const largestResponse = 4 * 1024 * 1024;

export type PageRequest = {
  /** Partition, or undefined for the whole container. */
  readonly key: string | undefined;
  readonly mostItems: number;
  readonly continuation: string | undefined;
};
export type Page = {
  /** Each result as JSON text. */
  readonly results: readonly string[];
  readonly continuation: string | undefined;
  readonly charge: number;
};

function positionOf(row: Row, ordered: boolean): readonly (string | number)[] {
  const rid = numberOf(row, "rid");
  if (!ordered) {
    return [rid];
  }
  const value = row.value;
  return [numberOf(row, "rank"), typeof value === "number" ? value : textOf(row, "value"), rid];
}

function project(projection: Projection, body: string): string | undefined {
  if (projection.kind === "document" || projection.kind === "count") {
    return body;
  }
  const document: Json = JSON.parse(body);
  if (projection.kind === "value") {
    const value = valueAt(document, projection.path);
    return value === undefined ? undefined : JSON.stringify(value);
  }
  const result: JsonObject = {};
  for (const { name, path } of projection.properties) {
    const value = valueAt(document, path);
    if (value !== undefined) {
      result[name] = value;
    }
  }
  return JSON.stringify(result);
}

/** Collects one page's results, and what was examined to find them. */
class PageBuilder {
  readonly results: string[] = [];
  examined = 0;
  examinedBytes = 0;
  #resultBytes = 0;
  #skip: number;
  left: number | null;
  readonly #mostItems: number;

  constructor(mostItems: number, skip: number, left: number | null) {
    this.#mostItems = mostItems;
    this.#skip = skip;
    this.left = left;
  }

  get skip(): number {
    return this.#skip;
  }

  get finished(): boolean {
    return this.left === 0;
  }

  get full(): boolean {
    return this.results.length >= this.#mostItems || this.#resultBytes >= largestResponse;
  }

  examine(row: Row, projection: Projection): void {
    this.examined += 1;
    this.examinedBytes += numberOf(row, "bytes");
    const result = row.matches === 1 ? project(projection, textOf(row, "body")) : undefined;
    if (result === undefined) {
      return;
    }
    if (this.#skip > 0) {
      this.#skip -= 1;
      return;
    }
    this.results.push(result);
    this.#resultBytes += result.length;
    this.left = this.left === null ? null : this.left - 1;
  }
}

function selectPage(store: Store, container: Container, query: Query, request: PageRequest): Page {
  const columns = query.order ? 3 : 1;
  const start = request.continuation === undefined ? undefined : decodePosition(request.continuation, columns);
  const { candidates, rest } = planOf(container, query, request.key, start);
  const fetch = store.database.prepare(
    `SELECT body, bytes, (${rest.text}) AS matches FROM ${container.table} WHERE rid=?`,
  );
  const page = new PageBuilder(
    request.mostItems,
    start?.skip ?? query.offset,
    start ? start.left : (query.limit ?? null),
  );
  let after: readonly (string | number)[] = [];
  let continuation: string | undefined;
  for (const candidate of store.database.prepare(candidates.text).iterate(...candidates.values)) {
    if (page.finished) {
      break;
    }
    if (page.full) {
      continuation = encodePosition({ after, skip: page.skip, left: page.left });
      break;
    }
    const row = fetch.get(...rest.values, numberOf(candidate, "rid"));
    if (row) {
      page.examine(row, query.projection);
    }
    after = positionOf(candidate, query.order !== undefined);
  }
  const { examined, examinedBytes, results } = page;
  return { results, continuation, charge: chargeOfQueryPage({ returned: results.length, examined, examinedBytes }) };
}

/** COUNT loads documents only where something is left to test that no index serves. */
function countPage(store: Store, container: Container, query: Query, key: string | undefined): Page {
  const { ranges, rest } = splitByIndex(container, query.where);
  const where = joined([...partition(key), ...ranges], " AND ");
  const test = joined(rest, " AND ");
  const matches = rest.length > 0 ? `CASE WHEN ${test.text} THEN 1 END` : "*";
  const row = store.database
    .prepare(
      `SELECT count(*) AS examined, coalesce(sum(bytes), 0) AS bytes, count(${matches}) AS matched ` +
        `FROM ${container.table} ${where.text && `WHERE ${where.text}`}`,
    )
    .get(...test.values, ...where.values);
  if (!row) {
    throw new Error("The count returned no row.");
  }
  const examinedBytes = rest.length > 0 ? numberOf(row, "bytes") : 0;
  const charge = chargeOfQueryPage({ returned: 1, examined: numberOf(row, "examined"), examinedBytes });
  return { results: [JSON.stringify(numberOf(row, "matched"))], continuation: undefined, charge };
}

/** One page of a query. Throws 400 where the service would miss an index for ORDER BY. */
export function queryPage(store: Store, container: Container, query: Query, request: PageRequest): Page {
  if (query.order && !isIndexed(container, query.order.path)) {
    throw badRequest("Order-by item requires a range index to be defined on the corresponding index path.");
  }
  return query.projection.kind === "count"
    ? countPage(store, container, query, request.key)
    : selectPage(store, container, query, request);
}
