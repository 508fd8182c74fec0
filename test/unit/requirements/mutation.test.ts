import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { type Mutation, tryMutation, tryNothing, unprovenFigures } from "#test/requirements/mutation.ts";
import type { Requirement } from "#test/requirements/requirement.ts";
import { plantedFolder } from "#test/support/temporary-folder.ts";

/** Inside the project, where test files find their packages. */
let folder: string;

beforeEach(() => {
  folder = plantedFolder("test/unit/requirements");
});

const RULE = "export const LIMIT = 30;\nexport const isWithin = (count: number) => count <= LIMIT;\n";

/** A rule and the one test that names its requirement. */
function plant(assertion: string, title = "R-7: has 30") {
  const [file, test] = [join(folder, "rule.ts"), join(folder, "rule.test.ts")];
  writeFileSync(file, RULE);
  const lines = [
    'import { expect, it } from "vitest";',
    'import { isWithin, LIMIT } from "./rule.ts";',
    `it(${JSON.stringify(title)}, () => { ${assertion} });`,
    'it("R-77: is another", () => { expect(LIMIT).toBe(30); });',
  ];
  writeFileSync(test, lines.join("\n"));
  const mutation: Mutation = { requirement: "R-7", breaks: "30", file, find: "LIMIT = 30", replace: "LIMIT = 31" };
  return { mutation, tests: [{ file: test, title, mode: "run" as const }] };
}

const USELESS = "expect([true, isWithin(1), LIMIT > 0]).toContain(true);";
const USEFUL = "expect([isWithin(30), isWithin(31)]).toEqual([true, false]);";
const PATIENCE = { timeout: 30_000 };

describe("a planted fault", PATIENCE, () => {
  it("survives a test that names the requirement and holds nothing, though other tests in its file would fail", async () => {
    const { mutation, tests } = plant(USELESS);

    expect(await tryMutation(mutation, tests)).toBe("survived");
  });

  it("is caught by a test that holds the figure, and never reaches the disk", async () => {
    const { mutation, tests } = plant(USEFUL);

    expect(await tryMutation(mutation, tests)).toBe("caught");
    expect(readFileSync(mutation.file, "utf8")).toBe(RULE);
    expect(await tryNothing(["R-7"], tests)).toBe("survived");
  });

  it("is known to be nowhere once its place has changed, or there are two, or its file is gone", async () => {
    const { mutation, tests } = plant(USEFUL);

    expect(await tryMutation({ ...mutation, find: "LIMIT = 29" }, tests)).toBe("no longer applicable");
    expect(await tryMutation({ ...mutation, find: "LIMIT" }, tests)).toBe("no longer applicable");
    expect(await tryMutation({ ...mutation, file: join(folder, "moved.ts") }, tests)).toBe("no longer applicable");
  });

  it("that breaks the file itself says nothing about its tests", async () => {
    const { mutation, tests } = plant(USEFUL);

    expect(await tryMutation({ ...mutation, replace: "LIMIT = ;" }, tests)).toBe("does not load");
  });

  it("has no unit test where none names the requirement", async () => {
    const { mutation } = plant(USEFUL);

    expect(await tryMutation(mutation, [])).toBe("has no unit test");
    expect(await tryMutation(mutation, plant(USEFUL, "has 30").tests)).toBe("has no unit test");
  });
});

describe("the figures and prohibitions", () => {
  const requirement = (number: string, figures: string[], prohibitions: string[] = []): Requirement => ({
    ...{ number, demands: "Something is so.", status: "software" as const },
    ...{ figures, prohibitions },
  });
  const breaking = (number: string, breaks: string): Mutation => ({
    ...{ requirement: number, breaks, file: "rule.ts" },
    ...{ find: "1", replace: "2" },
  });
  const held = {
    missing: ["R-1, no 32nd", "R-3"],
    requirements: [requirement("R-1", ["30"], ["no 31st", "no 32nd"]), requirement("R-3", ["7"])],
  };

  it("are all broken by some fault, but for what is missing", () => {
    expect(unprovenFigures(held, [breaking("R-1", "30"), breaking("R-1", "no 31st")])).toEqual([]);
  });

  it.each([
    ["nothing breaks", "30", "no mutation breaks R-1, no 31st"],
    ["a fault breaks though nothing holds it", "no 33rd", "a mutation breaks R-1, no 33rd, which nothing holds"],
    ["is missing no longer", "no 32nd", "R-1, no 32nd is no longer missing"],
  ])("are named where one %s", (_lie, breaks, lie) => {
    expect(unprovenFigures(held, [breaking("R-1", "30"), breaking("R-1", breaks)])).toContain(lie);
  });
});
