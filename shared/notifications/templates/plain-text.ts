import type { Block, Cell, Letter } from "#shared/notifications/templates/letter.ts";

/** The letter for readers without HTML: blocks apart by an empty line, LF line ends. */
export function plainText(letter: Letter): string {
  const blocks = letter.blocks.map((block) => textOf(block, letter.labelEnd)).filter((text) => text !== "");
  return `${[letter.title, letter.greeting, ...blocks, `-- \n${letter.footer}`].join("\n\n")}\n`;
}

function textOf(block: Block, labelEnd: string): string {
  switch (block.type) {
    case "paragraph":
    case "heading":
    case "note":
      return block.text;
    case "list":
      return block.items.map((item) => `- ${item}`).join("\n");
    case "facts":
      return block.facts.map(({ label, value }) => `${label}${labelEnd}${value}`).join("\n");
    case "table":
      return block.rows
        .map((row) => block.columns.map(({ title }, at) => `${title}${labelEnd}${textOfCell(row[at])}`).join("\n"))
        .join("\n\n");
  }
}

const textOfCell = (cell: Cell | undefined) =>
  [cell?.text, cell?.detail].filter((part) => part !== undefined).join("\n");
