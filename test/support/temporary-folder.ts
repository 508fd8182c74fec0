import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, onTestFinished } from "vitest";

const made: string[] = [];

/** Set up by whichever test file imports this, before all else of it, and so run after all else of it has ended. */
afterAll(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A new folder for temporary files, removed when the test file has ended. */
export function temporaryFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  made.push(folder);
  return folder;
}

/**
 * A new folder in one of the project's, for files that tools judge by the project's own configuration: removed when the
 * test has ended or, after a killed run, when tests are next started. @param place from the project's root.
 */
export function plantedFolder(place: string): string {
  const folder = mkdtempSync(`${place}/planted-${process.pid}-`);
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
