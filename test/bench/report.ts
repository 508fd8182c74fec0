/** One part of the report; `blocks` are Markdown paragraphs, lists or tables. */
export type Section = { readonly heading: string; readonly blocks: readonly string[] };

export type Circumstances = { readonly machine: string; readonly date: string; readonly command: string };

const BEGIN = "<!-- written by npm run bench -->";
const END = "<!-- end of what npm run bench writes -->";

/** A Markdown table; a bar inside a cell would begin another one. */
export function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  return [line(head), `|${"---|".repeat(head.length)}`, ...rows.map(line)].join("\n");
}

export function reportOf({ machine, date, command }: Circumstances, sections: readonly Section[]): string {
  const where = `Measured on ${date} by \`${command}\` on ${machine}. Median [least..most].`;
  const texts = sections.map(({ heading, blocks }) => [`## ${heading}`, ...blocks].join("\n\n"));
  return [where, ...texts].join("\n\n");
}

/**
 * `document` with `report` between its two marks and everything else as it was.
 * @throws {Error} when it has no such marks.
 */
export function withReport(document: string, report: string): string {
  const [begin, end] = [document.indexOf(BEGIN), document.indexOf(END)];
  if (begin < 0 || end < begin) throw new Error(`the document has no place for the report: ${BEGIN} … ${END}`);
  return `${document.slice(0, begin + BEGIN.length)}\n\n${report}\n\n${document.slice(end)}`;
}
