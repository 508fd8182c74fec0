import { type Clock, type Instant, msBetween } from "#shared/kernel/instant.ts";
import { lookLater, type Waiting } from "#shared/kernel/wake.ts";

/** Documents that wait, found by the one question `wakeAt <= now`. */
export interface WakeList<Due extends { readonly waiting: Waiting }> {
  /** Up to `limit` documents whose `wakeAt` is at or before `now`, in no particular order. */
  due(now: Instant, limit: number): Promise<readonly Due[]>;
  /** Moves a document on to its next look; false when somebody else changed it since it was found. */
  postpone(due: Due, next: Waiting): Promise<boolean>;
}

/** Documents asked for at once. */
const WAKE_PAGE = 100;
/** One run stops after this long and leaves the rest to the next. Unit: milliseconds. */
const RUN_BUDGET_MS = 120_000;
const AT_ONCE = 16;

type Wake<Due extends { readonly waiting: Waiting }> = {
  readonly list: WakeList<Due>;
  readonly send: (due: Due) => Promise<void>;
  /** Told, at least once, of a document before it gets its last look and then waits for an operator. */
  readonly onParked?: (due: Due) => void;
};

/**
 * Puts the message of every due document on its queue again and moves its next look on, page by page.
 * Postponed first, so that two runs never send the same look twice; a message lost after that is sent by the next look.
 * The last look has none after it: it is told of before, and sent also where the answer to parking was lost.
 * @throws what the list or `send` threw, after the rest of its page was tried: the next run catches up.
 */
export async function wakeDue<Due extends { readonly waiting: Waiting }>(
  wake: Wake<Due> & { readonly clock: Clock },
): Promise<{ readonly woken: number }> {
  const startedAt = wake.clock();
  for (let woken = 0; ; ) {
    const at = wake.clock();
    const page = await wake.list.due(at, WAKE_PAGE);
    woken += await wakePage(page, at, wake);
    if (page.length < WAKE_PAGE || msBetween(startedAt, at) >= RUN_BUDGET_MS) return { woken };
  }
}

async function wakePage<Due extends { readonly waiting: Waiting }>(
  page: readonly Due[],
  at: Instant,
  { list, send, onParked }: Wake<Due>,
): Promise<number> {
  let woken = 0;
  const faults: unknown[] = [];
  const rest = [...page];
  const work = async () => {
    for (let due = rest.pop(); due; due = rest.pop()) {
      try {
        const next = lookLater(due.waiting, at);
        const isLastLook = next.parkedAt !== undefined;
        if (isLastLook) onParked?.(due);
        const isPostponed = await list.postpone(due, next);
        if (!isPostponed && !isLastLook) continue;
        await send(due);
        woken += 1;
      } catch (error) {
        faults.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} of ${page.length} due documents not woken`);
  return woken;
}
