import { type Clock, type Instant, msBetween } from "#shared/kernel/instant.ts";
import { StaleVersionError, type Versioned } from "#shared/kernel/versioned.ts";

/** How far a feed has been followed. */
export interface FeedPosition {
  read(): Promise<Versioned<string> | undefined>;
  /**
   * Moves from `from`, undefined where there was none. @returns what is stored then.
   * @throws {StaleVersionError} when somebody else has moved it.
   */
  move(position: string, from: Versioned<string> | undefined): Promise<Versioned<string>>;
}

type Following<Page extends { readonly position: string }> = {
  /** The page after a position, without one the first; undefined when nothing has changed. */
  readonly after: (position: string | undefined) => Promise<Page | undefined>;
  readonly take: (page: Page) => Promise<void>;
  readonly position: FeedPosition;
  readonly clock: Clock;
};

/** One run stops after this long and leaves the rest to the next. Unit: milliseconds. */
const RUN_BUDGET_MS = 50_000;

/**
 * Follows a feed page by page. A page is taken first and the position moved after it: what a crash or a second run at
 * the same time leaves are pages taken twice, never one that is missing.
 * @returns `caughtUpAt`: everything before this moment was taken; undefined when the run ended earlier.
 */
export async function followFeed<Page extends { readonly position: string }>(
  following: Following<Page>,
): Promise<{ readonly caughtUpAt?: Instant }> {
  const { after, take, position, clock } = following;
  const startedAt = clock();
  let reached = await position.read();
  for (;;) {
    const at = clock();
    if (msBetween(startedAt, at) >= RUN_BUDGET_MS) return {};
    const page = await after(reached?.value);
    if (page === undefined) return { caughtUpAt: at };

    await take(page);
    try {
      reached = await position.move(page.position, reached);
    } catch (error) {
      if (error instanceof StaleVersionError) return {};
      throw error;
    }
  }
}
