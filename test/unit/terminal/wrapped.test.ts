import { describe, expect, it } from "vitest";
import { wrapped, wrappedRows } from "#infra/terminal/wrapped.ts";

describe("wrapped text", () => {
  it.each([
    ["one two three", 7, ["one two", "three"]],
    ["one", 7, ["one"]],
    ["abcdefghij k", 4, ["abcd", "efgh", "ij k"]],
    ["青嵐高級中學", 4, ["青嵐", "高級", "中學"]],
    ["", 4, [""]],
  ])("of %j at %i columns is %j", (text, width, lines) => {
    expect(wrapped(text, width)).toEqual(lines);
  });
});

describe("wrapped rows", () => {
  it("take as many lines as their longest cell, and leave the others empty", () => {
    expect(
      wrappedRows(
        [
          ["a", "one two"],
          ["b", "three"],
        ],
        [5, 3],
      ),
    ).toEqual([
      ["a", "one"],
      ["", "two"],
      ["b", "thr"],
      ["", "ee"],
    ]);
  });
});
