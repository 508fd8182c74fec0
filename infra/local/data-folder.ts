import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/** The folder a start keeps its data in, for it alone until released or until its process is gone. */
export type DataFolder = { path: string; release(): void };

const LOCK_FILE = "in-use.lock";

/** Takes the folder, emptied when `fresh`. Throws when a running start has it. */
export function takeDataFolder(path: string, { fresh }: { fresh: boolean }): DataFolder {
  mkdirSync(path, { recursive: true });
  // The system itself lets go of an SQLite lock when its process dies, however it dies.
  const lock = new DatabaseSync(join(path, LOCK_FILE), { timeout: 0 });
  try {
    lock.exec("BEGIN EXCLUSIVE");
  } catch (cause) {
    lock.close();
    throw new Error(`${path} is in use by another start; stop that one first.`, { cause });
  }

  if (fresh) {
    for (const name of readdirSync(path)) {
      if (!name.startsWith(LOCK_FILE)) rmSync(join(path, name), { recursive: true });
    }
  }
  return { path, release: () => lock.close() };
}
