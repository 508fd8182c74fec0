import { expect, it } from "vitest";
import { orderIdOf } from "#shared/kernel/identifiers.ts";
import { anOrder } from "#test/support/in-memory-orders.ts";
import { orderId, orderingWorld } from "#test/unit/ordering/ordering-world.ts";

it("a reseller reads its order with what became of it, in one request (R-64)", async () => {
  const world = orderingWorld();
  await world.accept();
  const before = world.requests();

  const outcome = await world.read({ orderId, resellerId: "lar-demo" });

  expect(outcome).toMatchObject({ ok: true, value: { order: anOrder(), progress: { status: "accepted" }, mails: [] } });
  expect(world.requests() - before).toBe(1);
});

it("another reseller's order answers as one that does not exist", async () => {
  const world = orderingWorld();
  await world.accept();

  const others = await world.read({ orderId, resellerId: "lar-other" });
  const unknown = await world.read({ orderId: orderIdOf("lar-demo", "PO-0"), resellerId: "lar-demo" });

  expect(others).toEqual({ ok: false, refusal: "order-unknown" });
  expect(unknown).toEqual(others);
});
