import type { BusinessClock } from "#infra/local/clock/business-clock.ts";
import { installBusinessDate } from "#infra/local/clock/business-date.ts";

/** Moves this whole process to `startAt` (epoch ms) and later to any other moment, also back. */
export function travelTo(startAt: number): BusinessClock {
  let offset = startAt - Date.now();
  const listeners: (() => void)[] = [];
  const setOffset = installBusinessDate(offset);
  return {
    now: () => Date.now(),
    offsetMs: () => offset,
    moveTo: (epochMs) => {
      offset += epochMs - Date.now();
      setOffset(offset);
      for (const listener of listeners) listener();
    },
    onMove: (listener) => {
      listeners.push(listener);
    },
  };
}
