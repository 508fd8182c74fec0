import { describe, expect, it } from "vitest";
import type { CollectedTest } from "#test/requirements/collected-tests.ts";
import type { Requirement, Requirements } from "#test/requirements/requirement.ts";
import { copiedExamples, lies } from "#test/requirements/traceability.ts";

const requirement = (number: string, changes: Partial<Requirement> = {}): Requirement => ({
  number,
  demands: "Something is so.",
  status: "software",
  figures: [],
  prohibitions: [],
  ...changes,
});
const named = (title: string, changes: Partial<CollectedTest> = {}): CollectedTest => ({
  file: "test/unit/a.test.ts",
  title,
  mode: "run",
  ...changes,
});

const sound: Requirements = {
  missing: ["R-2", "example 2"],
  requirements: [
    requirement("R-1"),
    requirement("R-2"),
    requirement("R-10", { status: "not software", reason: "People do it." }),
    requirement("D-1"),
  ],
};
const soundTests = [named("packs > R-1: hold (D-1)"), named("a sum (R-1, example 1)"), named("something else")];
const liesOf = (requirements: Requirements, tests: readonly CollectedTest[]) => lies(requirements, ["1", "2"], tests);
const without = (word: string) => soundTests.filter(({ title }) => !title.includes(word));

describe("the check of requirements", () => {
  it("finds nothing where every requirement has its test, is no software or is known to be missing", () => {
    expect(liesOf(sound, soundTests)).toEqual([]);
  });

  it.each<[string, readonly CollectedTest[], string]>([
    ["a requirement that no test names", without("D-1"), "D-1 is named by no test"],
    ["one whose number only begins like a named one", without("R-1").concat(named("R-11, D-1")), "R-1 is named by no"],
    ["an example that no test names", without("example"), "example 1 is named by no test"],
    ["what is missing no longer", [...soundTests, named("R-2: it is")], "R-2 is no longer missing: “R-2: it is” in"],
    ["an example missing no longer", [...soundTests, named("(example 2)")], "example 2 is no longer missing"],
    ["a test of what is no software", [...soundTests, named("R-10: it is")], "R-10 is not software, yet named by"],
    ["a number nobody knows", [...soundTests, named("R-3: it is")], "R-3 is no requirement: “R-3: it is”"],
    ["an example nobody knows", [...soundTests, named("(example 16)")], "there is no example 16"],
  ])("finds %s", (_lie, tests, found) => {
    expect(liesOf(sound, tests).join("\n")).toContain(found);
  });

  it.each(["skip", "todo", "only", "fails"] as const)("finds a test that does not run as it says: %s", (mode) => {
    const tests = [named("R-1: one (D-1)", { mode }), named("R-1: another (example 1)")];

    expect(liesOf(sound, tests)).toEqual([`“R-1: one (D-1)” in test/unit/a.test.ts does not run: ${mode}`]);
  });

  it.each<[string, Partial<Requirements>, string]>([
    ["a number listed twice", { requirements: [...sound.requirements, requirement("R-1")] }, "R-1 is listed twice"],
    ["a missing number that is not listed", { missing: [...sound.missing, "R-3"] }, "R-3 is missing, and not listed"],
    ["a missing number that is no software", { missing: [...sound.missing, "R-10"] }, "R-10 is not software, so"],
  ])("finds %s", (_lie, changes, found) => {
    expect(liesOf({ ...sound, ...changes }, soundTests).join("\n")).toContain(found);
  });
});

describe("the check of worked examples", () => {
  const files: Readonly<Record<string, string>> = {
    "a.test.ts": "WORKED_EXAMPLES[1]",
    "b.test.ts": "const sum = 800;",
  };
  const copied = (file: string) =>
    copiedExamples(["1", "2"], [named("a sum (example 1)", { file })], (path) => files[path] ?? "");

  it("finds a test that names one and has figures of its own", () => {
    expect(copied("a.test.ts")).toEqual([]);
    expect(copied("b.test.ts")).toEqual([
      "example 1 is named, and its vectors are not taken, by “a sum (example 1)” in b.test.ts",
    ]);
  });
});
