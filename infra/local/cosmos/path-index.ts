import type { Database } from "./database.ts";
import { textOf } from "./database.ts";

export type Path = readonly string[];

/** Service order of types; arrays and objects are never compared. */
export const rankOf = { null: 1, boolean: 2, number: 3, string: 4 } as const;

function jsonPath(path: Path): string {
  const text = path.map((name) => `."${name}"`).join("");
  return `'$${text.replaceAll("'", "''")}'`;
}

/** SQL for the type rank of a property; SQL NULL where the property is absent. */
export function rankSql(path: Path): string {
  return (
    `CASE json_type(body,${jsonPath(path)}) WHEN 'null' THEN 1 WHEN 'false' THEN 2 WHEN 'true' THEN 2 ` +
    "WHEN 'integer' THEN 3 WHEN 'real' THEN 3 WHEN 'text' THEN 4 WHEN 'array' THEN 5 WHEN 'object' THEN 6 END"
  );
}

/** SQL for the plain value; means something only together with its rank. Never NULL, so that it can be a page position. */
export function valueSql(path: Path): string {
  return `coalesce(body ->> ${jsonPath(path)}, '')`;
}

/** SQL for the value as JSON text, in which 1, "1", true and null stay apart; SQL NULL where absent. */
export function jsonSql(path: Path): string {
  return `(body -> ${jsonPath(path)})`;
}

/** `/a/b/?` as ["a", "b"]. Throws on wildcards, arrays and quoted names, which the stand-in does not index. */
export function pathOfPattern(pattern: string): Path {
  const scalar = /^((?:\/[A-Za-z_][A-Za-z0-9_]*)+)\/\?$/.exec(pattern)?.[1];
  if (scalar === undefined) {
    throw new Error(`Included path ${pattern}: only scalar paths such as /name/? are indexed here.`);
  }
  return scalar.slice(1).split("/");
}

function indexName(table: string, scope: "partition" | "container", path: Path): string {
  return `${table}_${scope}_${path.join("_")}`;
}

/** One index over a path within each partition, and for included paths one over the whole container. */
function wantedIndexes(table: string, indexed: readonly Path[], included: readonly Path[]): Map<string, string> {
  const on = (path: Path, leading: string): string =>
    `${table}(${leading}${rankSql(path)}, ${valueSql(path)}) WHERE ${rankSql(path)} IS NOT NULL`;
  return new Map([
    ...indexed.map((path): [string, string] => [indexName(table, "partition", path), on(path, "key, ")]),
    ...included.map((path): [string, string] => [indexName(table, "container", path), on(path, "")]),
  ]);
}

/** Makes the table's path indexes exactly these; a document without the property takes no place in them. */
export function alignIndexes(
  database: Database,
  table: string,
  indexed: readonly Path[],
  included: readonly Path[],
): void {
  const wanted = wantedIndexes(table, indexed, included);
  const present = database.prepare("SELECT name FROM sqlite_schema WHERE type='index' AND tbl_name=?").all(table);
  for (const name of present.map((row) => textOf(row, "name"))) {
    if (/_(?:partition|container)_/.test(name.slice(table.length)) && !wanted.has(name)) {
      database.execute(`DROP INDEX "${name}"`);
    }
  }
  for (const [name, target] of wanted) {
    database.execute(`CREATE INDEX IF NOT EXISTS "${name}" ON ${target}`);
  }
}
