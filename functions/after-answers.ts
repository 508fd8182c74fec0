import { faultFields, logLine } from "#functions/log-line.ts";

/** Long enough for every request that is being answered to be over. Unit: milliseconds. */
const DELAY_MS = 30_000;

/**
 * Runs work that no answer waits for, such as bookkeeping that may be lost: it keeps no process alive, and when it fails
 * that is logged and no more. Its invocation is over then, so it cannot log there.
 */
export function afterAnswers(work: () => Promise<void>): void {
  const timer = setTimeout(() => {
    work().catch((error: unknown) => {
      const { name, message } = faultFields(error);
      console.info(logLine("bookkeeping-failed", { name, message }));
    });
  }, DELAY_MS);
  timer.unref();
}
