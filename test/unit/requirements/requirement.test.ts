import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { readRequirements } from "#test/requirements/requirement.ts";
import { temporaryFolder } from "#test/support/temporary-folder.ts";

let folder: string;

beforeEach(() => {
  folder = temporaryFolder("requirements");
});

const read = (...requirements: readonly object[]) => {
  const path = join(folder, "requirements.json");
  writeFileSync(path, JSON.stringify({ missing: [], requirements }));
  return readRequirements(path);
};
const sound = { number: "R-1", demands: "Something is so.", status: "software" };

describe("the list of requirements", () => {
  it("holds all 86 of the parts that are built, by number", () => {
    const numbers = readRequirements().requirements.map(({ number }) => number);

    const expected = [...range(1, 77), ...range(150, 158)].map((number) => `R-${number}`);
    expect(numbers.filter((number) => number.startsWith("R-"))).toEqual(expected);
  });

  it.each([
    ["what is no software without a reason", { ...sound, status: "not software" }],
    ["software with a reason why it is none", { ...sound, reason: "People do it." }],
    ["a status of its own", { ...sound, status: "done" }],
    ["a word that is no number", { ...sound, number: "X-1" }],
    ["a number without what it demands", { ...sound, demands: " " }],
    ["a figure without a name", { ...sound, figures: [""] }],
  ])("takes no %s", (_lie, requirement) => {
    expect(() => read(sound)).not.toThrow();
    expect(() => read(requirement)).toThrow();
  });
});

const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, index) => first + index);
