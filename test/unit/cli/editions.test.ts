import { describe, expect, it } from "vitest";
import { readEditionsCommand, UsageError } from "#functions/cli/editions-command.ts";
import { runEditions } from "#functions/cli/run-editions.ts";

function run(args: readonly string[], settings: Readonly<Record<string, string>> = {}) {
  const lines = { out: [] as string[], err: [] as string[] };
  const exitCode = runEditions(args, settings, {
    out: (text) => lines.out.push(...text.split("\n")),
    err: (text) => lines.err.push(...text.split("\n")),
  });
  return { exitCode, out: lines.out.map((line) => line.trim().split(/ {2,}/)), err: lines.err };
}

describe("what is asked about editions", () => {
  it.each([
    [["--help"], { name: "help" }],
    [["list"], { name: "list" }],
    [["errata"], { name: "errata" }],
    [["show", "C", "--locale", "zh-TW"], { name: "show", edition: "C", locale: "zh-TW" }],
    [["diff", "A", "B"], { name: "diff", one: "A", other: "B", locale: "en", hasExitCode: false }],
    [["diff", "A", "B", "--exit-code"], { name: "diff", one: "A", other: "B", locale: "en", hasExitCode: true }],
    [["find", "MCP", "Webpaket"], { name: "find", text: "MCP Webpaket" }],
  ])("is read from %j", (args, command) => {
    expect(readEditionsCommand(args)).toEqual(command);
  });

  it.each([
    [[]],
    [["list", "A"]],
    [["show"]],
    [["diff", "A"]],
    [["diff", "A", "B", "C"]],
    [["find"]],
    [["drop", "A"]],
    [["--all"]],
    [["show", "A", "--locale", "es"]],
  ])("is not understood: %j", (args) => {
    expect(() => readEditionsCommand(args)).toThrow(UsageError);
  });
});

describe("npm run editions", () => {
  it("(D-1, R-150): shows what two editions say differently, and nothing they say alike", () => {
    const { exitCode, out } = run(["diff", "B", "C-2019-zh"]);

    expect(exitCode).toBe(0);
    expect(out[0]).toEqual(["topic", "name", "B-2019-fr", "C-2019-zh"]);
    expect(out).toContainEqual(["packs", "programmes", "EES, SCHOOL, SELECT-PLUS-EDU", "EES, SCHOOL, OVS-ES"]);
    expect(out).toContainEqual(["academy", "mode", "subscription", "included"]);
    expect(out).toContainEqual(["rule", "free-vouchers", "—", "R-22"]);
    expect(out.filter(([topic]) => topic === "contact" || topic === "policy")).toEqual([]);
    expect(out.at(-1)).toEqual([`${out.filter(([topic]) => TOPICS.has(topic ?? "")).length} differences.`]);
  });

  it("ends with 1 on a difference where it is asked to, and with 0 on none", () => {
    expect(run(["diff", "A", "B", "--exit-code"]).exitCode).toBe(1);
    expect(run(["diff", "A", "A", "--exit-code"])).toMatchObject({
      exitCode: 0,
      out: [["The editions say the same."]],
    });
  });

  it("shows an edition's facts and where its rules stand", () => {
    const { out } = run(["show", "A"]);

    expect(out).toContainEqual([
      "product",
      "SITE-MOS-MCE-125",
      "exam-pack for a site; 125 codes; MOS/MCE; under EES, SCHOOL, SELECT-PLUS-EDU; a year of use; academic only",
    ]);
    expect(out).toContainEqual(["rule", "pack-programmes", "R-18: Exam packs for academic institutions, line 57"]);
  });

  it("lists the editions, and which is in force where by the settings", () => {
    const schedule = { "*": [{ edition: "C-2019-zh" }], DE: [{ edition: "A-2019-de", to: "2027-01-01T00:00:00Z" }] };

    const { exitCode, out } = run(["list"], { CATALOGUE_EDITIONS: JSON.stringify(schedule) });

    expect(exitCode).toBe(0);
    expect(out).toContainEqual(["*", "C-2019-zh", "—", "—"]);
    expect(out).toContainEqual(["DE", "A-2019-de", "—", "2027-01-01T00:00:00.000Z"]);
  });

  it("lists the errata", () => {
    expect(run(["errata"]).out).toContainEqual(["licensing-fr", "53", "MEC", "MCE", "D-8, R-11"]);
  });

  it("finds what a name may mean, or ends with 1", () => {
    expect(run(["find", "MOS/MEC", "site", "pack"])).toMatchObject({
      exitCode: 0,
      out: expect.arrayContaining([["product", "SITE-MOS-MCE-125"]]),
    });
    expect(run(["find", "Office"]).exitCode).toBe(1);
  });

  it("says how it is used", () => {
    expect(run(["--help"]).out.flat().join("\n")).toContain("npm run editions -- diff <one> <other>");
  });

  it.each([
    [["show", "Q"], {}, "There is no edition Q: A-2019-de, B-2019-fr, C-2019-zh."],
    [["lists"], {}, "Not understood: lists"],
    [["list"], { CATALOGUE_EDITIONS: "C" }, expect.stringContaining("CATALOGUE_EDITIONS must be")],
  ])("ends with 2 and says why: %j", (args, settings, why) => {
    expect(run(args, settings)).toMatchObject({
      exitCode: 2,
      err: [why, "See: npm run editions -- --help"],
    });
  });
});

const TOPICS = new Set([
  "edition",
  "packs",
  "product",
  "delivery",
  "academy",
  "preparation",
  "policy",
  "contact",
  "customer service",
  "link",
  "rule",
  "text",
]);
