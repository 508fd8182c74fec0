import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** The folder a start keeps its data in, for it alone until released. */
export type DataFolder = { path: string; release(): void };

const OWNER_FILE = "owner.pid";

/** Takes the folder, emptied first when `fresh`. Throws when a running start has it. */
export function takeDataFolder(path: string, { fresh }: { fresh: boolean }): DataFolder {
  const ownerFile = join(path, OWNER_FILE);
  const owner = readOwner(ownerFile);
  if (owner !== undefined && isRunning(owner)) {
    throw new Error(`${path} is in use by another start (process ${owner}); stop that one first.`);
  }

  if (fresh) rmSync(path, { recursive: true, force: true });
  mkdirSync(path, { recursive: true });
  rmSync(ownerFile, { force: true });
  // Fails when another start was faster.
  writeFileSync(ownerFile, String(process.pid), { flag: "wx" });
  return { path, release: () => rmSync(ownerFile, { force: true }) };
}

function readOwner(file: string): number | undefined {
  try {
    return Number(readFileSync(file, "utf8"));
  } catch (error) {
    if (hasCode(error, "ENOENT")) return undefined;
    throw error;
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, for somebody else.
    return hasCode(error, "EPERM");
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
