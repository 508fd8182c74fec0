import type { TimerHandler } from "@azure/functions";
import { logLine } from "#functions/log-line.ts";

/** Every minute. A missed run is harmless: the next one finds whatever is due. */
export const WAKE_ENDINGS_SCHEDULE = "0 * * * * *";

/** Sends every early end of an agreement that not all of its orders have written down. */
export const wakeEndingsOnTimer =
  (wakeEndings: () => Promise<{ readonly woken: number }>): TimerHandler =>
  async (_timer, context) => {
    const { woken } = await wakeEndings();
    if (woken > 0) context.log(logLine("endings-woken", { woken }));
  };
