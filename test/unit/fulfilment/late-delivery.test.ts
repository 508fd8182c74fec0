import { describe, expect, it } from "vitest";
import { MINUTE_MS, plusMs } from "#shared/kernel/instant.ts";
import { EXPIRES_AT } from "#test/support/fulfilments.ts";
import { anOrder } from "#test/support/in-memory-orders.ts";
import {
  type FulfilmentWorld,
  fulfilmentWorld,
  RELEASED_AT,
  resumedTooLate,
} from "#test/unit/fulfilment/fulfilment-world.ts";

const { orderId } = anOrder();
const heldOf = async ({ store }: FulfilmentWorld) => (await store.orders.findHistory(orderId))?.progress.held;

/** Confirmed, invoiced and released; its lots have closed when they are asked. */
async function released() {
  const world = await fulfilmentWorld();
  await world.fulfil();
  await world.acceptMail("order-confirmation");
  await world.fulfil();
  await world.invoice();
  world.at(RELEASED_AT);
  await world.fulfil();
  for (const { lotId } of world.around.lots) world.around.closed.set(lotId, 0);
  return world;
}

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

  it("R-48: hold it also when only its subscription is over by then", async () => {
    const world = await fulfilmentWorld();
    world.around.subscriptionEndsOn = "2026-12-24";
    await world.fulfil();

    await world.invoice();

    expect(await heldOf(world)).toEqual({ reason: "delivery-after-expiry", since: world.time.now });
  });

  it("hold the order when its release was delayed beyond the term, again and again", async () => {
    const world = await resumedTooLate();

    await world.fulfil();

    expect(await heldOf(world)).toEqual({ reason: "delivery-after-expiry", since: EXPIRES_AT });
    expect(world.around.lots).toEqual([]);
  });

  it("end the order, with nothing released, once an operator has let it go", async () => {
    const world = await fulfilmentWorld(anOrder({ term: { ...anOrder().term, endsOn: "2026-12-24" } }));
    await world.fulfil();
    await world.acceptMail("order-confirmation");
    await world.fulfil();
    await world.invoice();

    await world.resume();
    const reached = await world.fulfil();

    const { promises, lots, wakeAt } = await world.fulfilment();
    expect(reached).toBe("ended");
    expect(lots).toEqual([]);
    expect(wakeAt).toBeUndefined();
    expect(promises.find(({ kind }) => kind === "deliver")).toMatchObject({ withdrawnAt: world.time.now });
    expect(await heldOf(world)).toBeUndefined();
    expect(await world.mailKinds()).toEqual(["order-confirmation", "order-held"]);
  });

  it("hold the order again when it was resumed for another reason, and end it when it is resumed once more", async () => {
    const world = await resumedTooLate();
    const first = await world.fulfil();

    await world.resume();

    expect([first, await world.fulfil()]).toEqual(["invoiced", "ended"]);
    expect(world.around.lots).toEqual([]);
  });

  it("hold a released order whose list was never sent, until an operator lets it end", async () => {
    const world = await released();
    world.at(plusMs(EXPIRES_AT, 20 * MINUTE_MS));
    await world.fulfil();
    const held = await heldOf(world);

    await world.resume();

    expect(held?.reason).toBe("delivery-after-expiry");
    expect(await world.fulfil()).toBe("ended");
  });

  it("do not end an order while its list is on its way, for it may have been accepted in time", async () => {
    const world = await released();
    world.at(plusMs(EXPIRES_AT, -MINUTE_MS));
    await world.beginSending("code-list");
    const accepted = plusMs(EXPIRES_AT, -1);
    world.at(plusMs(EXPIRES_AT, 20 * MINUTE_MS));
    const meanwhile = await world.fulfil();

    await world.acceptMail("code-list", accepted);

    expect(meanwhile).toBe("released");
    expect(await world.fulfil()).toBe("ended");
    expect((await world.fulfilment()).milestones.delivered).toBe(accepted);
  });

  it("hold the order whose list was accepted when the first of them had expired", async () => {
    const world = await released();
    world.at(EXPIRES_AT);
    await world.acceptMail("code-list");

    await world.fulfil();

    expect(await heldOf(world)).toEqual({ reason: "delivery-after-expiry", since: EXPIRES_AT });
    expect((await world.fulfilment()).milestones).not.toHaveProperty("delivered");
  });
});

describe("an order whose confirmation was never accepted when its lots close", () => {
  async function unconfirmed() {
    const world = await fulfilmentWorld();
    await world.fulfil();
    await world.invoice();
    world.at(RELEASED_AT);
    await world.fulfil();
    await world.acceptMail("code-list");
    for (const { lotId } of world.around.lots) world.around.closed.set(lotId, 0);
    world.at(plusMs(EXPIRES_AT, 20 * MINUTE_MS));
    return world;
  }

  it("does not end by itself: its confirmation is still awaited", async () => {
    const world = await unconfirmed();

    expect(await world.fulfil()).toBe("delivered");
    expect((await world.fulfilment()).wakeAt).toBeDefined();
  });

  it("ends once it is confirmed, however late", async () => {
    const world = await unconfirmed();
    await world.fulfil();

    await world.acceptMail("order-confirmation");

    expect(await world.fulfil()).toBe("ended");
    expect((await world.fulfilment()).milestones.confirmed).toBe(world.time.now);
  });

  it("parked with its mail, ends once an operator lets it, and nothing is confirmed any more", async () => {
    const world = await unconfirmed();
    await world.fulfil();
    await world.parkMail("order-confirmation");
    const held = await heldOf(world);

    await world.resume();

    expect(held?.reason).toBe("parked");
    expect(await world.fulfil()).toBe("ended");
    expect(await world.mail("order-confirmation")).toMatchObject({ status: "withdrawn" });
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
