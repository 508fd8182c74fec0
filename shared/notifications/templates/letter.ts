import type { Locale } from "#shared/kernel/locale.ts";

/** What a mail says, once; rendered as HTML and as plain text. Every string is plain text, not markup. */
export type Letter = {
  readonly language: Locale;
  readonly subject: string;
  readonly preheader: string;
  readonly title: string;
  readonly greeting: string;
  readonly blocks: readonly Block[];
  readonly footer: string;
  /** Between a label and its value in plain text. */
  readonly labelEnd: string;
};

export type Block =
  | { readonly type: "paragraph"; readonly text: string }
  | { readonly type: "heading"; readonly text: string }
  | { readonly type: "facts"; readonly facts: readonly Fact[] }
  | { readonly type: "table"; readonly columns: readonly Column[]; readonly rows: readonly Row[] }
  | { readonly type: "list"; readonly items: readonly string[] }
  | { readonly type: "note"; readonly text: string };

export type Fact = { readonly label: string; readonly value: string };

/** `number` columns align at their end and never break a line. */
export type Column = { readonly title: string; readonly kind: "text" | "number" };

export type Row = readonly Cell[];

/** `detail` stands below the text, less prominent. */
export type Cell = { readonly text: string; readonly detail?: string };

export const paragraph = (text: string): Block => ({ type: "paragraph", text });
export const heading = (text: string): Block => ({ type: "heading", text });
export const list = (items: readonly string[]): Block => ({ type: "list", items });
export const note = (text: string): Block => ({ type: "note", text });
export const facts = (...rows: readonly Fact[]): Block => ({ type: "facts", facts: rows });
export const textColumn = (title: string): Column => ({ title, kind: "text" });
export const cell = (text: string, detail?: string): Cell => (detail === undefined ? { text } : { text, detail });
export const numberColumn = (title: string): Column => ({ title, kind: "number" });
