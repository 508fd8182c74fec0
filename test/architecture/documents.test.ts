import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, it } from "vitest";
import { MILESTONES } from "#shared/fulfilment/domain/fulfilment.ts";
import {
  anchorsIn,
  brokenLinks,
  type Document,
  decisionFaults,
  firstColumn,
  hasUnreleasedFirst,
  misplacedTerms,
  missingPaths,
  unknownScripts,
} from "#test/architecture/documents.ts";
import { requirementsIn } from "#test/requirements/traceability.ts";

const read = (path: string) => readFileSync(path, "utf8");
const readAll = (patterns: readonly string[]): readonly Document[] =>
  globSync(patterns)
    .sort()
    .map((path) => ({ path, text: read(path) }));
const jsonOf = (path: string) => JSON.parse(read(path));

const DOCUMENTS = readAll(["*.md", "docs/**/*.md", "infra/**/*.md"]);
const DECISIONS = readAll(["docs/decisions/*"]).map(({ path, text }) => ({ name: basename(path), text }));
const { scripts, dependencies, devDependencies } = jsonOf("package.json");
const README_LINES = 90;

const headingsOf = (path: string) => anchorsIn(read(path));
/** In the place of a document that is there, so that a link to its own headings has a file. */
const planted = (text: string): Document => ({ path: "CHANGELOG.md", text });

describe.each(DOCUMENTS.map((document) => [document.path, document] as const))("%s", (_path, document) => {
  it("links to what is there", () => {
    expect(brokenLinks(document, headingsOf)).toEqual([]);
  });

  it("names files and folders that are there", () => {
    expect(missingPaths(document)).toEqual([]);
  });

  it("tells to run scripts that are there", () => {
    expect(unknownScripts(document, Object.keys(scripts))).toEqual([]);
  });
});

describe("a document that has fallen behind would be found out", () => {
  it.each([
    ["[gone](gone.md)", ["gone.md"]],
    ["[elsewhere](README.md#nowhere)", ["README.md#nowhere"]],
    ["[here](#nowhere)\n\n## Somewhere", ["#nowhere"]],
    ["[fine](README.md#run-it), [fine](#somewhere), [fine](https://example.org/gone)\n\n## Somewhere", []],
  ])("by its link: %s", (text, broken) => {
    const headings = (path: string) => (path === planted(text).path ? anchorsIn(text) : headingsOf(path));

    expect(brokenLinks(planted(text), headings)).toEqual(broken);
  });

  it.each([
    ["`shared/kernel/outcomes.ts`", ["shared/kernel/outcomes.ts"]],
    ["`shared/kernel/outcome.ts` and `shared/<context>/ports.ts`", []],
  ])("by the file it names: %s", (text, missing) => {
    expect(missingPaths(planted(text))).toEqual(missing);
  });

  it.each([
    ["`npm run tests`", ["tests"]],
    ["`npm ci && npm run demo`, `npm test`", []],
  ])("by the script it names: %s", (text, unknown) => {
    expect(unknownScripts(planted(text), Object.keys(scripts))).toEqual(unknown);
  });
});

describe("the README", () => {
  it("fits two screens", () => {
    expect(read("README.md").split("\n").length).toBeLessThanOrEqual(README_LINES);
  });
});

describe("the glossary", () => {
  const terms = firstColumn(read("docs/glossary.md"));

  it("has each term once, in alphabetical order", () => {
    expect(terms.length).toBeGreaterThan(50);
    expect(misplacedTerms(terms)).toEqual([]);
  });

  it.each([
    [["accept", "access code", "accept"], ["accept"]],
    [["lot", "lot"], ["lot"]],
    [["redeem", "refusal", "Register"], []],
  ])("would be found out with %j", (planted, misplaced) => {
    expect(misplacedTerms(planted)).toEqual(misplaced);
  });

  const containers: readonly { readonly id: string }[] = jsonOf("infra/cosmos.json").containers;
  const names = [...MILESTONES, ...containers.map(({ id }) => `\`${id}\``)];
  const unexplained = (page: string) => names.filter((name) => !page.includes(name));

  it("explains every milestone and container", () => {
    expect(unexplained(read("docs/glossary.md"))).toEqual([]);
  });

  it("would be found out without one", () => {
    expect(unexplained(read("docs/glossary.md").replaceAll("`lots`", ""))).toEqual(["`lots`"]);
  });
});

describe("the architecture page", () => {
  /** Names in the table of contents: what the host calls. */
  const functionsIn = (source: string) =>
    [...source.matchAll(/\b(?:http|timer|app\.serviceBusQueue)\("([a-z-]+)"/g)].map(([, name = ""]) => name);
  const unnamed = (page: string) =>
    functionsIn(read("functions/main.ts")).filter((name) => !page.includes(`\`${name}\``));

  it("names every trigger", () => {
    expect(functionsIn(read("functions/main.ts")).length).toBeGreaterThan(10);
    expect(unnamed(read("docs/architecture.md"))).toEqual([]);
  });

  it("would be found out without one", () => {
    expect(unnamed(read("docs/architecture.md").replaceAll("`redeem-code`", "redeeming"))).toEqual(["redeem-code"]);
  });
});

describe("the decisions", () => {
  it("are numbered without a gap, have their three parts and fit a page", () => {
    expect(DECISIONS.length).toBeGreaterThan(0);
    expect(decisionFaults(DECISIONS)).toEqual([]);
  });

  it.each([
    ["a gap", DECISIONS.toSpliced(1, 1), /0003-.* is not number 0002/],
    ["another number in a title", [{ name: "0001-a.md", text: "# 0002 A" }], /another number in its title/],
    ["a part missing", [{ name: "0001-a.md", text: "# 0001 A\n\n## Context\n\n## Decision\n" }], /has the parts/],
    ["too much to say", [{ name: "0001-a.md", text: `# 0001 A${"\n".repeat(80)}` }], /longer than a page/],
  ])("would be found out with %s", (_fault, decisions, expected) => {
    expect(decisionFaults(decisions).join("\n")).toMatch(expected);
  });
});

describe("the dependencies in decision 0008", () => {
  /** Rows that should be there, as the packages themselves say it. */
  const expectedRows = Object.keys({ ...dependencies, ...devDependencies }).map(
    (name) => `| \`${name}\` | ${jsonOf(`node_modules/${name}/package.json`).license} |`,
  );
  const missingRows = (page: string) => expectedRows.filter((row) => !page.includes(row));
  const page = read("docs/decisions/0008-dependencies.md");

  it("are those of package.json, each with its licence, and no others", () => {
    expect(missingRows(page)).toEqual([]);
    expect(page.match(/^\| `/gm)).toHaveLength(expectedRows.length);
  });

  it("would be found out with another licence", () => {
    expect(missingRows(page.replace("| `zod` | MIT |", "| `zod` | ISC |"))).toEqual(["| `zod` | MIT |"]);
  });
});

describe("the requirements", () => {
  const used = requirementsIn(
    readAll(["{functions,shared,infra,test/unit,test/contract,test/integration}/**/*.ts"])
      .map(({ text }) => text)
      .join("\n"),
  );
  const listed = firstColumn(read("docs/requirements.md")).filter((cell) => /^[RDT]-\d/.test(cell));
  const unexplained = (explained: readonly string[]) => used.filter((number) => !explained.includes(number));

  it("explain every number the code refers to, each once", () => {
    expect(used.length).toBeGreaterThan(20);
    expect(unexplained(listed)).toEqual([]);
    expect(new Set(listed).size).toBe(listed.length);
  });

  it("would be found out without one", () => {
    expect(unexplained(listed.filter((number) => number !== "R-58"))).toEqual(["R-58"]);
  });
});

describe("the changelog", () => {
  it("has what is not released first", () => {
    expect(hasUnreleasedFirst(read("CHANGELOG.md"))).toBe(true);
  });

  it("would be found out without it", () => {
    expect(hasUnreleasedFirst("# Changelog\n\n## [1.0.0] - 2027-01-04\n")).toBe(false);
  });
});
