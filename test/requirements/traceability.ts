import type { CollectedTest } from "#test/requirements/collected-tests.ts";
import { heldBy, type Requirement, type Requirements } from "#test/requirements/requirement.ts";

/** A requirement with the tests whose titles name it. */
export type Traced = {
  readonly requirement: Requirement;
  readonly tests: readonly CollectedTest[];
};

const NUMBER = /\b[RDT]-[1-9]\d*\b/g;
const EXAMPLE = /\bexamples? ([1-9]\d*)\b/g;

/** Numbers of requirements in a text, each once. */
export const requirementsIn = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(NUMBER)].map(([number]) => number)),
];

const examplesIn = (text: string): readonly string[] => [...text.matchAll(EXAMPLE)].map(([, number = ""]) => number);

export const trace = (requirements: readonly Requirement[], tests: readonly CollectedTest[]): readonly Traced[] =>
  requirements.map((requirement) => ({
    requirement,
    tests: tests.filter(({ title }) => requirementsIn(title).includes(requirement.number)),
  }));

/** Tests by the worked example their title names. */
export const traceExamples = (examples: readonly string[], tests: readonly CollectedTest[]) =>
  examples.map((example) => ({ example, tests: tests.filter(({ title }) => examplesIn(title).includes(example)) }));

/** Tests that name a worked example and keep figures of their own instead of taking its vectors, as sentences. */
export const copiedExamples = (
  examples: readonly string[],
  tests: readonly CollectedTest[],
  textOf: (file: string) => string,
): readonly string[] =>
  traceExamples(examples, tests).flatMap(({ example, tests: naming }) =>
    naming
      .filter(({ file }) => !textOf(file).includes(`WORKED_EXAMPLES[${example}]`))
      .map((test) => `example ${example} is named, and its vectors are not taken, by ${quoted(test)}`),
  );

/** Every way in which the titles of the tests and the list of requirements say what is not so, as sentences. */
export function lies(
  { requirements, missing }: Requirements,
  examples: readonly string[],
  tests: readonly CollectedTest[],
): readonly string[] {
  const numbers = requirements.map(({ number }) => number);
  const known = [...numbers, ...heldBy(requirements), ...examples.map((example) => `example ${example}`)];
  return [
    ...twice(numbers).map((number) => `${number} is listed twice`),
    ...missing.filter((named) => !known.includes(named)).map((named) => `${named} is missing, and not listed`),
    ...trace(requirements, tests).flatMap(({ requirement: { number, status }, tests: [first] }) =>
      status === "software" ? softwareLies(number, first, missing) : notSoftwareLies(number, first, missing),
    ),
    ...traceExamples(examples, tests).flatMap(({ example, tests: [first] }) =>
      softwareLies(`example ${example}`, first, missing),
    ),
    ...tests.filter(({ mode }) => mode !== "run").map((test) => `${quoted(test)} does not run: ${test.mode}`),
    ...tests.flatMap((test) => unknownNumbers(test, numbers, examples)),
  ];
}

function softwareLies(name: string, first: CollectedTest | undefined, missing: readonly string[]): readonly string[] {
  if (missing.includes(name)) return first ? [`${name} is no longer missing: ${quoted(first)}`] : [];
  return first ? [] : [`${name} is named by no test`];
}

const notSoftwareLies = (name: string, first: CollectedTest | undefined, missing: readonly string[]) => [
  ...(first ? [`${name} is not software, yet named by ${quoted(first)}`] : []),
  ...(missing.includes(name) ? [`${name} is not software, so it is not missing`] : []),
];

const unknownNumbers = (test: CollectedTest, numbers: readonly string[], examples: readonly string[]) => [
  ...requirementsIn(test.title)
    .filter((number) => !numbers.includes(number))
    .map((number) => `${number} is no requirement: ${quoted(test)}`),
  ...examplesIn(test.title)
    .filter((example) => !examples.includes(example))
    .map((example) => `there is no example ${example}: ${quoted(test)}`),
];

const quoted = ({ file, title }: CollectedTest) => `“${title}” in ${file}`;

const twice = (numbers: readonly string[]) => numbers.filter((number, index) => numbers.indexOf(number) < index);
