import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";
import { takeDataFolder } from "#infra/local/data-folder.ts";
import { temporaryFolder } from "#test/support/temporary-folder.ts";

test("one start has the folder, until it lets go", () => {
  const path = temporaryFolder("data");
  const first = takeDataFolder(path, { fresh: false });

  expect(() => takeDataFolder(path, { fresh: true })).toThrow(`${path} is in use by another start`);

  first.release();
  takeDataFolder(path, { fresh: false }).release();
});

test("a start that was killed has let go", async () => {
  const path = temporaryFolder("data");
  const module = new URL("../../../infra/local/data-folder.ts", import.meta.url).href;
  const program = `
    const { takeDataFolder } = await import(${JSON.stringify(module)});
    globalThis.held = takeDataFolder(${JSON.stringify(path)}, { fresh: false });
    console.log("taken");
    setInterval(() => globalThis.held, 1000);
  `;
  const other = spawn(process.execPath, ["--input-type=module", "--eval", program]);
  await once(createInterface({ input: other.stdout }), "line");
  expect(() => takeDataFolder(path, { fresh: false })).toThrow("in use");

  other.kill("SIGKILL");
  await once(other, "exit");

  takeDataFolder(path, { fresh: false }).release();
});

test("only a fresh start empties it", () => {
  const path = temporaryFolder("data");
  const file = join(path, "cosmos.sqlite");
  writeFileSync(file, "data");

  takeDataFolder(path, { fresh: false }).release();
  expect(existsSync(file)).toBe(true);

  takeDataFolder(path, { fresh: true }).release();
  expect(existsSync(file)).toBe(false);
});
