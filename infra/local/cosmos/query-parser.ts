import { isObject, isScalar, type Json, type Scalar } from "./json.ts";
import type { Path } from "./path-index.ts";
import { Cursor } from "./query-cursor.ts";
import { type Predicate, parsePredicate } from "./query-predicate.ts";
import { type Parameters, tokenise } from "./query-tokens.ts";
import { badRequest, unsupported } from "./refusal.ts";

export type Projection =
  | { readonly kind: "document" }
  | { readonly kind: "properties"; readonly properties: readonly { readonly name: string; readonly path: Path }[] }
  | { readonly kind: "value"; readonly path: Path }
  | { readonly kind: "count" };

export type Query = {
  readonly projection: Projection;
  readonly where: Predicate | undefined;
  readonly order: { readonly path: Path; readonly descending: boolean } | undefined;
  /** Rows left out at the start. */
  readonly offset: number;
  /** Most rows over all pages, from TOP or LIMIT. */
  readonly limit: number | undefined;
};

function wholeNumber(cursor: Cursor): number {
  const value = cursor.value();
  if (typeof value !== "number" || !Number.isInteger(value) || value < 0) {
    throw badRequest("TOP, OFFSET and LIMIT take whole numbers.");
  }
  return value;
}

/** The alias is only known after FROM: paths are read with whatever alias they name, which is checked there. */
function projectedPath(cursor: Cursor, aliases: Set<string>): Path {
  const token = cursor.peek();
  if (token.kind !== "word") {
    throw cursor.mismatch("a projection");
  }
  aliases.add(token.text);
  return cursor.path(token.text);
}

function parseValue(cursor: Cursor, aliases: Set<string>): Projection {
  if (!cursor.word("COUNT")) {
    return { kind: "value", path: projectedPath(cursor, aliases) };
  }
  cursor.requireSymbol("(");
  if (cursor.value() !== 1) {
    throw unsupported("COUNT of anything but 1");
  }
  cursor.requireSymbol(")");
  return { kind: "count" };
}

function parseProperties(cursor: Cursor, aliases: Set<string>): Projection {
  const properties: { name: string; path: Path }[] = [];
  do {
    const path = projectedPath(cursor, aliases);
    const name = cursor.word("AS") ? cursor.name() : (path.at(-1) ?? "");
    properties.push({ name, path });
  } while (cursor.symbol(","));
  return { kind: "properties", properties };
}

function parseProjection(cursor: Cursor, aliases: Set<string>): Projection {
  if (cursor.symbol("*")) {
    return { kind: "document" };
  }
  return cursor.word("VALUE") ? parseValue(cursor, aliases) : parseProperties(cursor, aliases);
}

function parseFrom(cursor: Cursor): string {
  cursor.requireWord("FROM");
  const source = cursor.name();
  return cursor.word("AS") ? cursor.name() : source;
}

function parseOrder(cursor: Cursor, alias: string): Query["order"] {
  if (!cursor.word("ORDER")) {
    return undefined;
  }
  cursor.requireWord("BY");
  const path = cursor.path(alias);
  const descending = cursor.word("DESC");
  if (!descending) {
    cursor.word("ASC");
  }
  if (cursor.symbol(",")) {
    throw badRequest("The order by query does not have a corresponding composite index that it can be served from.");
  }
  return { path, descending };
}

function parseExtent(cursor: Cursor, top: number | undefined): Pick<Query, "offset" | "limit"> {
  if (!cursor.word("OFFSET")) {
    return { offset: 0, limit: top };
  }
  if (top !== undefined) {
    throw badRequest("TOP cannot be used in the same query as OFFSET LIMIT.");
  }
  const offset = wholeNumber(cursor);
  cursor.requireWord("LIMIT");
  return { offset, limit: wholeNumber(cursor) };
}

function parseQuery(cursor: Cursor): Query {
  cursor.requireWord("SELECT");
  const top = cursor.word("TOP") ? wholeNumber(cursor) : undefined;
  const aliases = new Set<string>();
  const projection = parseProjection(cursor, aliases);
  const alias = parseFrom(cursor);
  for (const used of aliases) {
    if (used !== alias) {
      throw badRequest(`Identifier '${used}' could not be resolved.`);
    }
  }
  const where = cursor.word("WHERE") ? parsePredicate(cursor, alias) : undefined;
  const order = parseOrder(cursor, alias);
  const extent = parseExtent(cursor, top);
  if (projection.kind === "count" && (order !== undefined || extent.limit !== undefined)) {
    throw unsupported("COUNT together with ORDER BY, OFFSET or TOP");
  }
  return { projection, where, order, ...extent };
}

function requireEnd(cursor: Cursor): void {
  if (cursor.peek().kind !== "end") {
    throw cursor.mismatch("the end");
  }
}

function readParameters(list: Json | undefined): Parameters {
  const parameters = new Map<string, Scalar>();
  for (const parameter of Array.isArray(list) ? list : []) {
    const name = isObject(parameter) ? parameter.name : undefined;
    const value = isObject(parameter) ? parameter.value : undefined;
    if (typeof name !== "string" || !isScalar(value)) {
      throw unsupported(`the query parameter ${JSON.stringify(name)}, whose value is no scalar`);
    }
    parameters.set(name, value);
  }
  return parameters;
}

/** Reads a request body `{query, parameters}`; 400 for what is wrong, 501 for what is outside the subset. */
export function readQuery(body: Json | undefined): Query {
  const text = isObject(body) ? body.query : undefined;
  if (!isObject(body) || typeof text !== "string") {
    throw badRequest("The request carries no query text.");
  }
  const cursor = new Cursor(tokenise(text, readParameters(body.parameters)));
  const query = parseQuery(cursor);
  requireEnd(cursor);
  return query;
}

/** Reads a patch condition, `FROM c WHERE …`. */
export function readCondition(text: string): Predicate {
  const cursor = new Cursor(tokenise(text, new Map()));
  const alias = parseFrom(cursor);
  cursor.requireWord("WHERE");
  const predicate = parsePredicate(cursor, alias);
  requireEnd(cursor);
  return predicate;
}
