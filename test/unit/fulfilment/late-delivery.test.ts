import { describe, expect, it } from "vitest";
import { plusMs } from "#shared/kernel/instant.ts";
import { EXPIRES_AT } from "#test/support/fulfilments.ts";
import { anOrder } from "#test/support/in-memory-orders.ts";
import { type FulfilmentWorld, fulfilmentWorld, RELEASED_AT } from "#test/unit/fulfilment/fulfilment-world.ts";

const { orderId } = anOrder();
const heldOf = async ({ store }: FulfilmentWorld) => (await store.orders.findHistory(orderId))?.progress.held;

describe("codes that would come too late to be used", () => {
  it("hold the order as soon as its invoice opens the window after the term", async () => {
    const world = await fulfilmentWorld(anOrder({ term: { ...anOrder().term, endsOn: "2026-12-24" } }));
    await world.fulfil();

    await world.invoice();

    expect(await heldOf(world)).toEqual({ reason: "delivery-after-expiry", since: world.time.now });
    world.at(RELEASED_AT);
    await world.fulfil();
    expect(world.around.lots).toEqual([]);
  });

  it("hold the order when its release was delayed beyond the term, again and again", async () => {
    const world = await fulfilmentWorld();
    await world.fulfil();
    await world.refuseMail("order-confirmation");
    await world.fulfil();
    await world.invoice();
    world.at(EXPIRES_AT);

    await world.resume();
    await world.fulfil();

    expect(await heldOf(world)).toEqual({ reason: "delivery-after-expiry", since: EXPIRES_AT });
    expect(world.around.lots).toEqual([]);
  });

  it("hold a released order whose list was never sent, until an operator lets it end", async () => {
    const world = await fulfilmentWorld();
    await world.fulfil();
    await world.acceptMail("order-confirmation");
    await world.fulfil();
    await world.invoice();
    world.at(RELEASED_AT);
    await world.fulfil();
    for (const { lotId } of world.around.lots) world.around.closed.set(lotId, 0);
    world.at(plusMs(EXPIRES_AT, 20 * 60_000));
    await world.fulfil();
    const held = await heldOf(world);

    await world.resume();

    expect(held?.reason).toBe("delivery-after-expiry");
    expect(await world.fulfil()).toBe("ended");
  });
});

it("an order released when its window has closed is an alert, and its promise missed", async () => {
  const world = await fulfilmentWorld();
  await world.fulfil();
  await world.invoice();
  world.at("2027-02-01T00:00:00Z");

  await world.fulfil();

  expect(world.around.alerts).toEqual([`delivery-late ${orderId}`]);
  expect((await world.fulfilment()).promises).toMatchObject([
    { kind: "confirm" },
    { kind: "deliver", missedAt: world.time.now },
  ]);
});
