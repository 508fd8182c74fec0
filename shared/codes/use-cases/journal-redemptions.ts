import type { Journal, JournalPosition, RedemptionFeed } from "#shared/codes/ports.ts";
import { type Clock, msBetween } from "#shared/kernel/instant.ts";
import { StaleVersionError } from "#shared/kernel/versioned.ts";

export type JournalRedemptions = () => Promise<{ readonly journalled: number }>;

type Dependencies = {
  readonly feed: RedemptionFeed;
  readonly journal: Pick<Journal, "append">;
  readonly position: JournalPosition;
  readonly clock: Clock;
};

/** One run stops after this long and leaves the rest to the next. Unit: milliseconds. */
const RUN_BUDGET_MS = 50_000;

/**
 * Follows the feed into the journal, page by page. Lines first and the position after them: what a crash or a second
 * run at the same time leaves are lines that stand twice, never one that is missing.
 */
export const createJournalRedemptions =
  ({ feed, journal, position, clock }: Dependencies): JournalRedemptions =>
  async () => {
    const startedAt = clock();
    let reached = await position.read();
    let journalled = 0;
    while (msBetween(startedAt, clock()) < RUN_BUDGET_MS) {
      const page = await feed.after(reached?.value);
      if (page === undefined) break;

      if (page.entries.length > 0) await journal.append(page.entries);
      journalled += page.entries.length;
      try {
        reached = await position.move(page.position, reached);
      } catch (error) {
        if (error instanceof StaleVersionError) break;
        throw error;
      }
    }
    return { journalled };
  };
