import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { collectTests } from "#test/requirements/collected-tests.ts";
import { plantedFolder } from "#test/support/temporary-folder.ts";

/** Inside the project, where test files find their packages. */
let folder: string;

beforeEach(() => {
  folder = plantedFolder("test/unit/requirements");
});

async function collected(...lines: readonly string[]) {
  const file = join(folder, "planted.test.ts");
  writeFileSync(file, ['import { describe, it } from "vitest";', ...lines].join("\n"));
  return (await collectTests([file])).map(({ title, mode }) => `${mode}: ${title}`);
}

const PATIENCE = { timeout: 30_000 };

describe("collecting tests", PATIENCE, () => {
  it("gives the titles of describes and tests, with the values of each row, and runs none", async () => {
    const titles = await collected(
      'describe("outer", () => {',
      '  it.each([["one"], ["two"]])("takes %s", () => { throw new Error("ran"); });',
      "});",
    );

    expect(titles).toEqual(["run: outer > takes one", "run: outer > takes two"]);
  });

  it.each([
    ["skip", 'it.skip("a", () => {});'],
    ["skip", 'it.skipIf(true)("a", () => {});'],
    ["skip", 'describe.skip("", () => { it("a", () => {}); });'],
    ["todo", 'it.todo("a");'],
    ["fails", 'it.fails("a", () => {});'],
    ["skip", 'it("a", () => {});\nit.only("b", () => {});'],
  ])("sees what does not run as %s: %s", async (mode, source) => {
    expect((await collected(source))[0]).toMatch(new RegExp(`^${mode}: .*a$`));
  });

  it("fails with a file that cannot be loaded", async () => {
    await expect(collected('throw new Error("broken");')).rejects.toThrow(/tests cannot be collected: .*broken/);
  });
});
