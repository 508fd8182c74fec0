import type { Journal, RedemptionFeed } from "#shared/codes/ports.ts";
import { type FeedPosition, followFeed } from "#shared/kernel/follow-feed.ts";
import type { Clock } from "#shared/kernel/instant.ts";

export type JournalRedemptions = () => Promise<{ readonly journalled: number }>;

type Dependencies = {
  readonly feed: RedemptionFeed;
  readonly journal: Pick<Journal, "append">;
  readonly position: FeedPosition;
  readonly clock: Clock;
};

/** Follows the feed into the journal. Lines may stand twice; none is missing. */
export const createJournalRedemptions =
  ({ feed, journal, position, clock }: Dependencies): JournalRedemptions =>
  async () => {
    let journalled = 0;
    await followFeed({
      after: (reached) => feed.after(reached),
      take: async ({ entries }) => {
        if (entries.length > 0) await journal.append(entries);
        journalled += entries.length;
      },
      position,
      clock,
    });
    return { journalled };
  };
