import { describe, expect, it } from "vitest";
import { csvCell } from "#shared/kernel/csv.ts";

describe("a cell of a CSV file", () => {
  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "＝1+1", "＋1", "－1", "＠x", " =1", "\t=1"])(
    "defuses the formula %j",
    (formula) => {
      expect(csvCell(formula)).toBe(`'${formula}`);
    },
  );

  it("defuses a carriage return and quotes it", () => {
    expect(csvCell("\r=1")).toBe(`"'\r=1"`);
  });

  it("quotes commas, quotation marks and line breaks, doubling quotation marks", () => {
    expect(csvCell('a,"b"\nc')).toBe('"a,""b""\nc"');
  });

  it.each(["7K3M9-Q001A-BCDEF-GHJKM-NPQRS", "2027-08-31", "測驗憑券", ""])("leaves %j as it is", (text) => {
    expect(csvCell(text)).toBe(text);
  });
});
