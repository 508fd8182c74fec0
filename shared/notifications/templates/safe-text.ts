const LONGEST = 200;

/** Control characters, line breaks among them, and line and paragraph separators. */
const BREAKS = /[\p{Cc}\u2028\u2029]/gu;
/** What reorders or hides text: bidirectional controls, zero-width characters, tags. Joiners stay: scripts need them. */
const UNSEEN = /[\u061C\u180E\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu;

/** One harmless line of a value from outside: nothing in it can break a line, a header or the order of reading. */
export function safeText(value: string): string {
  const line = value.toWellFormed().replace(UNSEEN, "").replace(BREAKS, " ").replace(/\s+/g, " ").trim();
  const characters = [...line];
  return characters.length <= LONGEST ? line : `${characters.slice(0, LONGEST - 1).join("")}…`;
}
