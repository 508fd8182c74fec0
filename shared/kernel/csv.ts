const BOM = "\uFEFF";
const LINE_END = "\r\n";

/** RFC 4180 text to be sent as UTF-8, with a BOM, for any spreadsheet program. */
export const csvText = (rows: readonly (readonly string[])[]): string =>
  BOM + rows.map((row) => row.map(csvCell).join(",") + LINE_END).join("");

/** What a spreadsheet program would take for a formula, full-width forms and leading blanks included. */
const FORMULA = /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u;

/** One cell: a formula is defused by an apostrophe, what needs quotes gets them. */
export function csvCell(value: string): string {
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
