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

/** The alias is only known after FROM, so the projection is read with whatever alias it uses and checked there. */
function aliasAt(cursor: Cursor): string {
  const token = cursor.peek();
  if (token.kind !== "word") {
    throw cursor.mismatch("a projection");
  }
  return token.text;
}

function parseValue(cursor: Cursor): Projection {
  if (!cursor.word("COUNT")) {
    return { kind: "value", path: cursor.path(aliasAt(cursor)) };
  }
  cursor.requireSymbol("(");
  if (cursor.value() !== 1) {
    throw unsupported("COUNT of anything but 1");
  }
  cursor.requireSymbol(")");
  return { kind: "count" };
}

function parseProperties(cursor: Cursor): Projection {
  const properties: { name: string; path: Path }[] = [];
  do {
    const path = cursor.path(aliasAt(cursor));
    const name = cursor.word("AS") ? cursor.name() : (path.at(-1) ?? "");
    properties.push({ name, path });
  } while (cursor.symbol(","));
  return { kind: "properties", properties };
}

function parseProjection(cursor: Cursor): Projection {
  if (cursor.symbol("*")) {
    return { kind: "document" };
  }
  return cursor.word("VALUE") ? parseValue(cursor) : parseProperties(cursor);
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

function parseQuery(cursor: Cursor): Query {
  cursor.requireWord("SELECT");
  const top = cursor.word("TOP") ? wholeNumber(cursor) : undefined;
  const used = cursor.peek(cursor.atWord("VALUE") ? 1 : 0);
  const projection = parseProjection(cursor);
  const alias = parseFrom(cursor);
  if (used.kind === "word" && projection.kind !== "count" && used.text !== alias) {
    throw badRequest(`Identifier '${used.text}' could not be resolved.`);
  }
  const where = cursor.word("WHERE") ? parsePredicate(cursor, alias) : undefined;
  const order = parseOrder(cursor, alias);
  const offset = cursor.word("OFFSET") ? wholeNumber(cursor) : undefined;
  if (offset !== undefined) {
    cursor.requireWord("LIMIT");
  }
  const limit = offset === undefined ? top : Math.min(wholeNumber(cursor), top ?? Number.POSITIVE_INFINITY);
  if (projection.kind === "count" && (order !== undefined || offset !== undefined || limit !== undefined)) {
    throw unsupported("COUNT together with ORDER BY, OFFSET or TOP");
  }
  return { projection, where, order, offset: offset ?? 0, limit };
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
