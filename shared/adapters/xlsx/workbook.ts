import type { Row, SheetData } from "write-excel-file/node";
import { fixDates } from "#shared/adapters/xlsx/zip-dates.ts";
import { Secret } from "#shared/kernel/secret.ts";
import type { Table, WriteWorkbook } from "#shared/notifications/ports.ts";

/** Characters that take the room of two. */
const WIDE = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFF60\uFFE0-\uFFE6]/gu;
const MARGIN = 2;

/**
 * One sheet with a bold first row that stays in sight, columns as wide as what they hold, and text in every cell.
 * Nothing in the file tells when it was written. The library is loaded on first use.
 */
export const writeWorkbook: WriteWorkbook = async ({ sheet, table }) => {
  const { default: writeXlsxFile } = await import("write-excel-file/node");
  const rows = table.reveal();
  const columns = widthsOf(rows).map((width) => ({ width }));
  const file = writeXlsxFile(cellsOf(rows), { sheet, columns, stickyRowsCount: 1 });
  return new Secret(fixDates(await file.toBuffer()));
};

const cellsOf = ([header = [], ...rows]: Table): SheetData => [
  header.map((value) => ({ value, type: String, fontWeight: "bold" as const })),
  ...rows.map((row): Row => row.map((value) => ({ value, type: String }))),
];

/** Unit: characters of the usual font. */
function widthsOf(rows: Table): readonly number[] {
  const widths: number[] = [];
  for (const row of rows)
    for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, widthOf(cell) + MARGIN);
  return widths;
}

const widthOf = (cell: string): number => cell.length + (cell.match(WIDE)?.length ?? 0);
