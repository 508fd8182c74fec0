import type { TimerHandler } from "@azure/functions";
import { logLine } from "#functions/log-line.ts";
import type { JournalRedemptions } from "#shared/codes/use-cases/journal-redemptions.ts";

/** Every minute. A missed run is harmless: the next goes on where the last one was. */
export const JOURNAL_REDEMPTIONS_SCHEDULE = "0 * * * * *";

/** Writes what was redeemed into the journal. */
export const journalRedemptionsOnTimer =
  (journalRedemptions: JournalRedemptions): TimerHandler =>
  async (_timer, context) => {
    const { journalled } = await journalRedemptions();
    if (journalled > 0) context.log(logLine("redemptions-journalled", { journalled }));
  };
