import { timingSafeEqual } from "node:crypto";
import { numberOf, symbolsOf, symbolsOfNumber } from "#shared/codes/domain/crockford.ts";
import { hmacSha256 } from "#shared/kernel/hmac.ts";
import type { LotId } from "#shared/kernel/identifiers.ts";
import { Secret } from "#shared/kernel/secret.ts";

/** Codes one lot can hold: the index has three symbols. */
export const MAX_CODES_PER_LOT = 32_768;

/** Longest text that is looked at. Unit: UTF-16 code units; a grouped code has 29. */
const MAX_TEXT_LENGTH = 64;
const LOT_SYMBOLS = 6;
const INDEX_SYMBOLS = 3;
const MAC_SYMBOLS = 12;
const CHECK_SYMBOLS = 4;
const MAC_AT = LOT_SYMBOLS + INDEX_SYMBOLS;
const CHECK_AT = MAC_AT + MAC_SYMBOLS;

const PRINTABLE_ASCII = /^[\x20-\x7e]*$/;
const CODE = /^[0-9A-HJKMNP-TV-Z]{25}$/;
const GROUP = /.{5}(?=.)/g;

/** Keys of the check symbols: the first writes, every one is accepted, so that a key can be changed. */
export type CheckKeys = readonly [Secret<Buffer>, ...Secret<Buffer>[]];

/** What a code with right check symbols says. Whether it is genuine only the lot's seed can tell. */
export type CodeParts = { readonly lotId: LotId; readonly index: number; readonly mac: Secret<string> };

/**
 * Reads a code as people type it: case, blanks (U+0020), hyphens, O for 0, I and L for 1. Nothing else is repaired.
 * @returns undefined when it is malformed or its check symbols are wrong.
 */
export function readCode(text: string, checkKeys: CheckKeys): CodeParts | undefined {
  const symbols = symbolsIn(text);
  if (symbols === undefined) return undefined;
  const signed = symbols.slice(0, CHECK_AT);
  const check = symbols.slice(CHECK_AT);
  const matches = checkKeys.map((key) => sameText(check, checkOf(signed, key)));
  if (!matches.includes(true)) return undefined;
  return {
    lotId: symbols.slice(0, LOT_SYMBOLS) as LotId,
    index: numberOf(symbols.slice(LOT_SYMBOLS, MAC_AT)),
    mac: new Secret(symbols.slice(MAC_AT, CHECK_AT)),
  };
}

/**
 * The canonical text of one code: five groups of five joined by hyphens.
 * @throws {RangeError} unless `index` is a whole number from 0 to 32767.
 */
export function writeCode(lotId: LotId, index: number, seed: Secret<Buffer>, checkKeys: CheckKeys): Secret<string> {
  const named = `${lotId}${symbolsOfNumber(index, INDEX_SYMBOLS)}`;
  const signed = `${named}${macOf(named, seed)}`;
  return new Secret(`${signed}${checkOf(signed, checkKeys[0])}`.replaceAll(GROUP, "$&-"));
}

/** Whether the code was made from this seed; takes the same time either way. */
export const isGenuine = ({ lotId, index, mac }: CodeParts, seed: Secret<Buffer>): boolean =>
  sameText(mac.reveal(), macOf(`${lotId}${symbolsOfNumber(index, INDEX_SYMBOLS)}`, seed));

function symbolsIn(text: string): string | undefined {
  if (text.length > MAX_TEXT_LENGTH || !PRINTABLE_ASCII.test(text)) return undefined;
  const symbols = text.replaceAll(/[ -]/g, "").toUpperCase().replaceAll("O", "0").replaceAll(/[IL]/g, "1");
  return CODE.test(symbols) ? symbols : undefined;
}

const macOf = (named: string, seed: Secret<Buffer>) => symbolsOf(hmac(seed, named), MAC_SYMBOLS);

const checkOf = (signed: string, key: Secret<Buffer>) => symbolsOf(hmac(key, signed), CHECK_SYMBOLS);

const hmac = (key: Secret<Buffer>, text: string) => hmacSha256(key).update(text, "ascii").digest();

/** Both texts have the same, fixed number of ASCII symbols. */
const sameText = (left: string, right: string) =>
  timingSafeEqual(Buffer.from(left, "ascii"), Buffer.from(right, "ascii"));
