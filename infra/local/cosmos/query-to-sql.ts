import { type Container, isIndexed } from "./container.ts";
import type { Scalar } from "./json.ts";
import { jsonSql, type Path, rankOf, rankSql, valueSql } from "./path-index.ts";
import type { Comparison, Predicate } from "./query-predicate.ts";
import { unsupported } from "./refusal.ts";

export type Sql = { readonly text: string; readonly values: readonly (string | number)[] };
type Leaf = Exclude<Predicate, { readonly kind: "and" | "or" | "not" }>;

const beyondEveryText = "\u{10FFFF}";

function rank(value: Scalar): number {
  if (value === null) {
    return rankOf.null;
  }
  if (typeof value === "boolean") {
    return rankOf.boolean;
  }
  return typeof value === "number" ? rankOf.number : rankOf.string;
}

function bound(value: Scalar): string | number {
  return typeof value === "boolean" ? Number(value) : (value ?? "");
}

function sql(text: string, ...values: readonly (string | number)[]): Sql {
  return { text, values };
}

export function joined(parts: readonly Sql[], separator: string): Sql {
  return { text: parts.map(({ text }) => text).join(separator), values: parts.flatMap(({ values }) => values) };
}

function requireOrdered(value: Scalar): void {
  if (typeof value !== "number" && typeof value !== "string") {
    throw unsupported(`an order comparison with ${JSON.stringify(value)}`);
  }
}

function requireComparable(low: Scalar, high: Scalar): void {
  requireOrdered(low);
  if (rank(low) !== rank(high)) {
    throw unsupported("BETWEEN bounds of two types");
  }
}

/** Three-valued, like the service: SQL NULL stands for undefined, and a range over another type is undefined. */
function exactRange(path: Path, value: Scalar, test: string, ...values: readonly (string | number)[]): Sql {
  return sql(`(CASE WHEN ${rankSql(path)} = ${rank(value)} THEN ${valueSql(path)} ${test} END)`, ...values);
}

function exactComparison(path: Path, comparison: Comparison, value: Scalar): Sql {
  if (comparison === "=" || comparison === "!=") {
    return sql(`(${jsonSql(path)} ${comparison} ?)`, JSON.stringify(value));
  }
  requireOrdered(value);
  return exactRange(path, value, `${comparison} ?`, bound(value));
}

function prefixTest(path: Path, prefix: string): Sql {
  return sql(`substr(${valueSql(path)}, 1, ${[...prefix].length}) = ?`, prefix);
}

function exactLeaf(leaf: Leaf): Sql {
  const { path } = leaf;
  switch (leaf.kind) {
    case "compare":
      return exactComparison(path, leaf.comparison, leaf.value);
    case "in":
      return sql(
        `(${jsonSql(path)} IN (${leaf.values.map(() => "?").join(",")}))`,
        ...leaf.values.map((value) => JSON.stringify(value)),
      );
    case "between":
      requireComparable(leaf.low, leaf.high);
      return exactRange(path, leaf.low, "BETWEEN ? AND ?", bound(leaf.low), bound(leaf.high));
    case "is-defined":
      return sql(`(${rankSql(path)} IS NOT NULL)`);
    case "is-null":
      return sql(`(${rankSql(path)} IS ${rankOf.null})`);
    case "starts-with": {
      const test = prefixTest(path, leaf.prefix);
      return { ...test, text: `(CASE WHEN ${rankSql(path)} = ${rankOf.string} THEN ${test.text} END)` };
    }
  }
}

/** An SQL condition that is 1, 0 or NULL exactly where the predicate is true, false or undefined. */
export function exactCondition(predicate: Predicate): Sql {
  switch (predicate.kind) {
    case "and":
    case "or": {
      const { text, values } = joined(
        [exactCondition(predicate.left), exactCondition(predicate.right)],
        predicate.kind === "and" ? " AND " : " OR ",
      );
      return { text: `(${text})`, values };
    }
    case "not": {
      const { text, values } = exactCondition(predicate.of);
      return { text: `(NOT ${text})`, values };
    }
    default:
      return exactLeaf(predicate);
  }
}

function ranked(path: Path, value: Scalar, test: string, ...values: readonly (string | number)[]): Sql {
  return sql(`${rankSql(path)} = ${rank(value)} AND ${valueSql(path)} ${test}`, ...values);
}

/** Membership among values of one rank. */
function rankedList(path: Path, values: readonly Scalar[]): Sql {
  const marks = values.map(() => "?").join(",");
  return ranked(path, values[0] ?? null, `IN (${marks})`, ...values.map(bound));
}

/** The same rows as the exact condition, in a form an index range serves; undefined where there is none. */
function indexRange(leaf: Leaf): Sql | undefined {
  const { path } = leaf;
  switch (leaf.kind) {
    case "compare":
      if (leaf.comparison === "!=") {
        return undefined;
      }
      if (leaf.comparison !== "=") {
        requireOrdered(leaf.value);
      }
      return ranked(path, leaf.value, `${leaf.comparison} ?`, bound(leaf.value));
    case "in": {
      const alike = Object.values(Object.groupBy(leaf.values, (value) => rank(value))).filter(
        (group) => group !== undefined,
      );
      const { text, values } = joined(
        alike.map((group) => rankedList(path, group)),
        " OR ",
      );
      return { text: `(${text})`, values };
    }
    case "between":
      requireComparable(leaf.low, leaf.high);
      return ranked(path, leaf.low, "BETWEEN ? AND ?", bound(leaf.low), bound(leaf.high));
    case "is-defined":
      return sql(`${rankSql(path)} IS NOT NULL`);
    case "is-null":
      return sql(`${rankSql(path)} = ${rankOf.null}`);
    case "starts-with": {
      const range = ranked(path, leaf.prefix, "BETWEEN ? AND ?", leaf.prefix, leaf.prefix + beyondEveryText);
      return joined([range, prefixTest(path, leaf.prefix)], " AND ");
    }
  }
}

export type Split = {
  /** Conditions that an index range serves; only the rows they yield are examined. */
  readonly ranges: readonly Sql[];
  /** What is left to test on each examined document. */
  readonly rest: readonly Sql[];
};

/** Divides a WHERE into what the container's indexes serve and the rest. */
export function splitByIndex(container: Container, predicate: Predicate | undefined): Split {
  if (predicate === undefined) {
    return { ranges: [], rest: [] };
  }
  if (predicate.kind === "and") {
    const left = splitByIndex(container, predicate.left);
    const right = splitByIndex(container, predicate.right);
    return { ranges: [...left.ranges, ...right.ranges], rest: [...left.rest, ...right.rest] };
  }
  const served = "path" in predicate && isIndexed(container, predicate.path) ? indexRange(predicate) : undefined;
  return served ? { ranges: [served], rest: [] } : { ranges: [], rest: [exactCondition(predicate)] };
}
