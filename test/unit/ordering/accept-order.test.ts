import { describe, expect, it } from "vitest";
import { plusMs } from "#shared/kernel/instant.ts";
import { ACCEPTED_AT, EXPIRES_AT } from "#test/support/fulfilments.ts";
import { anOrder, fulfilmentOf } from "#test/support/in-memory-orders.ts";
import { orderId, orderingWorld, request } from "#test/unit/ordering/ordering-world.ts";

const untouched = { orders: 0, claims: 0, messages: 0 };
const left = ({ store, claims, broker }: ReturnType<typeof orderingWorld>) => ({
  orders: store.size,
  claims: claims.contents.size,
  messages: broker.sent.length,
});

describe("accepting an order", () => {
  it("stores it with its opened fulfilment and the edition it was checked against, in three requests (R-34, R-39)", async () => {
    const world = orderingWorld();

    const outcome = await world.accept();

    expect(outcome).toEqual({
      ok: true,
      value: { order: anOrder(), promises: [{ kind: "access", startedAt: anOrder().acceptedAt }] },
    });
    expect(world.requests()).toBe(3);
    expect(await world.store.orders.find(orderId)).toEqual(anOrder());
    expect((await fulfilmentOf(world.store)).value.milestones).toEqual({ accepted: ACCEPTED_AT });
  });

  it("sends its first step, with the session to read it back by", async () => {
    const world = orderingWorld();

    await world.accept();

    expect(world.broker.sent).toEqual([{ type: "fulfil-order", orderId, session: expect.any(String) }]);
  });

  it("does not fail when that message is lost: the order waits to be woken", async () => {
    const world = orderingWorld();
    world.broker.isAway = true;

    const outcome = await world.accept();

    expect(outcome.ok).toBe(true);
    expect(world.broker.lost).toHaveLength(1);
    expect((await fulfilmentOf(world.store)).value.wakeAt).toBe(plusMs(ACCEPTED_AT, 60_000));
  });

  it("is possible until the last moment of the agreement", async () => {
    const world = orderingWorld();
    world.time.now = plusMs(EXPIRES_AT, -1);

    expect((await world.accept()).ok).toBe(true);
  });
});

describe("refusing an order", () => {
  it.each<[string, Partial<typeof request>, string, string]>([
    ["under an unknown agreement", { agreementNumber: "EES-TW-0000" }, "agreement-unknown", "/data/agreementNumber"],
    [
      "under another's agreement, alike",
      { agreementNumber: "EES-TW-9001" },
      "agreement-unknown",
      "/data/agreementNumber",
    ],
    ["for what is not sold", { lines: [{ sku: "NOTHING-1", quantity: 1 }] }, "product-unknown", "/data/lines/0/sku"],
  ])("%s leaves nothing and claims no webhook id", async (_why, changes, refusal, pointer) => {
    const world = orderingWorld();

    const outcome = await world.accept(changes);

    expect(outcome).toEqual({ ok: false, refusal, pointer });
    expect(left(world)).toEqual(untouched);
  });

  it("from the end of the agreement on leaves nothing", async () => {
    const world = orderingWorld();
    world.time.now = EXPIRES_AT;

    const outcome = await world.accept();

    expect(outcome).toMatchObject({ ok: false, refusal: "agreement-not-running" });
    expect(left(world)).toEqual(untouched);
  });

  it("under a webhook id that stood for another one leaves the first alone", async () => {
    const world = orderingWorld();
    await world.accept({}, "the-one-id");
    const before = left(world);

    const outcome = await world.accept({ purchaseOrderNumber: "PO-2" }, "the-one-id");

    expect(outcome).toEqual({ ok: false, refusal: "idempotency-key-reuse" });
    expect(left(world)).toEqual(before);
  });

  it.each<[string, Partial<typeof request>]>([
    ["another quantity", { lines: [{ sku: "CLASS-MCP-30", quantity: 3 }] }],
    ["another form", { form: "twelve-month" }],
    ["another cost centre", { costCentre: "4711" }],
    ["a line more", { lines: [...request.lines, ...request.lines] }],
  ])("whose number stands for one with %s keeps the stored one and sends nothing", async (_difference, changes) => {
    const world = orderingWorld();
    await world.accept();

    const outcome = await world.accept(changes);

    expect(outcome).toEqual({ ok: false, refusal: "conflict", pointer: "/data/purchaseOrderNumber" });
    expect(await world.store.orders.find(orderId)).toEqual(anOrder());
    expect(world.broker.sent).toHaveLength(1);
  });
});

describe("repeating an order", () => {
  it.each([
    ["under the same webhook id", "the-one-id"],
    ["under another", "another-id"],
  ])("%s answers from the present state and wakes it again", async (_id, webhookId) => {
    const world = orderingWorld();
    await world.accept({}, "the-one-id");

    const outcome = await world.accept({}, webhookId);

    expect(outcome).toMatchObject({
      ok: true,
      value: { history: { order: anOrder(), progress: { status: "accepted" } } },
    });
    expect(world.store.size).toBe(1);
    expect(world.broker.sent).toMatchObject([{ orderId }, { orderId }]);
  });

  it("many times at once stores it once", async () => {
    const world = orderingWorld();

    const outcomes = await Promise.all(Array.from({ length: 20 }, () => world.accept()));

    expect(outcomes.every(({ ok }) => ok)).toBe(true);
    expect(outcomes.filter((outcome) => outcome.ok && outcome.value.history === undefined)).toHaveLength(1);
    expect(world.store.size).toBe(1);
  });

  it.each<[string, (world: ReturnType<typeof orderingWorld>) => unknown]>([
    ["its agreement has ended", ({ time }) => Object.assign(time, { now: EXPIRES_AT })],
    ["its product is withdrawn", ({ catalogue }) => Object.assign(catalogue, { isOnSale: false })],
  ])("is answered although %s since", async (_change, change) => {
    const world = orderingWorld();
    await world.accept();
    change(world);

    const outcome = await world.accept();

    expect(outcome).toMatchObject({
      ok: true,
      value: { order: anOrder(), history: { progress: { status: "accepted" } } },
    });
  });

  it("with other content, once it would not be accepted any more, says why it would not", async () => {
    const world = orderingWorld();
    await world.accept();
    world.time.now = EXPIRES_AT;

    const outcome = await world.accept({ lines: [{ sku: "CLASS-MCP-30", quantity: 3 }] });

    expect(outcome).toMatchObject({ ok: false, refusal: "agreement-not-running" });
  });

  it("that would not be accepted any more is refused under a webhook id used for something else", async () => {
    const world = orderingWorld();
    await world.accept();
    await world.accept({ purchaseOrderNumber: "PO-2" }, "the-one-id");
    world.time.now = EXPIRES_AT;

    expect(await world.accept({}, "the-one-id")).toEqual({ ok: false, refusal: "idempotency-key-reuse" });
  });

  it("is a business order of its reseller alone", async () => {
    const world = orderingWorld();
    await world.accept();

    const outcome = await world.accept({ resellerId: "lar-other", agreementNumber: "EES-TW-9001" });

    expect(outcome).toMatchObject({ ok: true, value: { order: { resellerId: "lar-other" } } });
    expect(world.store.size).toBe(2);
  });
});
