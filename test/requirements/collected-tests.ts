import { relative } from "node:path";
import { createVitest, type TestCase, type TestModule } from "vitest/node";

/** A test as vitest itself finds it, without running it. */
export type CollectedTest = {
  /** From the project's root. */
  readonly file: string;
  /** Titles of its describes and its own, with the values of its row filled in. */
  readonly title: string;
  /** Anything but `run` does not hold what its title says. */
  readonly mode: "run" | "only" | "skip" | "todo" | "fails";
};

/**
 * Every test of the suite's files, or of `files`. The files are loaded side by side in one thread and no test is run:
 * seconds, where each in a process of its own takes a minute.
 * @throws {AggregateError} when a file cannot be loaded: what it shows is not known.
 */
export async function collectTests(files?: readonly string[]): Promise<readonly CollectedTest[]> {
  const include = [...(files ?? (await filesOfSuite()))];
  const vitest = await createVitest({ config: false, watch: false, reporters: [], include, ...ONE_THREAD });
  try {
    const { testModules, unhandledErrors } = await vitest.collectTests(await vitest.globTestSpecifications());
    const errors = [...unhandledErrors, ...testModules.flatMap((module) => module.errors())];
    if (errors.length > 0) throw new AggregateError(errors, `tests cannot be collected: ${errors.map(messageOf)}`);
    return testModules.flatMap(testsOf);
  } finally {
    await vitest.close();
  }
}

const ONE_THREAD = { pool: "threads", isolate: false, maxWorkers: 1, fsModuleCache: false } as const;

/** What `npm test` runs: a file that no project includes shows nothing. */
async function filesOfSuite(): Promise<readonly string[]> {
  const vitest = await createVitest({ config: "test/vitest.config.ts", watch: false, reporters: [] });
  try {
    return (await vitest.globTestSpecifications()).map(({ moduleId }) => moduleId);
  } finally {
    await vitest.close();
  }
}

const testsOf = (module: TestModule): readonly CollectedTest[] =>
  [...module.children.allTests()].map((test) => ({
    file: relative(process.cwd(), module.moduleId),
    title: test.fullName,
    mode: modeOf(test),
  }));

const modeOf = ({ options }: TestCase) => (options.fails ? "fails" : options.mode);

const messageOf = (error: unknown) => (error instanceof Error || isNamed(error) ? error.message : String(error));
const isNamed = (error: unknown): error is { readonly message: string } =>
  typeof error === "object" && error !== null && "message" in error;
