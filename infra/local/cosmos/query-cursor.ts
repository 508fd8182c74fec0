import type { Scalar } from "./json.ts";
import type { Path } from "./path-index.ts";
import type { Token } from "./query-tokens.ts";
import { badRequest, unsupported } from "./refusal.ts";

/** Walks the tokens of one query; what does not fit is refused with the token named. */
export class Cursor {
  readonly #tokens: readonly Token[];
  #position = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  peek(ahead = 0): Token {
    return this.#tokens[this.#position + ahead] ?? { kind: "end", text: "end of query" };
  }

  next(): Token {
    const token = this.peek();
    this.#position += 1;
    return token;
  }

  atWord(word: string): boolean {
    const token = this.peek();
    return token.kind === "word" && token.upper === word;
  }

  word(word: string): boolean {
    const found = this.atWord(word);
    this.#position += found ? 1 : 0;
    return found;
  }

  symbol(text: string): boolean {
    const token = this.peek();
    const found = token.kind === "symbol" && token.text === text;
    this.#position += found ? 1 : 0;
    return found;
  }

  requireWord(word: string): void {
    if (!this.word(word)) {
      throw this.mismatch(word);
    }
  }

  requireSymbol(text: string): void {
    if (!this.symbol(text)) {
      throw this.mismatch(text);
    }
  }

  /** 400 when the text ends too early, 501 when something stands here that the subset leaves out. */
  mismatch(expected: string): Error {
    const token = this.peek();
    return token.kind === "end"
      ? badRequest(`Syntax error: the query ends where ${expected} is due.`)
      : unsupported(`"${token.text}" in a query where ${expected} is due`);
  }

  value(): Scalar {
    const token = this.peek();
    if (token.kind !== "value") {
      throw this.mismatch("a literal or parameter");
    }
    this.#position += 1;
    return token.value;
  }

  name(): string {
    const token = this.peek();
    if (token.kind !== "word") {
      throw this.mismatch("a name");
    }
    this.#position += 1;
    return token.text;
  }

  /** `c.a.b` or `c["a"]` as ["a", "b"]; the alias itself is no path. */
  path(alias: string): Path {
    const start = this.peek();
    if (!(start.kind === "word" && start.text === alias)) {
      throw this.mismatch(`a path from ${alias}`);
    }
    this.#position += 1;
    const path: string[] = [];
    for (;;) {
      if (this.symbol(".")) {
        path.push(this.name());
      } else if (this.symbol("[")) {
        path.push(this.#quotedName());
        this.requireSymbol("]");
      } else if (path.length > 0) {
        return path;
      } else {
        throw this.mismatch("a property name");
      }
    }
  }

  #quotedName(): string {
    const name = this.value();
    if (typeof name !== "string" || /["\\]/.test(name)) {
      throw unsupported(`the property ${JSON.stringify(name)} in a query`);
    }
    return name;
  }
}
