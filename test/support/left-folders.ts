import { globSync, rmSync } from "node:fs";

/** Removes the folders that a run planted below `place` and, because it was killed, could not remove. */
export function removeLeftFolders(place: string): void {
  for (const folder of globSync(`${place}/**/planted-*`)) {
    const maker = /\/planted-(\d+)-\w+$/.exec(folder)?.[1];
    if (maker !== undefined && !isRunning(Number(maker))) rmSync(folder, { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
