import { describe, expect, it } from "vitest";
import { orderIdOf } from "#shared/kernel/identifiers.ts";
import { instant } from "#shared/kernel/instant.ts";
import { contacts } from "#test/support/fulfilments.ts";
import { anOrder } from "#test/support/in-memory-orders.ts";
import { type FulfilmentWorld, fulfilmentWorld, RELEASED_AT } from "#test/unit/fulfilment/fulfilment-world.ts";

const { orderId } = anOrder();
const history = async ({ store }: FulfilmentWorld) => {
  const found = await store.orders.findHistory(orderId);
  if (found === undefined) throw new Error("the order is not there");
  return found;
};
const heldOf = async (world: FulfilmentWorld) => (await history(world)).progress.held;
const statusesOf = async (world: FulfilmentWorld) =>
  Object.fromEntries((await history(world)).mails.map(({ kind, status }) => [kind, status]));

/** Processed, and its confirmation refused by the contact's mailbox. */
async function unreachable() {
  const world = await fulfilmentWorld();
  await world.fulfil();
  await world.refuseMail("order-confirmation");
  await world.fulfil();
  return world;
}

describe("an order whose notices contact refuses mail for good", () => {
  it("is held, keeps its status and says so in its timeline (R-42)", async () => {
    const world = await unreachable();

    const { progress } = await history(world);

    expect(progress.status).toBe("processed");
    expect(progress.held).toEqual({ reason: "no-usable-contact", since: world.time.now });
    expect(progress.timeline.at(-1)).toEqual({
      type: "order-held",
      at: world.time.now,
      reason: "no-usable-contact",
    });
  });

  it("is not released however long it is invoiced, though its promises are still watched (R-42)", async () => {
    const world = await unreachable();
    await world.invoice();
    world.at("2027-02-01T00:00:00Z");

    await world.fulfil();

    const { milestones, promises } = await world.fulfilment();
    expect(milestones).not.toHaveProperty("released");
    expect(world.around.lots).toEqual([]);
    expect(promises).toMatchObject([{ missedAt: world.time.now }, { missedAt: world.time.now }]);
  });

  it("is told to its reseller, once, without a word of the contact", async () => {
    const world = await unreachable();
    await world.resume();
    await world.refuseMail("order-confirmation");

    await world.fulfil();

    const notice = await world.mail("order-held.no-usable-contact");
    expect((await world.fulfilment()).held?.reason).toBe("no-usable-contact");
    expect(notice?.request.recipients).toEqual({ to: contacts.reseller });
    expect(JSON.stringify(notice)).not.toContain(contacts.notices.email);
    expect(JSON.stringify(notice)).not.toContain(contacts.notices.name);
  });

  it("is held without a notice where the reseller has no address", async () => {
    const world = await fulfilmentWorld();
    await world.fulfil();
    await world.refuseMail("order-confirmation");
    const { reseller: _reseller, ...others } = contacts;
    world.around.contacts = others;

    await world.fulfil();

    expect((await world.fulfilment()).held?.reason).toBe("no-usable-contact");
    expect(await world.mailKinds()).toEqual(["order-confirmation"]);
  });

  it("keeps what was planned for the customer until it goes on", async () => {
    const world = await fulfilmentWorld();
    await world.fulfil();
    await world.invoice();
    world.at(RELEASED_AT);
    await world.fulfil();
    await world.refuseMail("order-confirmation");

    await world.fulfil();
    const held = await statusesOf(world);
    await world.resume();

    expect(held).toEqual({ "order-confirmation": "failed", "code-list": "held", "order-held": "planned" });
    expect(await statusesOf(world)).toMatchObject({ "order-confirmation": "planned", "code-list": "planned" });
  });

  it("is held for the mail where the mail itself was refused, and nobody is told to change the contact", async () => {
    const world = await fulfilmentWorld();
    await world.fulfil();
    await world.refuseMail("order-confirmation", "message");

    await world.fulfil();

    expect((await heldOf(world))?.reason).toBe("mail-refused");
    expect(await world.mailKinds()).toEqual(["order-confirmation"]);
  });
});

describe("resuming an order", () => {
  it("writes to the contact as the agreement names it now, under a message id of its own, and wakes the order", async () => {
    const world = await unreachable();
    const notices = { name: "陳怡君", email: "new@school.example" };
    world.around.contacts = { ...contacts, notices, locale: "en" };

    const outcome = await world.resume();

    expect(outcome.ok).toBe(true);
    expect(await world.mail("order-confirmation")).toMatchObject({
      status: "planned",
      replans: 1,
      request: { locale: "en", recipients: { to: notices, copyTo: contacts.reseller } },
    });
    expect(await heldOf(world)).toBeUndefined();
    expect(world.around.messages).toContain("fulfil-order resumed");
    expect((await world.fulfilment()).timeline.at(-1)).toEqual({ type: "order-resumed", at: world.time.now });
  });

  it("lets it be confirmed, released and delivered", async () => {
    const world = await unreachable();
    await world.invoice();
    world.at(RELEASED_AT);

    await world.resume();
    await world.fulfil();
    await world.acceptMail("order-confirmation");
    await world.fulfil();
    await world.acceptMail("code-list");

    expect(await world.fulfil()).toBe("delivered");
  });

  it("again changes nothing", async () => {
    const world = await unreachable();
    world.store.loseNextAnswer();
    await world.resume();
    const resumed = await world.fulfilment();
    world.at("2026-12-19T01:00:00Z");

    const again = await world.resume();

    expect(again).toMatchObject({ ok: true });
    expect(await world.fulfilment()).toEqual(resumed);
  });

  it("is refused, with no webhook id claimed, where nothing is held, and where there is no such order", async () => {
    const world = await fulfilmentWorld();
    await world.fulfil();

    expect(await world.resume()).toEqual({ ok: false, refusal: "order-not-held" });
    expect(await world.resume(orderIdOf("lar-other", "PO-1"))).toEqual({ ok: false, refusal: "order-unknown" });
    expect(world.claims.asked).toBe(0);
  });

  it("ends the parking of the order and of its lots", async () => {
    const world = await fulfilmentWorld();
    await world.fulfil();
    await world.invoice();
    world.at(RELEASED_AT);
    await world.fulfil();
    for (const { lotId } of world.around.lots) world.around.parkedLots.add(lotId);

    const outcome = await world.resume();

    expect(outcome.ok).toBe(true);
    expect([...world.around.parkedLots]).toEqual([]);
  });

  it("shows a parked order as held, and wakes it", async () => {
    const world = await fulfilmentWorld();
    const parkedAt = instant("2026-12-21T02:00:00Z");
    const [due] = await world.store.wakeList.due(parkedAt, 10);
    if (due) await world.store.wakeList.postpone(due, { attempt: 24, parkedAt });
    const held = await heldOf(world);

    await world.resume();

    expect(held).toEqual({ reason: "parked", since: parkedAt });
    expect(await heldOf(world)).toBeUndefined();
    expect((await world.fulfilment()).wakeAt).toBeDefined();
  });
});
