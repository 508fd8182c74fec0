import type { Scalar } from "./json.ts";
import type { Path } from "./path-index.ts";
import type { Cursor } from "./query-cursor.ts";
import { badRequest, unsupported } from "./refusal.ts";

export type Comparison = "=" | "!=" | "<" | "<=" | ">" | ">=";

export type Predicate =
  | { readonly kind: "and" | "or"; readonly left: Predicate; readonly right: Predicate }
  | { readonly kind: "not"; readonly of: Predicate }
  | { readonly kind: "compare"; readonly comparison: Comparison; readonly path: Path; readonly value: Scalar }
  | { readonly kind: "in"; readonly path: Path; readonly values: readonly Scalar[] }
  | { readonly kind: "between"; readonly path: Path; readonly low: Scalar; readonly high: Scalar }
  | { readonly kind: "is-defined" | "is-null"; readonly path: Path }
  | { readonly kind: "starts-with"; readonly path: Path; readonly prefix: string };

const comparisons: Readonly<Record<string, Comparison>> = {
  "=": "=",
  "!=": "!=",
  "<>": "!=",
  "<": "<",
  "<=": "<=",
  ">": ">",
  ">=": ">=",
};
const mirrored: Readonly<Record<Comparison, Comparison>> = {
  "=": "=",
  "!=": "!=",
  "<": ">",
  "<=": ">=",
  ">": "<",
  ">=": "<=",
};

function comparisonAt(cursor: Cursor): Comparison {
  const token = cursor.peek();
  const comparison = token.kind === "symbol" ? comparisons[token.text] : undefined;
  if (comparison === undefined) {
    throw token.kind === "end" ? unsupported("a path as a condition") : cursor.mismatch("a comparison");
  }
  cursor.next();
  return comparison;
}

function inList(cursor: Cursor, path: Path): Predicate {
  cursor.requireSymbol("(");
  const values = [cursor.value()];
  while (cursor.symbol(",")) {
    values.push(cursor.value());
  }
  cursor.requireSymbol(")");
  return { kind: "in", path, values };
}

function afterPath(cursor: Cursor, path: Path): Predicate {
  if (cursor.word("NOT")) {
    cursor.requireWord("IN");
    return { kind: "not", of: inList(cursor, path) };
  }
  if (cursor.word("IN")) {
    return inList(cursor, path);
  }
  if (cursor.word("BETWEEN")) {
    const low = cursor.value();
    cursor.requireWord("AND");
    return { kind: "between", path, low, high: cursor.value() };
  }
  return { kind: "compare", comparison: comparisonAt(cursor), path, value: cursor.value() };
}

function startsWith(cursor: Cursor, path: Path): Predicate {
  cursor.requireSymbol(",");
  const prefix = cursor.value();
  if (typeof prefix !== "string") {
    throw badRequest("STARTSWITH takes a text.");
  }
  return { kind: "starts-with", path, prefix };
}

function functionCall(cursor: Cursor, alias: string): Predicate {
  const name = cursor.name().toUpperCase();
  if (name !== "IS_DEFINED" && name !== "IS_NULL" && name !== "STARTSWITH") {
    throw unsupported(`the query function ${name}`);
  }
  cursor.requireSymbol("(");
  const path = cursor.path(alias);
  const predicate: Predicate =
    name === "STARTSWITH" ? startsWith(cursor, path) : { kind: name === "IS_DEFINED" ? "is-defined" : "is-null", path };
  cursor.requireSymbol(")");
  return predicate;
}

function primary(cursor: Cursor, alias: string): Predicate {
  if (cursor.symbol("(")) {
    const inner = parsePredicate(cursor, alias);
    cursor.requireSymbol(")");
    return inner;
  }
  if (cursor.peek().kind === "value") {
    const value = cursor.value();
    const comparison = mirrored[comparisonAt(cursor)];
    return { kind: "compare", comparison, path: cursor.path(alias), value };
  }
  const following = cursor.peek(1);
  if (following.kind === "symbol" && following.text === "(") {
    return functionCall(cursor, alias);
  }
  return afterPath(cursor, cursor.path(alias));
}

function negation(cursor: Cursor, alias: string): Predicate {
  return cursor.word("NOT") ? { kind: "not", of: negation(cursor, alias) } : primary(cursor, alias);
}

function conjunction(cursor: Cursor, alias: string): Predicate {
  let left = negation(cursor, alias);
  while (cursor.word("AND")) {
    left = { kind: "and", left, right: negation(cursor, alias) };
  }
  return left;
}

/** OR binds weaker than AND, AND weaker than NOT. */
export function parsePredicate(cursor: Cursor, alias: string): Predicate {
  let left = conjunction(cursor, alias);
  while (cursor.word("OR")) {
    left = { kind: "or", left, right: conjunction(cursor, alias) };
  }
  return left;
}
