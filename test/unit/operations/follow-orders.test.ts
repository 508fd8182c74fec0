import { describe, expect, it } from "vitest";
import { instant, plusMs } from "#shared/kernel/instant.ts";
import { HELD, listOfReseller, PROMISES, type Row } from "#shared/operations/domain/order-lists.ts";
import type { OrderStanding } from "#shared/operations/domain/order-standing.ts";
import type { ReadStanding } from "#shared/operations/ports.ts";
import { createFollowOrders } from "#shared/operations/use-cases/follow-orders.ts";
import { InMemoryPosition } from "#test/support/in-memory-journal.ts";
import { InMemoryOrderLists, InMemoryStandings } from "#test/support/in-memory-order-lists.ts";
import { standing, toConfirm } from "#test/unit/operations/standings.ts";

const NOW = instant("2026-12-18T02:00:00Z");
const held = { reason: "no-usable-contact", since: NOW } as const;

function world({ clock = () => NOW } = {}) {
  const [orders, lists] = [new InMemoryStandings(), new InMemoryOrderLists()];
  const runner = (readStanding: ReadStanding = orders.read, position = new InMemoryPosition()) =>
    createFollowOrders({ feed: orders, readStanding, lists, position, clock });
  const contents = async (list: string) => {
    const range = { list, by: "key", floor: "", ceiling: "~", isNewestFirst: false, most: 1000 } as const;
    return (await lists.rows(range)).map(({ content }: Row) => content);
  };
  const everything = () => Promise.all([listOfReseller("lar-demo"), PROMISES, HELD].map(contents));
  return { orders, lists, runner, run: runner(), contents, everything };
}

const kept = (changes: Partial<OrderStanding> = {}) =>
  standing("PO-1", { status: "confirmed", openPromises: [], changedAt: 5, ...changes });

describe("following orders into lists", () => {
  it("begins with all there are, page by page, and says up to when", async () => {
    const { orders, lists, run, contents } = world();
    orders.change(...Array.from({ length: 25 }, (_, n) => standing(`PO-${n}`)));
    const before = await lists.asOf();

    const outcomes = [await run(), await run()];

    expect(outcomes).toEqual([{ followed: 25 }, { followed: 0 }]);
    expect(await contents(listOfReseller("lar-demo"))).toHaveLength(25);
    expect(await contents(PROMISES)).toHaveLength(25);
    expect([before, await lists.asOf()]).toEqual([undefined, NOW]);
  });

  it("shows what is promised, held and done, and takes it away again", async () => {
    const { orders, run, contents } = world();
    orders.change(standing("PO-1", { held }));
    await run();
    const [promises, waiting] = [await contents(PROMISES), await contents(HELD)];

    orders.change(kept());
    await run();

    const name = { orderId: kept().orderId, resellerId: "lar-demo", agreementNumber: "EES-TW-1042" };
    const why = { reason: "no-usable-contact", action: "name-another-contact" };
    expect(promises).toMatchObject([{ ...name, kind: "confirm", dueAt: toConfirm.dueAt, missedAt: null, ...why }]);
    expect(waiting).toMatchObject([{ ...name, status: "processed", since: NOW, ...why }]);
    expect(await contents(listOfReseller("lar-demo"))).toMatchObject([{ status: "confirmed", held: null }]);
    expect([await contents(PROMISES), await contents(HELD)]).toEqual([[], []]);
  });

  it("writes nothing for an order that only waited on", async () => {
    const { orders, lists, run } = world();
    orders.change(standing("PO-1"));
    await run();
    const { writes } = lists;

    orders.change(standing("PO-1", { changedAt: 9 }));
    await run();

    expect(lists.writes).toBe(writes);
  });

  it("makes the same lists again from the beginning when its position is lost", async () => {
    const { orders, run, runner, everything } = world();
    orders.change(standing("PO-1", { held }), standing("PO-2"), kept());
    await run();
    const once = await everything();

    await runner()();

    expect(await everything()).toEqual(once);
  });

  it("never shows an older state over a newer one, whichever comes last", async () => {
    const { orders, run, runner, everything } = world();
    orders.change(kept());
    await run();
    const newest = await everything();

    await runner(async () => standing("PO-1", { held }))();

    expect(await everything()).toEqual(newest);
  });

  it("ends with the newest state where a slow run wrote in between", async () => {
    const { orders, run, runner, everything } = world();
    const older = standing("PO-1", { held, changedAt: 5 });
    orders.change(older);
    const [asked, answered] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    let isFirst = true;
    const slow: ReadStanding = async (orderId) => {
      if (!isFirst) return orders.read(orderId);
      isFirst = false;
      asked.resolve();
      await answered.promise;
      return older;
    };

    const behind = runner(slow)();
    await asked.promise;
    orders.change(kept());
    await run();
    const newest = await everything();
    answered.resolve();
    await behind;

    expect(await everything()).toEqual(newest);
    expect(newest).toMatchObject([[{ status: "confirmed" }], [], []]);
  });

  it("does not move on past an order that cannot be read", async () => {
    const { orders, lists, runner, contents } = world();
    orders.change(standing("PO-1"));
    const position = new InMemoryPosition();
    const away = runner(() => Promise.reject(new Error("away")), position)();

    await expect(away).rejects.toThrow("away");
    expect(await lists.asOf()).toBeUndefined();
    await runner(orders.read, position)();

    expect(await contents(PROMISES)).toHaveLength(1);
  });

  it("does not say it has caught up when it stopped after 50 seconds", async () => {
    let looks = 0;
    const { orders, lists, run } = world({ clock: () => plusMs(NOW, 20_000 * looks++) });
    orders.change(...Array.from({ length: 50 }, (_, n) => standing(`PO-${n}`)));

    const outcome = await run();

    expect(outcome).toEqual({ followed: 20 });
    expect(await lists.asOf()).toBeUndefined();
  });
});
