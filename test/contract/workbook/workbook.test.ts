import { parseCsv } from "hucre/csv";
import { readXlsx } from "hucre/xlsx";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { writeWorkbook } from "#shared/adapters/xlsx/workbook.ts";
import { fixDates } from "#shared/adapters/xlsx/zip-dates.ts";
import { csvCell } from "#shared/kernel/csv.ts";
import { Secret } from "#shared/kernel/secret.ts";
import type { Table } from "#shared/notifications/ports.ts";

const write = async (table: Table): Promise<Buffer> =>
  (await writeWorkbook({ sheet: "Code", table: new Secret(table) })).reveal();

/** As a spreadsheet program would read it. */
async function read(bytes: Buffer) {
  const { sheets } = await readXlsx(bytes);
  const [sheet] = sheets;
  if (sheet === undefined) throw new Error("the workbook has no sheet");
  return { ...sheet, formulas: [...(sheet.cells?.values() ?? [])].filter(({ formula }) => formula !== undefined) };
}

const SMALL: Table = [
  ["序號", "產品", "代碼"],
  ["1", "測驗憑券", "123E4-56789-00000-00000-00000"],
];

describe("a workbook", () => {
  it("holds every cell as text, in one sheet whose header stays in sight", async () => {
    const sheet = await read(await write(SMALL));

    expect(sheet.name).toBe("Code");
    expect(sheet.rows).toEqual(SMALL);
    expect(sheet.freezePane).toMatchObject({ rows: 1 });
  });

  it("has columns as wide as what they hold, where a Chinese character counts twice", async () => {
    const { columns = [] } = await read(await write(SMALL));

    expect(columns.map(({ width }) => width)).toEqual([6, 10, 31]);
  });

  it.each(["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|'/c calc'!A1", "123E45", "0012", "1/2", "TRUE", "<b>&amp;", " ' "])(
    "takes %j for what it is, and for no formula, number or markup",
    async (text) => {
      const { rows, formulas } = await read(await write([["Lot"], [text]]));

      expect(rows).toEqual([["Lot"], [text]]);
      expect(formulas).toEqual([]);
    },
  );

  it("leaves out what XML cannot hold", async () => {
    const { rows } = await read(await write([["Lot"], ["a\u0000b\u0008c\u001Fd\uFFFEe\uD800f"]]));

    expect(rows).toEqual([["Lot"], ["abcdef"]]);
  });

  it("holds 32,768 rows as the CSV of the same table does", async () => {
    const table = [["No.", "Code"], ...Array.from({ length: 32_768 }, (_, at) => [String(at + 1), `=${at}E5,"測"`])];
    const csv = table.map((row) => row.map(csvCell).join(",")).join("\r\n");

    const { rows, formulas } = await read(await write(table));

    expect(rows).toHaveLength(32_769);
    expect(
      rows.map((row) => row.map((cell) => csvCell(String(cell)).replace(/^"|"$/g, "").replaceAll('""', '"'))),
    ).toEqual(parseCsv(csv, { delimiter: "," }));
    expect(formulas).toEqual([]);
  });
});

describe("the bytes of a workbook", () => {
  it("are the same whenever it is written", async () => {
    const now = await write(SMALL);

    const others = [await writeAt("1999-12-31T23:59:58Z", SMALL), await writeAt("2031-06-15T12:00:00Z", SMALL)];

    expect(others.map((other) => other.equals(now))).toEqual([true, true]);
  });

  it("tell of no other moment than the first a zip archive knows", async () => {
    const bytes = await write(SMALL);

    const entries = momentsIn(bytes, { header: "PK\u0001\u0002", offset: 12 });
    const files = momentsIn(bytes, { header: "PK\u0003\u0004", offset: 10 });

    expect(entries.length).toBeGreaterThan(5);
    expect(files).toHaveLength(entries.length);
    expect(new Set([...entries, ...files])).toEqual(new Set([0x00210000]));
  });

  it("would differ by the moment of writing, were the archive's dates not fixed", async () => {
    const bytes = await write(SMALL);
    const dated = Buffer.from(bytes);
    const directory = dated.indexOf("PK\u0001\u0002");
    dated.writeUInt32LE(0x5d754b69, directory + 12);

    expect(dated.equals(bytes)).toBe(false);
    expect(fixDates(dated).equals(bytes)).toBe(true);
  });
});

async function writeAt(moment: string, table: Table): Promise<Buffer> {
  vi.useFakeTimers({ now: new Date(moment), toFake: ["Date"] });
  onTestFinished(() => void vi.useRealTimers());
  const bytes = await write(table);
  vi.useRealTimers();
  return bytes;
}

/** Time and date of every header of a kind, as the archive holds them. */
function momentsIn(zip: Buffer, { header, offset }: { header: string; offset: number }): number[] {
  const moments: number[] = [];
  for (let at = zip.indexOf(header); at >= 0; at = zip.indexOf(header, at + 1))
    moments.push(zip.readUInt32LE(at + offset));
  return moments;
}
