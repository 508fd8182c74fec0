import type { TimerHandler } from "@azure/functions";
import { logLine } from "#functions/log-line.ts";

/** Every minute. A missed run is harmless: codes expire to the instant by themselves, lots are closed by the next. */
export const EXPIRE_CODES_SCHEDULE = "0 * * * * *";

/** Sends every lot whose end has come to be closed. */
export const expireCodesOnTimer =
  (wakeLots: () => Promise<{ readonly woken: number }>): TimerHandler =>
  async (_timer, context) => {
    const { woken } = await wakeLots();
    if (woken > 0) context.log(logLine("lots-woken", { woken }));
  };
