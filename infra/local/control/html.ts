/** Markup that is safe to put into a page as it is. */
export type Markup = { readonly markup: string };

/** Fills a template; every text is escaped, markup and lists of markup are not. */
export function html(parts: TemplateStringsArray, ...values: (string | number | Markup | readonly Markup[])[]): Markup {
  const filled = values.map(markupOf);
  return { markup: parts.map((part, index) => part + (filled[index] ?? "")).join("") };
}

function markupOf(value: string | number | Markup | readonly Markup[]): string {
  if (typeof value === "string") return escaped(value);
  if (typeof value === "number") return String(value);
  return "markup" in value ? value.markup : value.map(({ markup }) => markup).join("");
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
