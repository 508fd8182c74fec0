import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { AbsentError } from "#test/bench/orders/absent.ts";

const MANIFEST = new URL("../peers/packages/package.json", import.meta.url);
/** Optional packages are native builds that lock files and other platforms do without; nothing runs while installing. */
const INSTALL = ["install", "--omit=optional", "--ignore-scripts", "--no-audit", "--no-fund", "--no-package-lock"];
const PATIENCE_MS = 60_000;
const DONE = "installed";

/**
 * A folder with the peers' packages, outside of the project and kept for the next run: one for each manifest.
 * @throws {AbsentError} when npm cannot bring them.
 */
export async function installPackages(): Promise<string> {
  const manifest = readFileSync(MANIFEST, "utf8");
  const folder = join(tmpdir(), `vouchsafe-bench-${createHash("sha256").update(manifest).digest("hex").slice(0, 12)}`);
  if (existsSync(join(folder, DONE))) return folder;

  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), manifest);
  try {
    await promisify(execFile)("npm", INSTALL, { cwd: folder, timeout: PATIENCE_MS });
  } catch (cause) {
    throw new AbsentError("npm could not install the peers' packages", { cause });
  }
  writeFileSync(join(folder, DONE), "");
  return folder;
}
