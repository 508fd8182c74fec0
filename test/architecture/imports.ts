import { readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";

export type Import = { readonly from: string; readonly to: string; readonly isTypeOnly: boolean };

const IMPORT = /(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[^"';]*?\sfrom\s+)?"([^"]+)"|\bimport\(\s*"([^"]+)"\s*\)/g;

/** Every import of a source text, subpath and relative ones as paths from the project's root. */
export function importsOf(file: string, source: string): readonly Import[] {
  return [...source.matchAll(IMPORT)].map(([, type, staticTarget, dynamicTarget]) => ({
    from: file,
    to: resolve(file, staticTarget ?? dynamicTarget ?? ""),
    isTypeOnly: type !== undefined,
  }));
}

export const readImports = (root: string, files: readonly string[]): readonly Import[] =>
  files.flatMap((file) => importsOf(file, readFileSync(join(root, file), "utf8")));

function resolve(file: string, target: string): string {
  if (target.startsWith("#")) return target.slice(1);
  if (target.startsWith(".")) return relative(".", join(dirname(file), target));
  return target;
}
