import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isGenuine, readCode, writeCode } from "#shared/codes/domain/code-format.ts";
import { numberOf, SYMBOLS, symbolsOf, symbolsOfNumber } from "#shared/codes/domain/crockford.ts";
import type { LotId } from "#shared/kernel/identifiers.ts";
import { Secret } from "#shared/kernel/secret.ts";
import { anyCharacter } from "#test/support/any-character.ts";
import { checkKeys, keyOf, seed } from "#test/unit/codes/lot-fixture.ts";

const lotId = "7K2QF3" as LotId;
const codeText = (index: number) => writeCode(lotId, index, seed, checkKeys).reveal();
const text = codeText(10);

/** The first code of the lot with `symbol` in its MAC or check symbols. */
const codeWith = (symbol: string) => {
  const code = Array.from({ length: 200 }, (_, index) => codeText(index)).find((one) => one.slice(10).includes(symbol));
  if (code === undefined) throw new Error(`no code of the lot contains ${symbol}`);
  return code;
};

/** Whether the code of this lot, or any other of it, is accepted. */
const isAccepted = (candidate: string) => {
  const parts = readCode(candidate, checkKeys);
  return parts !== undefined && parts.lotId === lotId && isGenuine(parts, seed);
};

describe("writing a code", () => {
  it("gives five groups of five symbols, lot and index first", () => {
    expect(text).toMatch(/^7K2QF-300A[0-9A-HJKMNP-TV-Z](-[0-9A-HJKMNP-TV-Z]{5}){3}$/);
  });

  it.each([-1, 0.5, 32_768, Number.NaN])("refuses index %s", (index) => {
    expect(() => writeCode(lotId, index, seed, checkKeys)).toThrow(RangeError);
  });

  it("never prints a code by accident", () => {
    const code = writeCode(lotId, 10, seed, checkKeys);

    expect(`${code} ${JSON.stringify({ code })}`).not.toContain(text.slice(0, 5));
  });
});

describe("reading a code", () => {
  it.each([
    ["as written", text],
    ["in lower case", text.toLowerCase()],
    ["without hyphens", text.replaceAll("-", "")],
    ["with blanks around and between", `  ${text.replaceAll("-", " ")} `],
    ["with hyphens anywhere", `-${[...text].join("-")}-`],
    ["with O for 0", text.replaceAll("0", "O")],
    ["with o for 0", text.replaceAll("0", "o")],
  ])("forgives it %s", (_how, typed) => {
    expect(isAccepted(typed)).toBe(true);
  });

  it.each(["I", "i", "L", "l"])("forgives %s for 1", (typed) => {
    expect(isAccepted(codeWith("1").replaceAll("1", typed))).toBe(true);
  });

  it.each([
    ["the dotless i", "1", "\u0131"],
    ["the long s", "S", "\u017f"],
  ])("does not take %s for the ASCII letter its upper case is", (_what, symbol, typed) => {
    const code = codeWith(symbol);

    expect(readCode(code, checkKeys)).toBeDefined();
    expect(readCode(code.replaceAll(symbol, typed), checkKeys)).toBeUndefined();
  });

  it.each([
    ["nothing", ""],
    ["24 symbols", text.slice(0, -1)],
    ["26 symbols", `${text}0`],
    ["a trailing newline", `${text}\n`],
    ["a tab", `${text}\t`],
    ["a no-break space", text.replace("-", "\u00a0")],
    ["a zero-width space", `\u200b${text}`],
    ["a byte order mark", `\ufeff${text}`],
    ["a soft hyphen", text.replace("-", "\u00ad")],
    ["an en dash", text.replace("-", "\u2013")],
    ["a full-width digit", text.replace("7", "\uff17")],
    ["the Kelvin sign", text.replace("K", "\u212a")],
    ["a U", `U${text.slice(1)}`],
    ["a dot", text.replace("-", ".")],
    ["a NUL", `${text}\0`],
  ])("repairs nothing else: %s is malformed", (_what, typed) => {
    expect(readCode(typed, checkKeys)).toBeUndefined();
  });

  it("looks at 64 characters and no more", () => {
    expect(isAccepted(text.padEnd(64))).toBe(true);
    expect(readCode(text.padEnd(65), checkKeys)).toBeUndefined();
  });

  it("accepts check symbols of a previous key", () => {
    const previous = keyOf("previous check key");
    const old = writeCode(lotId, 10, seed, [previous]).reveal();

    expect(readCode(old, [...checkKeys, previous])).toMatchObject({ lotId, index: 10 });
    expect(readCode(old, checkKeys)).toBeUndefined();
  });

  it("never throws and never takes foreign text for a code", () => {
    const anything = fc.string({ unit: anyCharacter, maxLength: 80 });
    const printable = fc.string({ unit: "grapheme-ascii", maxLength: 80 });

    fc.assert(
      fc.property(fc.oneof(anything, printable), (typed) => readCode(typed, checkKeys) === undefined),
      { numRuns: 2000 },
    );
  });

  it("reads back whatever was written, as it was written", () => {
    fc.assert(
      fc.property(fc.nat(32_767), fc.stringMatching(/^[0-9A-HJKMNP-TV-Z]{6}$/), (index, lot) => {
        const written = writeCode(lot as LotId, index, seed, checkKeys).reveal();
        const parts = readCode(written, checkKeys);
        return parts?.lotId === lot && parts.index === index && isGenuine(parts, seed);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("a code that was changed or made up", () => {
  it.each([0, 10, 32_767])("is never accepted with any one symbol of code %i changed", (index) => {
    const symbols = codeText(index).replaceAll("-", "");

    const accepted = [...symbols].flatMap((original, at) =>
      [...SYMBOLS]
        .filter((symbol) => symbol !== original)
        .filter((symbol) => isAccepted(symbols.slice(0, at) + symbol + symbols.slice(at + 1))),
    );

    expect(accepted).toEqual([]);
  });

  it("is not genuine with right check symbols and any one MAC symbol changed", () => {
    const parts = readCode(text, checkKeys);
    const mac = parts?.mac.reveal() ?? "";

    const accepted = [...mac].flatMap((original, at) =>
      [...SYMBOLS]
        .filter((symbol) => symbol !== original)
        .filter((symbol) => {
          const wrong = new Secret(mac.slice(0, at) + symbol + mac.slice(at + 1));
          return parts !== undefined && isGenuine({ ...parts, mac: wrong }, seed);
        }),
    );

    expect(mac).toHaveLength(12);
    expect(accepted).toEqual([]);
  });

  it("is not genuine in another lot, under another index or with another lot's seed", () => {
    const parts = readCode(text, checkKeys);

    const verdicts = parts && [
      isGenuine(parts, seed),
      isGenuine({ ...parts, lotId: "7K2QF4" as LotId }, seed),
      isGenuine({ ...parts, index: 11 }, seed),
      isGenuine(parts, keyOf("seed of another lot")),
    ];

    expect(verdicts).toEqual([true, false, false, false]);
  });
});

describe("Crockford base 32", () => {
  it("has 32 symbols without the four that are misread", () => {
    expect(new Set(SYMBOLS).size).toBe(32);
    expect(SYMBOLS).not.toMatch(/[ILOU]/);
  });

  it("takes bits from the left and refuses to invent any", () => {
    expect(symbolsOf(Buffer.from([0b00000_000, 0b01_00010_0, 0b0011_0010]), 4)).toBe("0123");
    expect(() => symbolsOf(Buffer.alloc(2), 4)).toThrow(RangeError);
  });

  it("writes numbers that read back", () => {
    fc.assert(fc.property(fc.nat(32 ** 3 - 1), (value) => numberOf(symbolsOfNumber(value, 3)) === value));
  });
});
