import { type FeedPosition, followFeed } from "#shared/kernel/follow-feed.ts";
import type { OrderId } from "#shared/kernel/identifiers.ts";
import type { Clock } from "#shared/kernel/instant.ts";
import { retryWhenStale } from "#shared/kernel/retry-when-stale.ts";
import type { Versioned } from "#shared/kernel/versioned.ts";
import { isSame, type Row, rowOf } from "#shared/operations/domain/order-lists.ts";
import type { OrderFeed, OrderLists, ReadStanding } from "#shared/operations/ports.ts";

/** Brings the lists up to date with the orders. `followed`: orders that were looked at. */
export type FollowOrders = () => Promise<{ readonly followed: number }>;

type Dependencies = {
  readonly feed: OrderFeed;
  readonly readStanding: ReadStanding;
  readonly lists: OrderLists;
  readonly position: FeedPosition;
  readonly clock: Clock;
};

const AT_ONCE = 8;

/** Reads each changed order as it is now, so that a page taken twice, or late, changes nothing. */
export const createFollowOrders =
  (dependencies: Dependencies): FollowOrders =>
  async () => {
    const { feed, lists, position, clock } = dependencies;
    let followed = 0;
    const { caughtUpAt } = await followFeed({
      after: feed.after,
      take: async ({ orderIds }) => {
        const rest = [...orderIds];
        const work = async () => {
          for (let orderId = rest.pop(); orderId; orderId = rest.pop()) await listOrder(orderId, dependencies);
        };
        await Promise.all(Array.from({ length: AT_ONCE }, work));
        followed += orderIds.length;
      },
      position,
      clock,
    });
    if (caughtUpAt !== undefined) await lists.caughtUp(caughtUpAt);
    return { followed };
  };

/** A row beside is written before the row that knows it, so that what a crash leaves is found again. */
async function listOrder(orderId: OrderId, { readStanding, lists }: Dependencies): Promise<void> {
  let written: readonly Row[] | undefined;
  await retryWhenStale(async () => {
    const { row, stored } = await readBoth(orderId, readStanding, lists);
    const known = stored?.value;
    if (known !== undefined && known.changedAt > row.changedAt) return;
    if (known !== undefined && written === undefined && isSame(known, row)) return;

    const there = [...(known?.beside ?? []), ...(written ?? [])];
    const isRepaired = written !== undefined;
    written = [...(written ?? []), ...(row.beside ?? [])];
    await writeBeside(row, { there, isRepaired }, lists);
    await lists.put(row, stored?.version);
  });
}

/** `isRepaired`: another run wrote at the same time, so that every row is written again, whatever seems to be there. */
async function writeBeside(
  { beside = [] }: Row,
  { there, isRepaired }: { readonly there: readonly Row[]; readonly isRepaired: boolean },
  lists: OrderLists,
): Promise<void> {
  for (const { list, id } of there.filter((one) => !beside.some((other) => isOneRow(one, other))))
    await lists.remove(list, id);
  for (const row of beside) if (isRepaired || !there.some((other) => isSame(row, other))) await putBeside(row, lists);
}

/** The stored row as it was before the order was read, so that nothing newer can have been written over it unseen. */
async function readBoth(orderId: OrderId, readStanding: ReadStanding, lists: OrderLists) {
  const row = rowOf(await readStanding(orderId));
  const stored = await lists.find(row.list, row.id);
  // Only whole seconds are known: a row of the same second may hold what came after the read.
  if (stored === undefined || stored.value.changedAt < row.changedAt) return { row, stored };
  return { row: rowOf(await readStanding(orderId)), stored };
}

async function putBeside(row: Row, lists: OrderLists): Promise<void> {
  const stored: Versioned<Row> | undefined = await lists.find(row.list, row.id);
  if (stored === undefined || stored.value.changedAt <= row.changedAt) await lists.put(row, stored?.version);
}

const isOneRow = (one: Row, other: Row): boolean => one.list === other.list && one.id === other.id;
