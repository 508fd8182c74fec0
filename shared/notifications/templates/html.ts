import type { Block, Cell, Column, Letter, Row } from "#shared/notifications/templates/letter.ts";

const FONT =
  "-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,'Helvetica Neue',Arial,'PingFang TC','Microsoft JhengHei','Noto Sans TC','Noto Sans CJK TC',sans-serif";
const INK = "#1c2733";
const QUIET = "#566372";
const RULE = "#dfe4ea";
const PAGE = "#f2f4f7";
const CARD = "#ffffff";
const ACCENT = "#0b5c8a";
const NOTE_GROUND = "#fdf6e3";
const NOTE_EDGE = "#b7791f";

/** What inline styles cannot say: narrow screens and dark mode. Without it the mail is still whole. */
const STYLES = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (max-width:480px){.outer{padding:0!important}.card{border-radius:0!important}.inner{padding:24px 20px!important}.cell{padding-left:12px!important;font-size:14px!important}.cell:first-child{padding-left:0!important}.head{font-size:12px!important}.wide,.wide thead,.wide tbody{display:block!important}.wide tr{display:flex!important;flex-wrap:wrap}.wide .cell{flex:1 1 0}.wide .cell:first-child{flex:0 0 100%;border-bottom:0!important;padding-bottom:0!important}}
@media (prefers-color-scheme:dark){.page{background-color:#11161c!important}.card{background-color:#1a2129!important;border-color:#2c3641!important;border-top-color:#7cc4ee!important}.ink{color:#e8edf2!important}.quiet{color:#a3b0bd!important}.rule{border-color:#35414d!important}.title{color:#7cc4ee!important}.note{background-color:#2b2619!important;border-color:#d9a441!important}}`;

/** A whole HTML document without images, scripts or links; every text is escaped. */
export const html = (letter: Letter): string => `<!DOCTYPE html>
<html lang="${letter.language}" dir="ltr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no">
<title>${escaped(letter.title)}</title>
<style>${STYLES}
</style>
</head>
<body class="page" style="margin:0;padding:0;background-color:${PAGE};-webkit-text-size-adjust:100%">
<div style="display:none;max-height:0;overflow:hidden;opacity:0">${escaped(letter.preheader)}</div>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" class="page" style="background-color:${PAGE}">
<tr><td class="outer" align="center" style="padding:32px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" class="card" style="max-width:600px;background-color:${CARD};border:1px solid ${RULE};border-top:4px solid ${ACCENT};border-radius:6px">
<tr><td class="inner ink" style="padding:36px 40px;font-family:${FONT};font-size:16px;line-height:1.6;color:${INK};text-align:left;overflow-wrap:anywhere;word-break:break-word">
<h1 class="title" style="margin:0 0 24px;font-size:24px;line-height:1.3;font-weight:600;color:${ACCENT}">${escaped(letter.title)}</h1>
<p style="margin:0 0 16px">${escaped(letter.greeting)}</p>
${letter.blocks.map(htmlOf).join("\n")}
<p class="quiet rule" style="margin:32px 0 0;padding-top:16px;border-top:1px solid ${RULE};font-size:13px;line-height:1.5;color:${QUIET}">${inline(letter.footer)}</p>
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`;

function htmlOf(block: Block): string {
  switch (block.type) {
    case "paragraph":
      return `<p style="margin:0 0 20px">${inline(block.text)}</p>`;
    case "heading":
      return `<h2 style="margin:28px 0 8px;font-size:17px;line-height:1.4;font-weight:600">${inline(block.text)}</h2>`;
    case "note":
      return `<div class="note" style="margin:0 0 20px;padding:14px 18px;background-color:${NOTE_GROUND};border-left:4px solid ${NOTE_EDGE};border-radius:3px">${inline(block.text)}</div>`;
    case "list":
      return block.items.length === 0 ? "" : listOf(block.items);
    case "facts":
      return factsOf(block.facts);
    case "table":
      return tableOf(block.columns, block.rows);
  }
}

const listOf = (items: readonly string[]) =>
  `<ul style="margin:0 0 20px;padding-left:22px">${items
    .map((item) => `<li style="margin:0 0 8px">${inline(item)}</li>`)
    .join("")}</ul>`;

const factsOf = (facts: readonly { readonly label: string; readonly value: string }[]) =>
  `<table cellpadding="0" cellspacing="0" border="0" style="margin:0 0 20px;border-collapse:collapse">${facts
    .map(
      ({ label, value }) =>
        `<tr><th scope="row" class="quiet" align="left" style="padding:3px 20px 3px 0;font-size:15px;font-weight:400;text-align:left;vertical-align:top;white-space:nowrap;color:${QUIET}">${inline(label)}</th><td class="ink" style="padding:3px 0;font-size:15px;vertical-align:top;color:${INK}">${inline(value)}</td></tr>`,
    )
    .join("")}</table>`;

/** With more columns, a phone shows the first above the others. */
const FIT_A_PHONE = 3;

function tableOf(columns: readonly Column[], rows: readonly Row[]): string {
  const head = columns
    .map(
      (column, at) =>
        `<th scope="col" class="cell head quiet rule" ${cellStyle(column, at)};border-bottom:2px solid ${RULE};font-size:13px;font-weight:600;vertical-align:bottom;color:${QUIET}">${inline(column.title)}</th>`,
    )
    .join("");
  const body = rows.map((row) => `<tr>${columns.map((column, at) => cellOf(column, at, row[at])).join("")}</tr>`);
  const wide = columns.length > FIT_A_PHONE ? ` class="wide"` : "";
  return `<table${wide} width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 24px;border-collapse:collapse;width:100%"><thead><tr>${head}</tr></thead><tbody>${body.join("")}</tbody></table>`;
}

function cellOf(column: Column, at: number, cell: Cell | undefined): string {
  const detail =
    cell?.detail === undefined
      ? ""
      : `<br><span class="quiet" style="font-size:13px;color:${QUIET}">${inline(cell.detail)}</span>`;
  return `<td class="cell ink rule" ${cellStyle(column, at)};border-bottom:1px solid ${RULE};font-size:15px;vertical-align:top;color:${INK}">${inline(cell?.text ?? "")}${detail}</td>`;
}

/** Without its end, for more to follow. */
function cellStyle({ kind }: Column, at: number): string {
  const align = kind === "number" ? "right" : "left";
  const breaking = kind === "text" ? ";-webkit-hyphens:auto;hyphens:auto" : ";white-space:nowrap";
  return `align="${align}" style="padding:9px 0 9px ${at === 0 ? 0 : 16}px;text-align:${align}${breaking}`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

/** Words with a hyphen after their first letter, and Chinese dates: a line never breaks within them. */
const UNBROKEN = /(?<![\p{L}\p{N}.:/@-])e-(?=\p{L})\p{L}|\d+年\d+月\d+日/giu;

const inline = (text: string) =>
  escaped(text).replace(UNBROKEN, (part) => `<span style="white-space:nowrap">${part}</span>`);
