import { describe, expect, it } from "vitest";
import { readCsvTable } from "#shared/adapters/csv/table-reader.ts";

const read = (text: string, maxRecords = 100) => readCsvTable(text, maxRecords);
const TABLE = [
  ["name", "email"],
  ["Doe, Jane", "jane@example.test"],
];

describe("a CSV file is read as a table", () => {
  it.each([
    ["with commas", 'name,email\n"Doe, Jane",jane@example.test'],
    ["with semicolons, as European spreadsheets save it", "name;email\r\nDoe, Jane;jane@example.test\r\n"],
    ["with tabs", "name\temail\nDoe, Jane\tjane@example.test"],
    ["with a byte order mark", '\uFEFFname,email\r\n"Doe, Jane",jane@example.test'],
    ["that names its delimiter", "sep=;\r\nname;email\r\nDoe, Jane;jane@example.test"],
    ["with the line ends of old", 'name,email\r"Doe, Jane",jane@example.test\r'],
    ["with blanks around its cells", 'name , email\n "Doe, Jane" , jane@example.test '],
    ["with a comma in a quoted title", '"name";"email"\n"Doe, Jane";jane@example.test'],
  ])("%s", async (_kind, text) => {
    expect(await read(text)).toEqual({ ok: true, value: TABLE });
  });

  it("with quotes, line ends and formulas as text in its cells, rows of any length, and empty lines counted", async () => {
    const text = 'a,b\n"say ""hi""\nthere",=1+1\n\n1,2,3\n';

    expect(await read(text)).toEqual({
      ok: true,
      value: [["a", "b"], ['say "hi"\nthere', "=1+1"], [""], ["1", "2", "3"]],
    });
  });

  it.each([
    ["a quote that is never closed", 'a,b\n"x,y\n'],
    ["a quote in the middle of a cell", 'a,b\nx"y,z\n'],
    ["a record longer than any row", `a,b\n"${"x".repeat(5000)}",y\n`],
  ])("but not with %s", async (_fault, text) => {
    expect(await read(text)).toEqual({ ok: false, refusal: "csv-malformed", pointer: "/data/csv" });
  });

  it("of no more records than asked for, read no further, and of none", async () => {
    const endless = "x\n".repeat(500_000);

    expect(await read("a\n1\n2", 3)).toMatchObject({ ok: true });
    expect(await read("a\n1\n2\n3", 3)).toEqual({ ok: false, refusal: "csv-rows-limit", pointer: "/data/csv" });
    expect(await read("a,b\n1,1\n\n2,2\n,\n\n", 3)).toMatchObject({ ok: true, value: { length: 6 } });
    expect(await read(endless, 3)).toMatchObject({ ok: false, refusal: "csv-rows-limit" });
    expect(await read("")).toEqual({ ok: true, value: [] });
  });

  it("lets others have their turn while a large one is read", async () => {
    let turns = 0;
    const counting = setInterval(() => {
      turns += 1;
    }, 0);
    const rows = Array.from({ length: 10_000 }, (_, at) => `Person Number ${at},p${at}@example.test`);

    const table = await read(["name,email", ...rows].join("\n"), 10_001);
    clearInterval(counting);

    expect(table.ok && table.value.length).toBe(10_001);
    expect(turns).toBeGreaterThan(1);
  });
});
