import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RequestRefused } from "#functions/http/request-refused.ts";
import { parseStrictJson } from "#functions/http/strict-json.ts";

const parse = (text: string) => parseStrictJson(Buffer.from(text));

function refusal(bytes: Uint8Array): string {
  try {
    parseStrictJson(bytes);
    return "accepted";
  } catch (error) {
    return error instanceof RequestRefused ? error.problem : `fault: ${error}`;
  }
}

describe("strict JSON", () => {
  it.each([
    "null",
    "true",
    '""',
    "0",
    "-1",
    "9007199254740991",
    "-9007199254740991",
    "[]",
    "{}",
    ' { "a" : [ 1 , 2 , { "b" : null } ] } ',
    '{"a":{"a":1},"b":{"a":1}}',
    '["a:b","{","}","\\"","\\\\"]',
    '"\\ud83d\\ude00 \u{1f600} \u0000"'.replace("\u0000", "\\u0000"),
    "[".repeat(16) + "]".repeat(16),
  ])("accepts %j", (text) => {
    expect(parse(text)).toEqual(JSON.parse(text));
  });

  it.each([
    ["nothing", ""],
    ["white space only", " \n"],
    ["a cut-off object", '{"a":1'],
    ["something behind the end", "{} x"],
    ["two documents", "{}{}"],
    ["NaN", '{"a":NaN}'],
    ["a comment", '{"a":1/* one */}'],
    ["single quotes", "{'a':1}"],
    ["a trailing comma", '{"a":1,}'],
    ["an unclosed string", '{"a":"b}'],
    ["a raw line break in a string", '"a\nb"'],
    ["a byte order mark", '\ufeff{"a":1}'],
    ["a key twice", '{"a":1,"a":1000}'],
    ["a key twice, once escaped", '{"a":1,"\\u0061":1000}'],
    ["a key twice further down", '[{"x":{"a":1,"b":{},"a":2}}]'],
    ["seventeen levels", "[".repeat(17) + "]".repeat(17)],
    ["seventeen levels of objects", `${'{"a":'.repeat(17)}1${"}".repeat(17)}`],
    ["a hundred thousand levels", "[".repeat(100_000)],
    ["a fraction", "5.0"],
    ["a fraction that a double cannot hold", "5.0000000000000000001"],
    ["an exponent", "1e2"],
    ["infinity", "1e400"],
    ["a leading zero", "01"],
    ["a leading plus", "+1"],
    ["negative zero", "-0"],
    ["a number just out of range", "9007199254740992"],
    ["a number that a double rounds", "9007199254740993"],
    ["a very long number", "1".repeat(1000)],
    ["a lone high surrogate", '"\\ud800"'],
    ["a lone low surrogate in a key", '{"\\udc00":1}'],
    ["surrogates the wrong way round", '"\\udc00\\ud800"'],
    ["10,001 elements", `[${"0,".repeat(10_000)}0]`],
    ["10,001 members in all", `[[${"0,".repeat(9999)}0]]`],
    ["a colon alone", ":"],
    ["a colon in an array", '["a":1]'],
    ["a backslash alone", "\\"],
  ])("refuses %s", (_kind, text) => {
    expect(refusal(Buffer.from(text))).toBe("malformed-json");
  });

  it("accepts 10,000 members", () => {
    const text = `{${Array.from({ length: 10_000 }, (_, n) => `"k${n}":0`).join()}}`;

    expect(Object.keys(parse(text) as object)).toHaveLength(10_000);
  });

  it.each([
    ["a byte that UTF-8 does not have", [0x22, 0xff, 0x22]],
    ["an overlong form", [0x22, 0xc0, 0xaf, 0x22]],
    ["half of a surrogate pair", [0x22, 0xed, 0xa0, 0x80, 0x22]],
    ["UTF-16", [0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]],
  ])("refuses %s", (_kind, bytes) => {
    expect(refusal(Uint8Array.from(bytes))).toBe("malformed-json");
  });

  it("keeps __proto__ an ordinary member that changes nothing", () => {
    const value = parse('{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}}}') as object;

    expect(Object.keys(value)).toEqual(["__proto__", "constructor"]);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(value).not.toHaveProperty("isAdmin");
    expect({}).not.toHaveProperty("isAdmin");
  });

  it("answers an unclosed string full of quotes at once", () => {
    expect(refusal(Buffer.from(`"${'\\"'.repeat(32_000)}`))).toBe("malformed-json");
  });
});

describe("beside JSON.parse", () => {
  const wholeNumbers = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(null, true, false),
      fc.maxSafeInteger().map((number) => (number === 0 ? 0 : number)),
      fc.string({ unit: "grapheme" }),
      fc.array(tie("value"), { maxLength: 5 }),
      fc.dictionary(fc.string({ unit: "grapheme" }), tie("value"), { maxKeys: 5 }),
    ),
  })).value;

  it("accepts everything within its bounds, however it is spaced", () => {
    fc.assert(
      fc.property(wholeNumbers, fc.constantFrom(undefined, 1, "\t"), (value, space) => {
        const text = JSON.stringify(value, undefined, space);

        expect(parse(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  it("accepts nothing that reads differently, or not at all, there", () => {
    const fragment = fc.constantFrom(
      "{",
      "}",
      "[",
      "]",
      ",",
      ":",
      '"a"',
      '"',
      "\\",
      "1",
      "-",
      "0",
      ".",
      "e",
      " ",
      "null",
    );

    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 12 }), (fragments) => {
        const text = fragments.join("");
        if (refusal(Buffer.from(text)) === "malformed-json") return;

        expect(parse(text)).toEqual(JSON.parse(text));
      }),
      { numRuns: 5000 },
    );
  });

  it("survives any bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) =>
        ["accepted", "malformed-json"].includes(refusal(bytes)),
      ),
    );
  });
});
