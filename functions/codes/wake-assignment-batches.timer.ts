import type { TimerHandler } from "@azure/functions";
import { logLine } from "#functions/log-line.ts";

/** Every minute. A missed run is harmless: the next one finds whatever is due. */
export const WAKE_ASSIGNMENT_BATCHES_SCHEDULE = "0 * * * * *";

/** Sends every batch of assignments whose next slice nobody has worked off. */
export const wakeAssignmentBatchesOnTimer =
  (wakeAssignmentBatches: () => Promise<{ readonly woken: number }>): TimerHandler =>
  async (_timer, context) => {
    const { woken } = await wakeAssignmentBatches();
    if (woken > 0) context.log(logLine("assignment-batches-woken", { woken }));
  };
