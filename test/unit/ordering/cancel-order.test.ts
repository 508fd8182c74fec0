import { describe, expect, it } from "vitest";
import { recordInvoice } from "#shared/fulfilment/domain/transitions.ts";
import { deliveryTerms, INVOICED_AT } from "#test/support/fulfilments.ts";
import { fulfilmentOf } from "#test/support/in-memory-orders.ts";
import { orderId, orderingWorld } from "#test/unit/ordering/ordering-world.ts";

describe("cancelling an order", () => {
  it("answers with the cancelled order, as often as it is asked for", async () => {
    const world = orderingWorld();
    await world.accept();

    const outcomes = [await world.cancel(), await world.cancel()];

    expect(outcomes).toMatchObject([
      { ok: true, value: { order: { orderId }, progress: { status: "cancelled" } } },
      { ok: true, value: { order: { orderId }, progress: { status: "cancelled" } } },
    ]);
  });

  it("leaves its purchase order number used", async () => {
    const world = orderingWorld();
    await world.accept();
    await world.cancel();

    const again = await world.accept();

    expect(again).toMatchObject({ ok: true, value: { history: { progress: { status: "cancelled" } } } });
    expect(world.store.size).toBe(1);
  });

  it("of another reseller is refused as unknown and leaves nothing", async () => {
    const world = orderingWorld();
    await world.accept();
    const claimed = world.claims.contents.size;

    const outcome = await world.cancel("lar-other");

    expect(outcome).toEqual({ ok: false, refusal: "order-unknown" });
    expect(world.claims.contents.size).toBe(claimed);
    expect((await fulfilmentOf(world.store)).value.milestones.cancelled).toBeUndefined();
  });

  it("is refused once it was invoiced (R-74)", async () => {
    const world = orderingWorld();
    await world.accept();
    const stored = await fulfilmentOf(world.store);
    const invoice = { invoiceNumber: "INV-1", invoicedOn: "2026-12-18", recordedAt: INVOICED_AT };
    await world.store.fulfilments.save(stored, recordInvoice(stored.value, invoice, deliveryTerms, INVOICED_AT));

    expect(await world.cancel()).toEqual({ ok: false, refusal: "order-already-invoiced" });
  });
});
