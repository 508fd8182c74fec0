import { describe, expect, it } from "vitest";
import { orderIdOf } from "#shared/kernel/identifiers.ts";
import { type Instant, instant, plusMs } from "#shared/kernel/instant.ts";
import { MissingDocumentError, StaleVersionError, UnavailableError } from "#shared/kernel/versioned.ts";
import { ACCEPTED_AT, EXPIRES_AT, PROCESSED_AT } from "#test/support/fulfilments.ts";
import { fulfilmentOf } from "#test/support/in-memory-orders.ts";
import { deliver, type FulfilmentWorld, fulfilmentWorld, RELEASED_AT } from "#test/unit/fulfilment/fulfilment-world.ts";

describe("fulfilling an order", () => {
  it("does each step when it is due and nothing before", async () => {
    const world = await fulfilmentWorld();
    const reached: string[] = [];
    const note = async () => void reached.push(await world.fulfil());

    await note();
    await world.acceptMail("order-confirmation");
    await note();
    await world.invoice();
    await note();
    world.at("2026-12-27T23:59:59.999Z");
    await note();
    world.at(RELEASED_AT);
    await note();
    await world.acceptMail("code-list");
    await note();
    world.at(plusMs(EXPIRES_AT, -1));
    await note();
    for (const { lotId } of world.around.lots) world.around.closed.set(lotId, 2);
    world.at(plusMs(EXPIRES_AT, 20 * 60_000));
    await note();

    expect(reached).toEqual([
      "processed",
      "confirmed",
      "invoiced",
      "invoiced",
      "released",
      "delivered",
      "delivered",
      "ended",
    ]);
    expect(await world.mailKinds()).toEqual(["order-confirmation", "code-list", "expiry-notice"]);
  });

  it("asked ten times at each turn changes nothing more and plans no mail twice", async () => {
    const once = await fulfilmentWorld();
    await deliver(once);
    const often = await fulfilmentWorld();
    const repeating = { ...often, fulfil: () => repeat(often, 10) };

    await deliver(repeating);

    expect(await often.fulfilment()).toEqual(await once.fulfilment());
    expect(often.around.messages).toEqual(once.around.messages);
    expect(often.around.lots).toHaveLength(1);
  });

  it("does several due steps in one go", async () => {
    const world = await fulfilmentWorld();
    await world.fulfil();
    await world.invoice();
    await world.acceptMail("order-confirmation");
    world.at(RELEASED_AT);

    expect(await world.fulfil()).toBe("released");
    expect(Object.keys((await world.fulfilment()).milestones)).toEqual(
      expect.arrayContaining(["processed", "confirmed", "invoiced", "released"]),
    );
  });

  it("sends each planned mail at once, after it was stored", async () => {
    const world = await fulfilmentWorld();
    world.store.beforeNextSaves(() => expect(world.around.messages).toEqual([]));

    await world.fulfil();

    expect(world.around.messages).toEqual(["send-mail order-confirmation"]);
  });

  it("is a fault when the order cannot be read", async () => {
    const world = await fulfilmentWorld();

    await expect(world.fulfil(undefined, orderIdOf("lar-demo", "PO-0"))).rejects.toThrow(MissingDocumentError);
  });

  it("stops at a cancelled order", async () => {
    const world = await fulfilmentWorld();
    await world.cancel();

    expect(await world.fulfil()).toBe("cancelled");
    expect(await world.mailKinds()).toEqual([]);
  });
});

describe("fulfilling an order that somebody else changes", () => {
  it("decides again by what is there now", async () => {
    const world = await fulfilmentWorld();
    world.store.beforeNextSaves(() => world.cancel());

    expect(await world.fulfil()).toBe("cancelled");
    expect(await world.mailKinds()).toEqual([]);
    expect(world.around.messages).toEqual(["fulfil-order cancelled"]);
    expect(world.around.left).toEqual([...world.around.register.keys()]);
  });

  it("finds its own effect where its answer was lost, and leaves the mail to its wake-up", async () => {
    const world = await fulfilmentWorld();
    world.store.loseNextAnswer();

    expect(await world.fulfil()).toBe("processed");
    expect(await world.mailKinds()).toEqual(["order-confirmation"]);
    expect((await world.fulfilment()).timeline.map(({ type }) => type)).toEqual(["order-accepted", "order-processed"]);
  });

  it("gives up after three lost races, having changed nothing", async () => {
    const world = await fulfilmentWorld();
    const lose = () => {
      throw new StaleVersionError("somebody was faster");
    };
    world.store.beforeNextSaves(lose, lose, lose);

    await expect(world.fulfil()).rejects.toThrow(StaleVersionError);
    expect(await world.mailKinds()).toEqual([]);
    expect(await world.fulfil()).toBe("processed");
  });

  it("reads back each of its own writes by its session, where replicas lag", async () => {
    const world = await fulfilmentWorld();
    const { session } = await fulfilmentOf(world.store);
    world.store.isLagging = true;

    expect(await world.fulfil(session)).toBe("processed");
    expect(await world.mailKinds()).toEqual(["order-confirmation"]);
  });

  it("does nothing twice when it is given no session and reads what is old", async () => {
    const world = await fulfilmentWorld();
    await world.fulfil();
    world.store.isLagging = true;

    await expect(world.fulfil()).rejects.toThrow(StaleVersionError);
    expect(await world.mailKinds()).toEqual(["order-confirmation"]);
    expect(world.around.register.size).toBe(1);
  });

  it("leaves everything to the next try when the database goes away", async () => {
    const world = await fulfilmentWorld();
    world.store.beforeNextSaves(() => {
      throw new UnavailableError("away");
    });

    await expect(world.fulfil()).rejects.toThrow("away");
    expect((await world.fulfilment()).milestones).toEqual({ accepted: ACCEPTED_AT });
    expect(await world.fulfil()).toBe("processed");
  });
});

describe("the next look of an order", () => {
  const moveLook = async ({ store }: FulfilmentWorld, wakeAt: Instant | undefined) => {
    const due = await store.wakeList.due(EXPIRES_AT, 10);
    const fulfilment = due.find(({ mailId }) => mailId === undefined);
    if (!fulfilment) throw new Error("the order waits for nothing");
    await store.wakeList.postpone(fulfilment, { attempt: 1, ...(wakeAt && { wakeAt }) });
  };

  it.each([
    ["beyond its release", instant("2026-12-28T00:41:00Z")],
    ["to never", undefined],
  ])("is taken back where the wake timer moved it %s", async (_where, wakeAt) => {
    const world = await fulfilmentWorld();
    await world.fulfil();
    await world.acceptMail("order-confirmation");
    await world.fulfil();
    await world.invoice();
    await moveLook(world, wakeAt);

    await world.fulfil();

    expect((await world.fulfilment()).wakeAt).toBe(RELEASED_AT);
  });

  it("stays where the wake timer moved it, when nothing is known to matter before", async () => {
    const world = await fulfilmentWorld();
    await world.fulfil();
    await moveLook(world, instant("2026-12-18T02:00:00Z"));

    await world.fulfil();

    expect((await world.fulfilment()).wakeAt).toBe("2026-12-18T02:00:00.000Z");
  });

  it("is right after a promise's due moment, when the promise is found to be missed", async () => {
    const world = await fulfilmentWorld();
    await world.fulfil();
    const [promise] = (await world.fulfilment()).promises;

    world.at(plusMs(promise?.dueAt ?? PROCESSED_AT, 1));
    await world.fulfil();

    expect((await world.fulfilment()).promises).toEqual([{ ...promise, missedAt: world.time.now }]);
  });
});

async function repeat(world: FulfilmentWorld, times: number) {
  let reached = await world.fulfil();
  for (let time = 1; time < times; time += 1) reached = await world.fulfil();
  return reached;
}
