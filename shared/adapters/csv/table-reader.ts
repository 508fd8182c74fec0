import { setImmediate as turnOfOthers } from "node:timers/promises";
import type { ReadTable } from "#shared/codes/ports.ts";
import { accept, refuse } from "#shared/kernel/outcome.ts";

const BOM = "\uFEFF";
const DELIMITERS = [";", "\t", ","] as const;
/** What spreadsheet programs write before the header to name the delimiter. */
const DELIMITER_LINE = /^"?sep=([;,\t])"?\r?\n/i;
const QUOTED = /"(?:[^"]|"")*"?/g;
/** Characters one record may have; a quote that is never closed shows here at the latest. */
const LONGEST_RECORD = 4096;
/** One for all of them: a file can be made of little else. */
const EMPTY: readonly string[] = [""];
/** Text given to the parser at once, in UTF-16 units; whatever else runs in this process is let in between. */
const CHUNK = 64 * 1024;

/**
 * RFC 4180 as spreadsheet programs write it: with or without a byte order mark, any line ends, separated by commas,
 * semicolons or tabs, whichever the header has most of. Cells are without the blanks around them; no cell is evaluated.
 */
export const readCsvTable: ReadTable = async (text, maxRecords) => {
  const { CsvError, parse } = await import("csv-parse");
  const { body, delimiter } = delimited(text.startsWith(BOM) ? text.slice(BOM.length) : text);
  const parser = parse({ delimiter, trim: true, relax_column_count: true, max_record_size: LONGEST_RECORD });
  const closed = new Promise((resolve) => parser.once("close", resolve));
  const records: (readonly string[])[] = [];
  const faults: Error[] = [];
  let filled = 0;
  parser.on("data", (record: readonly string[]) => {
    const isFilled = record.some((cell) => cell !== "");
    filled += isFilled ? 1 : 0;
    records.push(isFilled ? record : EMPTY);
  });
  parser.on("error", (error) => faults.push(error));

  for (let at = 0; at < body.length && faults.length === 0 && filled <= maxRecords; at += CHUNK) {
    parser.write(body.slice(at, at + CHUNK));
    await turnOfOthers();
  }
  if (filled > maxRecords) parser.destroy();
  else if (faults.length === 0) parser.end();
  await closed;

  const [fault] = faults;
  if (fault !== undefined && !(fault instanceof CsvError)) throw fault;
  if (fault !== undefined) return refuse("csv-malformed", "/data/csv");
  return filled > maxRecords ? refuse("csv-rows-limit", "/data/csv") : accept(records);
};

function delimited(text: string): { readonly body: string; readonly delimiter: string } {
  const named = DELIMITER_LINE.exec(text);
  if (named?.[1] !== undefined) return { body: text.slice(named[0].length), delimiter: named[1] };
  const header = (/^[^\r\n]*/.exec(text)?.[0] ?? "").replaceAll(QUOTED, "");
  const counted = DELIMITERS.map((delimiter) => ({ delimiter, count: header.split(delimiter).length }));
  return { body: text, delimiter: counted.reduce((most, next) => (next.count > most.count ? next : most)).delimiter };
}
