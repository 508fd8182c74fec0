import { describe, expect, it } from "vitest";
import { codesIn, placesWithCodes } from "#infra/local/demo/code-search.ts";

const CODES = ["56QR4-E000T-152H4-4FZJM-D0XBF", "SY28Q-W000R-RRN5T-EKT63-RAWC9"];

describe("the search for codes where none may stand", () => {
  it.each([
    ["as it was mailed", '{"code":"SY28Q-W000R-RRN5T-EKT63-RAWC9"}'],
    ["without hyphens", "code=SY28QW000RRRN5TEKT63RAWC9;"],
    ["in small letters", "sy28q-w000r-rrn5t-ekt63-rawc9"],
    ["broken over lines", "SY28Q-W000R-\r\nRRN5T-EKT63-RAWC9"],
  ])("finds a code %s", (_, text) => {
    expect(placesWithCodes(CODES, [{ name: "the log", text }])).toEqual(["the log"]);
  });

  it("takes part of a code, or another code, for none", () => {
    const places = [
      { name: "the log", text: "lot SY28QW, code 56QR4-E000T-152H4-4FZJM" },
      { name: "a subject", text: "SY28Q-W000R-RRN5T-EKT63-RAWC8" },
    ];

    expect(placesWithCodes(CODES, places)).toEqual([]);
  });

  it("names each kind of place once", () => {
    const places = CODES.map((text) => ({ name: "a queue message", text }));

    expect(placesWithCodes(CODES, places)).toEqual(["a queue message"]);
  });

  it("counts the codes that stand where they belong", () => {
    expect(codesIn(CODES, `1,voucher,${CODES[0]}\r\n`)).toBe(1);
    expect(codesIn(CODES, CODES.join("\n"))).toBe(2);
  });
});
