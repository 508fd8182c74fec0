import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createVitest } from "vitest/node";
import { removeLeftFolders } from "#test/support/left-folders.ts";
import { plantedFolder, temporaryFolder } from "#test/support/temporary-folder.ts";

/** A run of its own, in a thread. */
const PATIENCE = { timeout: 30_000 };

describe("folders that tests make", PATIENCE, () => {
  it("are there until their test file has ended, and no longer", async () => {
    const planted = plantedFolder("test/unit/support");
    const [file, notes] = [join(planted, "planted.test.ts"), join(planted, "notes.json")];
    writeFileSync(
      file,
      `import { existsSync, writeFileSync } from "node:fs";
       import { afterAll, beforeAll, it } from "vitest";
       import { plantedFolder, temporaryFolder } from "#test/support/temporary-folder.ts";
       const made = [];
       beforeAll(() => made.push(temporaryFolder("before")));
       it("makes", () => made.push(temporaryFolder("during"), plantedFolder("${planted}")));
       afterAll(() => writeFileSync("${notes}", JSON.stringify(made.map((path) => ({ path, isThere: existsSync(path) })))));`,
    );
    const options = { config: false as const, watch: false, reporters: [], include: [file], pool: "threads" as const };
    const vitest = await createVitest(options);

    await vitest.start();
    await vitest.close();

    const made: readonly { path: string; isThere: boolean }[] = JSON.parse(readFileSync(notes, "utf8"));
    expect(made.map(({ isThere }) => isThere)).toEqual([true, true, false]);
    expect(made.filter(({ path }) => existsSync(path))).toEqual([]);
  });

  it("are removed at the next start where their run was killed, and left to a run that goes on", () => {
    const place = temporaryFolder("left");
    const { pid: killed } = spawnSync(process.execPath, ["--version"]);
    const [left, inUse] = [killed, process.pid].map((pid) => join(place, "unit", `planted-${pid}-a1B2c3`));
    for (const folder of [left, inUse]) mkdirSync(String(folder), { recursive: true });

    removeLeftFolders(place);

    expect([left, inUse].map((folder) => existsSync(String(folder)))).toEqual([false, true]);
  });
});
