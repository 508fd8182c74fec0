import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type BusinessClock, createBusinessClock } from "./clock/business-clock.ts";

/**
 * A business clock that is never behind where the folder's last one would be now. `startAt` (epoch ms) is where a first
 * one begins; without it, at the real time.
 */
export function openKeptClock(folder: string | undefined, startAt: number | undefined): BusinessClock {
  if (folder === undefined) return createBusinessClock(startAt);

  const file = join(folder, "clock.json");
  const kept = existsSync(file) ? Date.now() + readOffset(file) : undefined;
  const clock = createBusinessClock(kept === undefined ? startAt : Math.max(kept, startAt ?? kept));
  const keep = () => writeFileSync(file, JSON.stringify({ offsetMs: clock.offsetMs() }));
  keep();
  clock.onMove(keep);
  return clock;
}

function readOffset(file: string): number {
  const { offsetMs }: { offsetMs: unknown } = JSON.parse(readFileSync(file, "utf8"));
  if (typeof offsetMs !== "number") throw new TypeError(`${file} holds no offset`);
  return offsetMs;
}
