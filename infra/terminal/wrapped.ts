import { widthOf } from "./text-table.ts";

/** Lines of at most `width` columns, broken at blanks; a word that is wider is cut, and so is text without blanks. */
export function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = [""];
  for (const word of text.split(" ").flatMap((whole) => piecesOf(whole, width))) {
    const line = lines.at(-1) ?? "";
    const longer = line === "" ? word : `${line} ${word}`;
    if (widthOf(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** Rows of a table whose cells are wrapped: a row takes as many lines as its longest cell. */
export const wrappedRows = (rows: readonly (readonly string[])[], widths: readonly number[]): readonly string[][] =>
  rows.flatMap((row) => {
    const cells = row.map((cell, at) => wrapped(cell, widths[at] ?? widthOf(cell)));
    const height = Math.max(...cells.map(({ length }) => length));
    return Array.from({ length: height }, (_, at) => cells.map((lines) => lines[at] ?? ""));
  });

function piecesOf(word: string, width: number): readonly string[] {
  const pieces = [""];
  for (const character of word) {
    const piece = pieces.at(-1) ?? "";
    if (widthOf(piece + character) <= width) pieces[pieces.length - 1] = piece + character;
    else pieces.push(character);
  }
  return pieces;
}
