import { describe, expect, it } from "vitest";
import { orderIdOf } from "#shared/kernel/identifiers.ts";
import { anOrder } from "#test/support/in-memory-orders.ts";
import { fulfilmentWorld } from "#test/unit/fulfilment/fulfilment-world.ts";

describe("cancelling what becomes of an order", () => {
  it("withdraws its promises and its mail, leaves the register and waits for nothing", async () => {
    const world = await fulfilmentWorld();
    await world.fulfil();

    const outcome = await world.cancel();
    await world.fulfil();

    const { milestones, promises, wakeAt } = await world.fulfilment();
    expect(outcome).toMatchObject({ ok: true, value: { milestones: { cancelled: world.time.now } } });
    expect(milestones.cancelled).toBe(world.time.now);
    expect(promises).toMatchObject([{ kind: "confirm", withdrawnAt: world.time.now }]);
    expect(wakeAt).toBeUndefined();
    expect(await world.mail("order-confirmation")).toMatchObject({ status: "withdrawn" });
    expect(world.around.left).toEqual([anOrder().orderId]);
  });

  it("again, or with its answer lost, leaves the first moment", async () => {
    const world = await fulfilmentWorld();
    world.store.loseNextAnswer();
    const first = await world.cancel();
    const cancelled = await world.fulfilment();
    world.at("2026-12-19T01:00:00Z");

    const again = await world.cancel();

    expect([first.ok, again.ok]).toEqual([true, true]);
    expect(await world.fulfilment()).toEqual(cancelled);
  });

  it("decides by what somebody else has done meanwhile", async () => {
    const world = await fulfilmentWorld();
    await world.fulfil();
    world.store.beforeNextSaves(() => world.invoice());

    expect(await world.cancel()).toEqual({ ok: false, refusal: "order-already-invoiced" });
    expect((await world.fulfilment()).milestones.cancelled).toBeUndefined();
  });

  it("is for its own reseller, and claims no webhook id where it is refused", async () => {
    const world = await fulfilmentWorld();
    const unknown = await fulfilmentWorld(
      anOrder({ orderId: orderIdOf("lar-other", "PO-1"), resellerId: "lar-other" }),
    );

    expect(await world.cancel("lar-other")).toEqual({ ok: false, refusal: "order-unknown" });
    expect(await unknown.cancel()).toEqual({ ok: false, refusal: "order-unknown" });
    expect([world.claims.asked, unknown.claims.asked]).toEqual([0, 0]);
  });

  it("changes nothing under a webhook id that stood for something else", async () => {
    const world = await fulfilmentWorld();
    world.claims.isReuse = true;

    expect(await world.cancel()).toEqual({ ok: false, refusal: "idempotency-key-reuse" });
    expect((await world.fulfilment()).milestones.cancelled).toBeUndefined();
  });
});
