import { describe, expect, it } from "vitest";
import { textTable, widthOf } from "#infra/terminal/text-table.ts";

describe("the width of a text on a terminal", () => {
  it.each([
    ["PO-7781", 7],
    ["青嵐高級中學", 12],
    ["王 Wang", 7],
    ["（30）", 6],
    ["e\u0301", 1],
    ["한국", 4],
    ["…✔─", 3],
    ["\u001B[32mkept\u001B[39m", 4],
    ["", 0],
  ])("of %j is %i columns", (text, columns) => {
    expect(widthOf(text)).toBe(columns);
  });
});

describe("a table as text", () => {
  it("lines its columns up, whatever script stands in them", () => {
    const lines = textTable(
      [{ title: "Customer" }, { title: "Codes", align: "right" }, { title: "Language" }],
      [
        ["青嵐高級中學", "60", "zh-TW"],
        ["Harbor & Pine", "5", "en"],
      ],
    );

    expect(lines).toEqual([
      "  Customer       Codes  Language",
      "  ─────────────  ─────  ────────",
      "  青嵐高級中學      60  zh-TW",
      "  Harbor & Pine      5  en",
    ]);
  });

  it("leaves a missing cell blank", () => {
    expect(textTable([{ title: "A" }, { title: "B" }], [["1"]])).toEqual(["  A  B", "  ─  ─", "  1"]);
  });

  it("has titles and a rule when there are no rows", () => {
    expect(textTable([{ title: "Order" }], [])).toEqual(["  Order", "  ─────"]);
  });
});
