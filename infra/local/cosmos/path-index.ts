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

/** Makes the table's path indexes exactly these; absent properties take no place in them. */
export function alignIndexes(database: Database, table: string, paths: readonly Path[]): void {
  const wanted = new Map(paths.map((path) => [`${table}_path_${path.join("_")}`, path]));
  const present = database.prepare("SELECT name FROM sqlite_schema WHERE type='index' AND tbl_name=?").all(table);
  for (const row of present) {
    const name = textOf(row, "name");
    if (name.startsWith(`${table}_path_`) && !wanted.has(name)) {
      database.execute(`DROP INDEX "${name}"`);
    }
  }
  for (const [name, path] of wanted) {
    database.execute(
      `CREATE INDEX IF NOT EXISTS "${name}" ON ${table}(${rankSql(path)}, ${valueSql(path)}) ` +
        `WHERE ${rankSql(path)} IS NOT NULL`,
    );
  }
}
