import { describe, expect, it } from "vitest";
import { orderIdOf } from "#shared/kernel/identifiers.ts";
import { instant } from "#shared/kernel/instant.ts";
import { UnavailableError } from "#shared/kernel/versioned.ts";
import { goods, PROCESSED_AT } from "#test/support/fulfilments.ts";
import { anOrder } from "#test/support/in-memory-orders.ts";
import { type FulfilmentWorld, fulfilmentWorld, RELEASED_AT } from "#test/unit/fulfilment/fulfilment-world.ts";

const ordered = (number: number, resellerId = "lar-demo") => {
  const purchaseOrderNumber = `PO-${number}`;
  return anOrder({ orderId: orderIdOf(resellerId, purchaseOrderNumber), purchaseOrderNumber, resellerId });
};
const [first, second, others] = [ordered(1), ordered(2), ordered(3, "lar-other")];
const both = { orderIds: [first.orderId, second.orderId] };

/** Two processed orders of lar-demo and one of another reseller. */
async function processed() {
  const world = await fulfilmentWorld(first, second, others);
  for (const { orderId } of [first, second, others]) await world.fulfil(undefined, orderId);
  return world;
}

const invoicesOf = async (world: FulfilmentWorld) =>
  Promise.all(
    [first, second, others].map(async ({ orderId }) => (await world.fulfilment(orderId)).invoice?.invoiceNumber),
  );

describe("invoicing orders", () => {
  it("records one invoice for several orders and promises each its delivery (R-40, T-4)", async () => {
    const world = await processed();

    const outcome = await world.invoice(both);

    expect(outcome).toMatchObject({ ok: true, value: [{ orderId: first.orderId }, { orderId: second.orderId }] });
    expect(await invoicesOf(world)).toEqual(["INV-1", "INV-1", undefined]);
    expect(await world.fulfilment(second.orderId)).toMatchObject({
      invoice: { invoiceNumber: "INV-1", invoicedOn: "2026-12-18", recordedAt: PROCESSED_AT },
      releaseAt: RELEASED_AT,
      promises: [{ kind: "confirm" }, { kind: "deliver", startedAt: PROCESSED_AT, calendar: "TW" }],
    });
  });

  it("promises delivery on the days of the edition the order is pinned to, not of the others (R-34, R-58)", async () => {
    const world = await fulfilmentWorld(anOrder({ editionId: "C-2019-zh" }));
    world.around.deliveryDays = { "C-2019-zh": { first: 2, last: 3 } };
    await world.fulfil();

    await world.invoice();

    const [, delivery] = (await world.fulfilment()).promises;
    expect(delivery?.counted).toEqual({
      businessDays: { first: 2, last: 3 },
      from: "2026-12-18",
      opensOn: "2026-12-22",
      lastOn: "2026-12-22",
    });
  });

  it("promises delivery from the invoice's own date, though it is recorded days later (R-58)", async () => {
    const world = await processed();
    world.at("2026-12-22T02:00:00Z");

    await world.invoice(both);

    const [, delivery] = (await world.fulfilment(first.orderId)).promises;
    expect(delivery).toMatchObject({
      startedAt: "2026-12-22T02:00:00.000Z",
      counted: { from: "2026-12-18", opensOn: "2026-12-28" },
    });
  });

  it("again changes nothing", async () => {
    const world = await processed();
    await world.invoice(both);
    const before = await world.fulfilment(first.orderId);
    world.at("2026-12-19T01:00:00Z");

    const again = await world.invoice(both);

    expect(again).toMatchObject({ ok: true, value: [before, { orderId: second.orderId }] });
    expect(await world.fulfilment(first.orderId)).toEqual(before);
  });

  it("completes what a call that broke off had begun", async () => {
    const world = await processed();
    world.store.beforeNextSaves(
      () => undefined,
      () => {
        throw new UnavailableError("away");
      },
    );

    await expect(world.invoice(both)).rejects.toThrow("away");
    const between = await invoicesOf(world);
    const again = await world.invoice(both);

    expect(between).toEqual(["INV-1", undefined, undefined]);
    expect(again.ok).toBe(true);
    expect(await invoicesOf(world)).toEqual(["INV-1", "INV-1", undefined]);
  });

  it("is done once when its answer was lost, or many ask at once", async () => {
    const world = await processed();
    world.store.loseNextAnswer();

    const outcomes = await Promise.all([world.invoice(both), world.invoice(both)]);

    expect(outcomes.every(({ ok }) => ok)).toBe(true);
    const { timeline, promises } = await world.fulfilment(first.orderId);
    expect(timeline.filter(({ type }) => type === "order-invoiced")).toHaveLength(1);
    expect(promises.filter(({ kind }) => kind === "deliver")).toHaveLength(1);
  });

  it("sends nothing while the codes have to wait, and the next step at once where they are late already", async () => {
    const [inTime, late] = [await processed(), await processed()];
    late.at("2027-02-01T00:00:00Z");

    await inTime.invoice({ orderIds: [first.orderId] });
    await late.invoice({ orderIds: [first.orderId] });

    expect(inTime.around.messages).not.toContain("fulfil-order invoiced");
    expect(late.around.messages.at(-1)).toBe("fulfil-order invoiced");
  });
});

describe("an invoice that is refused", () => {
  it.each<[string, string, Parameters<FulfilmentWorld["invoice"]>[0]]>([
    ["names an unknown order", "order-unknown", { orderIds: [first.orderId, orderIdOf("lar-demo", "PO-0")] }],
    ["names another reseller's order", "order-unknown", { orderIds: [first.orderId, others.orderId] }],
    ["is of another reseller than its orders", "order-unknown", { ...both, resellerId: "lar-other" }],
    ["is of tomorrow", "invoice-date-implausible", { ...both, invoicedOn: "2026-12-19" }],
    ["is older than its orders", "invoice-date-implausible", { ...both, invoicedOn: "2026-12-17" }],
  ])(
    "because it %s writes none of its orders and claims no webhook id (R-40, D-10)",
    async (_why, refusal, changes) => {
      const world = await processed();

      const outcome = await world.invoice(changes);

      expect(outcome).toMatchObject({ ok: false, refusal });
      expect(await invoicesOf(world)).toEqual([undefined, undefined, undefined]);
      expect(world.claims.asked).toBe(0);
    },
  );

  it("points to the order to blame", async () => {
    const world = await processed();

    expect(await world.invoice({ orderIds: [first.orderId, others.orderId] })).toEqual({
      ok: false,
      refusal: "order-unknown",
      pointer: "/data/orderIds/1",
    });
  });

  it("because one order is not processed yet writes none", async () => {
    const world = await fulfilmentWorld(first, second);
    await world.fulfil(undefined, first.orderId);

    const outcome = await world.invoice(both);

    expect(outcome).toMatchObject({ ok: false, refusal: "order-not-processed", pointer: "/data/orderIds/1" });
    expect((await world.fulfilment(first.orderId)).invoice).toBeUndefined();
  });

  it.each([
    ["number", { invoiceNumber: "INV-2" }],
    ["date", { invoicedOn: "2026-12-19" }],
  ])("because the order was invoiced with another %s leaves the first", async (_what, changes) => {
    const world = await processed();
    await world.invoice({ orderIds: [first.orderId] });
    world.at("2026-12-19T01:00:00Z");

    const outcome = await world.invoice({ ...both, ...changes });

    expect(outcome).toMatchObject({ ok: false, refusal: "invoice-conflict", pointer: "/data/orderIds/0" });
    expect(await invoicesOf(world)).toEqual(["INV-1", undefined, undefined]);
  });

  it("because the order was cancelled leaves it so", async () => {
    const world = await processed();
    await world.cancel();

    expect(await world.invoice({ orderIds: [first.orderId] })).toMatchObject({ ok: false, refusal: "order-cancelled" });
  });

  it("because its webhook id stood for something else writes none", async () => {
    const world = await processed();
    world.claims.isReuse = true;

    expect(await world.invoice(both)).toEqual({ ok: false, refusal: "idempotency-key-reuse" });
    expect(await invoicesOf(world)).toEqual([undefined, undefined, undefined]);
  });
});

describe("the day of an invoice", () => {
  it.each([
    ["Asia/Taipei", "2026-12-18T15:59:59.999Z", "2026-12-18"],
    ["Asia/Taipei", "2026-12-18T16:00:00.000Z", "2026-12-19"],
    ["America/New_York", "2026-12-19T04:59:59.999Z", "2026-12-18"],
  ])("is one in the term's time zone: %s at %s takes %s and nothing later", async (timeZone, now, invoicedOn) => {
    const order = anOrder({ term: { ...goods().term, timeZone } });
    const world = await fulfilmentWorld(order);
    await world.fulfil();
    world.at(now);
    const dayAfter = invoicedOn.replace(/..$/, (day) => String(Number(day) + 1));

    expect(await world.invoice({ invoicedOn: dayAfter })).toMatchObject({ ok: false });
    expect(await world.invoice({ invoicedOn })).toMatchObject({ ok: true });
  });
});

describe("a calendar that ends", () => {
  const lateOrder = () =>
    anOrder({ acceptedAt: instant("2028-12-20T01:00:00Z"), term: { ...goods().term, endsOn: "2030-08-31" } });

  it("refuses an invoice whose window it does not reach, before the webhook id is claimed", async () => {
    const world = await fulfilmentWorld(lateOrder());
    world.at("2028-12-20T01:00:00Z");
    await world.fulfil();

    const outcome = await world.invoice({ invoicedOn: "2028-12-20" });

    expect(outcome).toEqual({ ok: false, refusal: "calendar-not-available", pointer: "/data/orderIds/0" });
    expect(world.claims.asked).toBe(0);
    expect((await world.fulfilment()).invoice).toBeUndefined();
  });

  it.each([
    ["2028-10-02", []],
    ["2028-10-03", ["calendar-ends-soon TW"]],
  ])("is told of 90 days before its first missing day: invoiced on %s", async (invoicedOn, alerts) => {
    const world = await fulfilmentWorld(anOrder({ term: { ...goods().term, endsOn: "2030-08-31" } }));
    world.at(`${invoicedOn}T01:00:00Z`);
    await world.fulfil();

    await world.invoice({ invoicedOn });

    expect(world.around.alerts).toEqual(alerts);
  });
});
