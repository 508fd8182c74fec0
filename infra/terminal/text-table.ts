import { stripVTControlCharacters } from "node:util";

export type Column = { readonly title: string; readonly align?: "right" };

const GAP = "  ";
const INDENT = "  ";

/** Lines of a table with its titles and a rule on top; East Asian characters count as two columns. */
export function textTable(columns: readonly Column[], rows: readonly (readonly string[])[]): readonly string[] {
  const widths = columns.map(({ title }, at) => Math.max(...[title, ...rows.map((row) => row[at] ?? "")].map(widthOf)));
  const line = (cells: readonly string[]) =>
    INDENT +
    columns
      .map(({ align }, at) => pad(cells[at] ?? "", widths[at] ?? 0, align))
      .join(GAP)
      .trimEnd();
  return [
    line(columns.map(({ title }) => title)),
    INDENT + widths.map((width) => "─".repeat(width)).join(GAP),
    ...rows.map(line),
  ];
}

/** Columns a terminal needs for the text; colours take none. */
export const widthOf = (text: string): number =>
  [...stripVTControlCharacters(text)].reduce((width, character) => width + columnsOf(character), 0);

function pad(cell: string, width: number, align: Column["align"]): string {
  const blanks = " ".repeat(Math.max(0, width - widthOf(cell)));
  return align === "right" ? blanks + cell : cell + blanks;
}

/** Unicode's East Asian Width W and F, as far as names and products use them (UAX #11). */
const WIDE =
  /[\u1100-\u115F\u2E80-\u303E\u3041-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF01-\uFF60\uFFE0-\uFFE6\u{1F300}-\u{1F64F}\u{20000}-\u{3FFFD}]/u;

const columnsOf = (character: string): number => {
  if (/\p{Mark}/u.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
};
