import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { createVitest, type TestRunResult } from "vitest/node";
import type { CollectedTest } from "#test/requirements/collected-tests.ts";
import { heldBy, type Requirements } from "#test/requirements/requirement.ts";
import { requirementsIn } from "#test/requirements/traceability.ts";

/** A fault planted in one file, in memory: what a figure must not be, or what a prohibition must not allow. */
export type Mutation = {
  /** Whose tests must fail. */
  readonly requirement: string;
  /** Which of its figures and prohibitions is broken, by its name in the list. */
  readonly breaks: string;
  /** From the project's root. */
  readonly file: string;
  /** Stands in the file once. */
  readonly find: string;
  readonly replace: string;
};

/** By file: for every figure and every prohibition a fault that the tests of its requirement must catch. */
export type Faults = Readonly<Record<string, readonly Omit<Mutation, "file">[]>>;

/** All but `caught` mean that nobody knows whether the tests hold the requirement. */
export type Verdict = "caught" | "survived" | "no longer applicable" | "does not load" | "has no unit test" | "hangs";

/** One mutation with all its tests; they take a second. Unit: milliseconds. */
const PATIENCE_MS = 60_000;
/** For a run to close down. */
const CLOSING_MS = 10_000;

export const nameOf = ({ requirement, breaks, file }: Mutation): string => `${requirement}, ${breaks} (${file})`;

/** Whether the mutation still has its file, and one place in it. */
export const isApplicable = ({ file, find }: Mutation): boolean =>
  existsSync(file) && readFileSync(file, "utf8").split(find).length === 2;

/** Figures and prohibitions that nothing breaks, and mutations that break what no requirement holds, as sentences. */
export function unprovenFigures(
  { requirements, missing }: Requirements,
  mutations: readonly Mutation[],
): readonly string[] {
  const held = heldBy(requirements);
  const broken = mutations.map(({ requirement, breaks }) => `${requirement}, ${breaks}`);
  const isMissing = (name: string) => missing.includes(name) || missing.includes(name.split(",")[0] ?? "");
  return [
    ...held.filter((name) => !broken.includes(name) && !isMissing(name)).map((name) => `no mutation breaks ${name}`),
    ...broken.filter((name) => !held.includes(name)).map((name) => `a mutation breaks ${name}, which nothing holds`),
    ...broken.filter((name) => missing.includes(name)).map((name) => `${name} is no longer missing`),
  ];
}

/** Runs the unit tests that name the requirement against the planted fault. The file on disk is never touched. */
export async function tryMutation(mutation: Mutation, tests: readonly CollectedTest[]): Promise<Verdict> {
  if (!isApplicable(mutation)) return "no longer applicable";
  const files = filesNaming(mutation.requirement, tests);
  if (files.length === 0) return "has no unit test";
  return runNamed([mutation.requirement], files, mutation);
}

/** Without a fault: `survived` where the tests that name the requirements pass, as they must before any is planted. */
export const tryNothing = (numbers: readonly string[], tests: readonly CollectedTest[]): Promise<Verdict> =>
  runNamed(
    numbers,
    numbers.flatMap((number) => filesNaming(number, tests)),
  );

const filesNaming = (number: string, tests: readonly CollectedTest[]): readonly string[] => [
  ...new Set(
    tests
      .filter(({ file, title }) => file.startsWith("test/unit/") && requirementsIn(title).includes(number))
      .map(({ file }) => resolve(file)),
  ),
];

async function runNamed(numbers: readonly string[], files: readonly string[], mutation?: Mutation): Promise<Verdict> {
  const testNamePattern = new RegExp(`\\b(?:${numbers.join("|")})\\b`);
  const vitest = await createVitest(
    { config: false, watch: false, reporters: [], include: [...files], testNamePattern, ...ONE_THREAD },
    { plugins: mutation ? [planting(mutation)] : [] },
  );
  try {
    const run = vitest.globTestSpecifications().then((specifications) => vitest.runTestSpecifications(specifications));
    return await Promise.race([run.then(verdictOf), givingUp()]);
  } finally {
    // A fault may keep a worker busy for good: it ends with the process.
    await Promise.race([vitest.close(), afterAWhile()]);
  }
}

/**
 * What one run transforms is never kept for another: half of it is wrong on purpose. A test that a busy machine makes
 * slow must not pass for one that failed.
 */
const ONE_THREAD = {
  ...{ pool: "threads", maxWorkers: 1, bail: 1, fsModuleCache: false },
  testTimeout: 2 * PATIENCE_MS,
} as const;

const planting = ({ file, find, replace }: Mutation) => ({
  name: "planted-fault",
  enforce: "pre" as const,
  transform: (code: string, id: string) => (id === resolve(file) ? code.replace(find, () => replace) : undefined),
});

function verdictOf({ testModules, unhandledErrors }: TestRunResult): Verdict {
  const states = testModules.flatMap(({ children }) => [...children.allTests()].map((test) => test.result().state));
  if (states.includes("failed")) return "caught";
  if (unhandledErrors.length > 0 || testModules.some((module) => module.errors().length > 0)) return "does not load";
  return states.includes("passed") ? "survived" : "has no unit test";
}

const afterAWhile = () => new Promise((resolveLate) => setTimeout(resolveLate, CLOSING_MS).unref());

const givingUp = () =>
  new Promise<Verdict>((resolveLate) => {
    setTimeout(() => resolveLate("hangs"), PATIENCE_MS).unref();
  });
