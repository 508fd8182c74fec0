import { RequestRefused } from "#functions/http/request-refused.ts";

/** Objects and arrays inside each other, inclusive. */
const MAX_DEPTH = 16;
/** Object members and array elements of the whole document, inclusive. */
const MAX_MEMBERS = 10_000;

/** Either a mark of structure, a string, or the run of characters that a number or a literal consists of. */
const TOKEN = /[{}[\]:,]|"(?:[^"\\]|\\.)*"|[^\s{}[\]:,"]+/gs;
/** Our contract has whole numbers only: no fraction, no exponent, no leading zero, no negative zero. */
const INTEGER = /^(?:0|-?[1-9][0-9]{0,15})$/;
const OPENING: ReadonlySet<string> = new Set(["{", "["]);
const CLOSING: ReadonlySet<string> = new Set(["}", "]"]);

/**
 * Reads JSON that has one meaning only: UTF-8 without a byte order mark, no key twice, whole numbers within ±(2^53-1),
 * no half of a surrogate pair, at most 16 levels and 10,000 members. A key `__proto__` is an ordinary own property.
 * @throws {RequestRefused} `malformed-json`.
 */
export function parseStrictJson(bytes: Uint8Array): unknown {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    inspectTokens(text);
    return JSON.parse(text);
  } catch (error) {
    throw new RequestRefused("malformed-json", { cause: error });
  }
}

/**
 * Refuses what `JSON.parse` would accept and we do not; the grammar itself is left to `JSON.parse`, which runs last.
 * @throws {SyntaxError}
 */
function inspectTokens(text: string): void {
  const nesting = new Nesting();
  let previous = "";
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === ":") nesting.addKey(stringOf(previous));
    else if (token === "{" || token === "[") nesting.open(token);
    else if (token === "}" || token === "]") nesting.close();
    else if (token.startsWith('"')) stringOf(token);
    else if (token !== ",") checkScalar(token);
    if (beginsMember(previous, token)) nesting.countMember();
    previous = token;
  }
}

/** Every member but a container's first comes after a comma. */
const beginsMember = (previous: string, token: string): boolean =>
  token === "," || (OPENING.has(previous) && !CLOSING.has(token));

/** The objects and arrays around the place that is being read, with the keys seen; an array has none. */
class Nesting {
  readonly #keys: (Set<string> | undefined)[] = [];
  #members = 0;

  open(mark: "{" | "["): void {
    this.#keys.push(mark === "{" ? new Set() : undefined);
    if (this.#keys.length > MAX_DEPTH) throw new SyntaxError("too deep");
  }

  close(): void {
    this.#keys.pop();
  }

  addKey(key: string): void {
    const keys = this.#keys.at(-1);
    if (keys === undefined || keys.has(key)) throw new SyntaxError("a key twice, or where none belongs");
    keys.add(key);
  }

  countMember(): void {
    this.#members += 1;
    if (this.#members > MAX_MEMBERS) throw new SyntaxError("too many members");
  }
}

function stringOf(token: string): string {
  const value: unknown = JSON.parse(token);
  if (typeof value !== "string" || !value.isWellFormed()) throw new SyntaxError("not a well-formed string");
  return value;
}

function checkScalar(token: string): void {
  if (token === "true" || token === "false" || token === "null") return;
  if (!INTEGER.test(token) || !Number.isSafeInteger(Number(token))) throw new SyntaxError("not a whole number");
}
