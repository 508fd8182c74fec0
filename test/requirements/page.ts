import { relative } from "node:path";
import type { CollectedTest } from "#test/requirements/collected-tests.ts";
import type { Requirement } from "#test/requirements/requirement.ts";
import { type Traced, trace, traceExamples } from "#test/requirements/traceability.ts";

const HEAD = `# Requirements

Comments in the code name the requirement a rule or a figure follows, and titles of tests name the one they hold: \`R-\` is
something the product texts demand, \`D-\` a difference between their language editions and how it is settled, \`T-\` a
conflict inside one text and how it is settled. The texts are three editions of one volume-licensing document on training
and certification, dated 30 July 2019, in Chinese (Taiwan), French and German. Numbers are never reused; those that are
not listed belong to parts that are not built.

\`npm run requirements\` writes this page from \`test/requirements/requirements.json\` and the titles of the tests: change
those, not this. \`npm run requirements -- --check\` fails where one of them says what is not so;
\`npm run requirements:mutate\` plants a fault for every figure and every prohibition, and fails where the unit tests named
here do not.
`;

/** The page that explains the numbers and links to the tests that name them. */
export const requirementsPage = (
  requirements: readonly Requirement[],
  examples: readonly string[],
  tests: readonly CollectedTest[],
): string =>
  [
    HEAD,
    "| number | what it demands | tests |",
    "|---|---|---|",
    ...trace(requirements, tests).map(row),
    "",
    "## Worked examples",
    "",
    "Their figures stand in `test/requirements/worked-examples.ts`, once for all tests.",
    "",
    "| example | tests |",
    "|---|---|",
    ...traceExamples(examples, tests).map((traced) => `| ${traced.example} | ${links(traced.tests)} |`),
    "",
  ].join("\n");

const row = ({ requirement, tests }: Traced) =>
  `| ${requirement.number} | ${requirement.demands} | ${requirement.reason ?? links(tests)} |`;

/** Each file once, named without the folder and ending that all of them share. */
const links = (tests: readonly CollectedTest[]): string =>
  [...new Set(tests.map(({ file }) => file))]
    .sort()
    .map((file) => `[${file.replace(/^test\/(?:unit\/)?/, "").replace(/\.test\.ts$/, "")}](${relative("docs", file)})`)
    .join(" · ") || "none yet";
