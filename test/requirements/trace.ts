import { readFileSync, writeFileSync } from "node:fs";
import { textTable } from "#infra/terminal/text-table.ts";
import { collectTests } from "#test/requirements/collected-tests.ts";
import { isApplicable, nameOf, unprovenFigures } from "#test/requirements/mutation.ts";
import { MUTATIONS } from "#test/requirements/mutations.ts";
import { requirementsPage } from "#test/requirements/page.ts";
import { readRequirements } from "#test/requirements/requirement.ts";
import { copiedExamples, lies, type Traced, trace } from "#test/requirements/traceability.ts";
import { WORKED_EXAMPLES } from "#test/requirements/worked-examples.ts";

const PAGE = "docs/requirements.md";

/** `npm run requirements`: prints the table and writes the page; with `--check` it writes nothing and fails on lies. */
const requirements = readRequirements();
const examples = Object.keys(WORKED_EXAMPLES);
const tests = await collectTests();
const page = requirementsPage(requirements.requirements, examples, tests);
const found = [
  ...lies(requirements, examples, tests),
  ...copiedExamples(examples, tests, (file) => readFileSync(file, "utf8")),
  ...unprovenFigures(requirements, MUTATIONS),
  ...MUTATIONS.filter((mutation) => !isApplicable(mutation)).map((mutation) => `${nameOf(mutation)} stands nowhere`),
];

if (process.argv.includes("--check")) {
  if (readFileSync(PAGE, "utf8") !== page) found.push(`${PAGE} is stale: npm run requirements`);
} else {
  writeFileSync(PAGE, page);
  console.log(table(trace(requirements.requirements, tests)).join("\n"));
}
for (const lie of found) console.error(lie);
process.exitCode = found.length === 0 ? 0 : 1;

function table(rows: readonly Traced[]): readonly string[] {
  return textTable(
    [{ title: "number" }, { title: "status" }, { title: "tests", align: "right" }, { title: "what it demands" }],
    rows.map(({ requirement: { number, status, demands }, tests }) => [
      number,
      status === "software" && tests.length === 0 ? "missing" : status,
      String(tests.length),
      demands,
    ]),
  );
}
