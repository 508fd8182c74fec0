import type { Scalar } from "./json.ts";
import { badRequest, unsupported } from "./refusal.ts";

export type Token =
  | { readonly kind: "word"; readonly text: string; readonly upper: string }
  | { readonly kind: "symbol"; readonly text: string }
  | { readonly kind: "value"; readonly text: string; readonly value: Scalar }
  | { readonly kind: "end"; readonly text: "end of query" };

export type Parameters = ReadonlyMap<string, Scalar>;

const pattern =
  /\s+|(?<word>[A-Za-z_]\w*)|(?<parameter>@\w+)|(?<number>-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|(?<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')|(?<symbol><=|>=|!=|<>|[=<>(),.*[\]])/y;

const constants: ReadonlyMap<string, Scalar> = new Map<string, Scalar>([
  ["TRUE", true],
  ["FALSE", false],
  ["NULL", null],
]);

const escapes: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", b: "\b", f: "\f" };

function unquote(literal: string): string {
  return literal
    .slice(1, -1)
    .replace(/\\u([0-9a-fA-F]{4})|\\(.)/gs, (_, code: string | undefined, letter: string) =>
      code === undefined ? (escapes[letter] ?? letter) : String.fromCharCode(Number.parseInt(code, 16)),
    );
}

function parameterToken(name: string, parameters: Parameters): Token {
  const value = parameters.get(name);
  if (value === undefined) {
    throw badRequest(`The query names ${name}, but no such parameter was given.`);
  }
  return { kind: "value", text: name, value };
}

function tokenOf(groups: Record<string, string | undefined>, parameters: Parameters): Token | undefined {
  const { word, parameter, number, text, symbol } = groups;
  if (word !== undefined) {
    const upper = word.toUpperCase();
    const constant = constants.get(upper);
    return constant === undefined
      ? { kind: "word", text: word, upper }
      : { kind: "value", text: word, value: constant };
  }
  if (parameter !== undefined) {
    return parameterToken(parameter, parameters);
  }
  if (number !== undefined) {
    return { kind: "value", text: number, value: Number(number) };
  }
  if (text !== undefined) {
    return { kind: "value", text, value: unquote(text) };
  }
  return symbol === undefined ? undefined : { kind: "symbol", text: symbol };
}

/** Cuts a query into tokens with its parameters put in; throws 501 on a character outside the subset. */
export function tokenise(query: string, parameters: Parameters): Token[] {
  const tokens: Token[] = [];
  let position = 0;
  while (position < query.length) {
    pattern.lastIndex = position;
    const match = pattern.exec(query);
    if (!match) {
      throw unsupported(`the query construct at "${query.slice(position, position + 20)}"`);
    }
    position = pattern.lastIndex;
    const token = tokenOf(match.groups ?? {}, parameters);
    if (token) {
      tokens.push(token);
    }
  }
  tokens.push({ kind: "end", text: "end of query" });
  return tokens;
}
