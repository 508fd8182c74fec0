const LONGEST = 200;

/** Control characters (line breaks too), what reorders or hides text, and line or paragraph separators. */
const UNSAFE =
  /[\p{Cc}\u061C\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu;

/** One harmless line of a value from outside: nothing in it can break a line, a header or the order of reading. */
export function safeText(value: string): string {
  const line = value.toWellFormed().replace(UNSAFE, " ").replace(/\s+/g, " ").trim();
  const characters = [...line];
  return characters.length <= LONGEST ? line : `${characters.slice(0, LONGEST - 1).join("")}…`;
}
