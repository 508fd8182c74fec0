import { describe, expect, it } from "vitest";
import { readEditionsCommand, UsageError } from "#functions/cli/editions-command.ts";
import type { LookAtLink } from "#functions/cli/look-at-link.ts";
import { runEditions } from "#functions/cli/run-editions.ts";
import { EDITIONS } from "#shared/catalogue/domain/editions/known-editions.ts";
import type { LinkChecks } from "#shared/contracts/link-checks.ts";

async function run(
  args: readonly string[],
  settings: Readonly<Record<string, string>> = {},
  look: LookAtLink = async (url) => ({ url, found: "alive" }),
) {
  const lines = { out: [] as string[], err: [] as string[] };
  const kept: LinkChecks[] = [];
  const exitCode = await runEditions(args, settings, {
    lookAtLink: look,
    keepChecks: (checks) => kept.push(checks),
    today: "2026-12-18",
    out: (text) => lines.out.push(...text.split("\n")),
    err: (text) => lines.err.push(...text.split("\n")),
  });
  return { exitCode, out: lines.out.map((line) => line.trim().split(/ {2,}/)), err: lines.err, kept };
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
    [["check-links"], { name: "check-links", isWritten: false }],
    [["check-links", "--write"], { name: "check-links", isWritten: true }],
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
    [["check-links", "A"]],
    [["drop", "A"]],
    [["--all"]],
    [["show", "A", "--locale", "es"]],
  ])("is not understood: %j", (args) => {
    expect(() => readEditionsCommand(args)).toThrow(UsageError);
  });
});

describe("npm run editions", () => {
  it("(D-1, R-150): shows what two editions say differently, and nothing they say alike", async () => {
    const { exitCode, out } = await run(["diff", "B", "C-2019-zh"]);

    expect(exitCode).toBe(0);
    expect(out[0]).toEqual(["topic", "name", "B-2019-fr", "C-2019-zh"]);
    expect(out).toContainEqual(["packs", "programmes", "EES, SCHOOL, SELECT-PLUS-EDU", "EES, SCHOOL, OVS-ES"]);
    expect(out).toContainEqual(["academy", "mode", "subscription", "included"]);
    expect(out).toContainEqual(["rule", "free-vouchers", "—", "R-22"]);
    expect(out.filter(([topic]) => topic === "contact" || topic === "policy")).toEqual([]);
    expect(out.at(-1)).toEqual([`${out.filter(([topic]) => TOPICS.has(topic ?? "")).length} differences.`]);
  });

  it("ends with 1 on a difference where it is asked to, and with 0 on none", async () => {
    expect((await run(["diff", "A", "B", "--exit-code"])).exitCode).toBe(1);
    expect(await run(["diff", "A", "A", "--exit-code"])).toMatchObject({
      exitCode: 0,
      out: [["The editions say the same."]],
    });
  });

  it("shows an edition's facts and where its rules stand", async () => {
    const { out } = await run(["show", "A"]);

    expect(out).toContainEqual([
      "product",
      "SITE-MOS-MCE-125",
      "exam-pack for a site; 125 codes; MOS/MCE; under EES, SCHOOL, SELECT-PLUS-EDU; a year of use; academic only",
    ]);
    expect(out).toContainEqual(["rule", "pack-programmes", "R-18: Exam packs for academic institutions, line 57"]);
  });

  it("lists the editions, and which is in force where by the settings", async () => {
    const schedule = { "*": [{ edition: "C-2019-zh" }], DE: [{ edition: "A-2019-de", to: "2027-01-01T00:00:00Z" }] };

    const { exitCode, out } = await run(["list"], { CATALOGUE_EDITIONS: JSON.stringify(schedule) });

    expect(exitCode).toBe(0);
    expect(out).toContainEqual(["*", "C-2019-zh", "—", "—"]);
    expect(out).toContainEqual(["DE", "A-2019-de", "—", "2027-01-01T00:00:00.000Z"]);
  });

  it("lists the errata", async () => {
    expect((await run(["errata"])).out).toContainEqual(["licensing-fr", "53", "MEC", "MCE", "D-8, R-11"]);
  });

  it("finds what a name may mean, or ends with 1", async () => {
    expect(await run(["find", "MOS/MEC", "site", "pack"])).toMatchObject({
      exitCode: 0,
      out: expect.arrayContaining([["product", "SITE-MOS-MCE-125"]]),
    });
    expect((await run(["find", "Office"])).exitCode).toBe(1);
  });

  it("says how it is used", async () => {
    expect((await run(["--help"])).out.flat().join("\n")).toContain("npm run editions -- diff <one> <other>");
  });

  it.each([
    [["show", "Q"], {}, "There is no edition Q: A-2019-de, B-2019-fr, C-2019-zh."],
    [["lists"], {}, "Not understood: lists"],
    [["list"], { CATALOGUE_EDITIONS: "C" }, expect.stringContaining("CATALOGUE_EDITIONS must be")],
  ])("ends with 2 and says why: %j", async (args, settings, why) => {
    expect(await run(args, settings)).toMatchObject({
      exitCode: 2,
      err: [why, "See: npm run editions -- --help"],
    });
  });

  it("R-155: looks at every address of the editions once, and keeps what is certain with the day where it is told to", async () => {
    const asked: string[] = [];
    const look: LookAtLink = async (url) => {
      asked.push(url);
      if (url.startsWith("http://")) return { url, found: "unknown", because: "no answer" };
      return url.endsWith(".pdf") ? { url, found: "dead", because: "The site answers 404." } : { url, found: "alive" };
    };

    const shown = await run(["check-links"], {}, look);
    const written = await run(["check-links", "--write"], {}, look);

    const addresses = new Set(EDITIONS.flatMap(({ links }) => links.map(({ url }) => url)));
    expect(asked.slice(0, addresses.size).toSorted()).toEqual([...addresses].toSorted());
    expect([shown.exitCode, shown.kept]).toEqual([1, []]);
    const found = Object.entries(written.kept[0] ?? {});
    expect(found.length).toBe([...addresses].filter((url) => url.startsWith("https://")).length);
    for (const [url, check] of found)
      expect(check).toEqual(
        url.endsWith(".pdf")
          ? { on: "2026-12-18", found: "dead", because: "The site answers 404." }
          : { on: "2026-12-18", found: "alive" },
      );
  });

  it("ends with 0 when no link is dead", async () => {
    expect((await run(["check-links"])).exitCode).toBe(0);
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
