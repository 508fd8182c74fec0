import { describe, expect, it } from "vitest";
import { readAssignmentRows } from "#shared/codes/domain/assignment-file.ts";
import { LOCALES } from "#shared/kernel/locale.ts";
import { WORDINGS } from "#shared/notifications/templates/wordings.ts";

const HEADER = ["name", "email", "code"];
const ada = { name: "Ada Byron", email: "ada@example.test" };
const read = (...records: readonly (readonly string[])[]) => readAssignmentRows([HEADER, ...records]);

describe("the rows of a file", () => {
  it("are numbered as a spreadsheet numbers them, and empty ones are passed over", () => {
    const rows = read(["Ada Byron", "ada@example.test", ""], ["", "", ""], [""], ["Bob", "bob@example.test", "7K2QF"]);

    expect(rows).toEqual({
      ok: true,
      value: [
        { row: 2, person: ada },
        { row: 5, person: { name: "Bob", email: "bob@example.test" }, code: "7K2QF" },
      ],
    });
  });

  it.each([
    ["Name", "E-Mail-Adresse", "Zugangscode"],
    ["NOM COMPLET", "Adresse électronique", "Code d’accès"],
    ["nom", "Courriel", "code d'acces ou pas"],
    ["姓名", "電子郵件", "存取代碼"],
    ["full_name", "E‑mail address", "Access code"],
    ["ＮＡＭＥ", "Email", "anything"],
  ])("stand under headers of any language: %s, %s, %s", (...header) => {
    expect(readAssignmentRows([header, ["Ada Byron", "ada@example.test"]])).toMatchObject({ value: [{ person: ada }] });
  });

  it.each(LOCALES)("may be a mailed code list (%s) with two columns more", (locale) => {
    const { number, product, code, lot, lastUsableDay } = WORDINGS[locale].labels;
    const header = [number, product, code, lot, lastUsableDay, "Name", "E-mail"];
    const record = ["1", "Class Pack", "7K2QF-00000", "7K2QF3", "2027-08-31", "Ada Byron", "ada@example.test"];

    expect(readAssignmentRows([header, record])).toEqual({
      ok: true,
      value: [{ row: 2, person: ada, code: "7K2QF-00000" }],
    });
  });

  it.each([
    [["email"]],
    [["name"]],
    [["first name", "last name", "email"]],
    [["name", "email", "E-mail"]],
    [["name", "email", "code", "Access code"]],
    [["Ada Byron", "ada@example.test"]],
  ])("are refused whole under %j", (header) => {
    const outcome = readAssignmentRows([header, ["x", "y@example.test", "z"]]);

    expect(outcome).toEqual({ ok: false, refusal: "csv-header-unknown", pointer: "/data/csv" });
  });

  it("are refused whole when there are none", () => {
    const none = { ok: false, refusal: "csv-rows-limit", pointer: "/data/csv" };

    expect([read(), read(["", ""])]).toEqual([none, none]);
    expect(readAssignmentRows([])).toMatchObject({ refusal: "csv-header-unknown" });
  });

  it.each([
    ["name-missing", ["", "ada@example.test"]],
    ["name-malformed", ["=HYPERLINK(1)", "ada@example.test"]],
    ["name-malformed", ["'=1+1", "ada@example.test"]],
    ["name-malformed", ["＝1+1", "ada@example.test"]],
    ["name-malformed", ["-Ada", "ada@example.test"]],
    ["name-malformed", ["Ada\u202Enorby", "ada@example.test"]],
    ["name-malformed", ["Ada\nByron", "ada@example.test"]],
    ["name-malformed", ["A".repeat(201), "ada@example.test"]],
    ["email-missing", ["Ada"]],
    ["email-malformed", ["Ada", "ada@example"]],
    ["email-malformed", ["Ada", "ada@example.test, bob@example.test"]],
    ["email-malformed", ["Ada", "ädä@example.test"]],
    ["cells-mismatch", ["Byron", "Ada", "ada@example.test", "7K2QF"]],
  ])("say %s of %j, and the rest goes on", (fault, record) => {
    expect(read(record, ["Bob", "bob@example.test"])).toMatchObject({
      ok: true,
      value: [
        { row: 2, fault },
        { row: 3, person: { name: "Bob" } },
      ],
    });
  });

  it("take a name with an apostrophe or letters of any script for a name", () => {
    const names = ["’t Hooft", "'t Hooft", "O'Brien", "陳品妤", "Zoë Müller-Lüdenscheidt"];

    const rows = read(...names.map((name, at) => [name, `p${at}@example.test`]));

    expect(rows).toMatchObject({ value: names.map((name) => ({ person: { name } })) });
  });

  it("name a person once, however the address is written; a faulty row does not count", () => {
    const rows = read(["=1", "ada@example.test"], ["Ada", "ada@example.test"], ["A. Byron", "ADA@Example.test"]);

    expect(rows).toMatchObject({
      value: [{ fault: "name-malformed" }, { person: { name: "Ada" } }, { row: 4, fault: "person-twice" }],
    });
  });
});
