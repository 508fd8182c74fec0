import { describe, expect, it } from "vitest";
import { UnavailableError } from "#shared/kernel/versioned.ts";
import { contacts } from "#test/support/fulfilments.ts";
import { anOrder } from "#test/support/in-memory-orders.ts";
import { deliver, fulfilmentWorld, RELEASED_AT } from "#test/unit/fulfilment/fulfilment-world.ts";

const ENDS_ON = "2027-03-31";
/** 00:00 of the day after in Taipei. */
const ENDS_AT = "2027-03-31T16:00:00.000Z";
const MAIL = `agreement-ended.${ENDS_ON}`;

async function delivered() {
  const world = await fulfilmentWorld();
  await deliver(world);
  return world;
}

describe("an order whose agreement ends before its term", () => {
  it("R-75: brings the end of its lots forward, and says why", async () => {
    const world = await delivered();

    await world.curtail(ENDS_ON);
    await world.fulfil();

    const end = { expiresAt: ENDS_AT, expiryBoundBy: "agreement-ended" };
    expect(world.around.lots).toMatchObject([end]);
    expect((await world.fulfilment()).lots).toMatchObject([{ ...end, lastUsableOn: ENDS_ON }]);
  });

  it("tells the notices contact, with a copy to the reseller, once", async () => {
    const world = await delivered();
    await world.curtail(ENDS_ON);
    await world.fulfil();

    const again = await world.curtail(ENDS_ON);
    await world.fulfil();

    const mail = (await world.store.ledger.find(anOrder().orderId, MAIL))?.value;
    expect(again).toBe("unchanged");
    expect((await world.mailKinds())?.filter((kind) => kind === "agreement-ended")).toHaveLength(1);
    expect(mail?.request).toMatchObject({
      recipients: { to: contacts.notices, copyTo: contacts.reseller },
      facts: { lastUsableOn: ENDS_ON, lots: [{ lastUsableOn: ENDS_ON, expiryBoundBy: "agreement-ended" }] },
    });
  });

  it.each([
    ["a released order", true],
    ["an order that is not released yet", false],
  ])(
    "tells nobody of %s whose subscription ends by then anyhow: its codes end no earlier (R-48, T-2)",
    async (_what, isReleased) => {
      const world = await fulfilmentWorld();
      world.around.subscriptionEndsOn = ENDS_ON;
      await (isReleased ? deliver(world) : world.fulfil());

      await world.curtail(ENDS_ON);
      await world.fulfil();

      expect(await world.mailKinds()).not.toContain("agreement-ended");
      expect((await world.fulfilment()).ending).toMatchObject({ endsOn: ENDS_ON, curtailedAt: world.time.now });
      expect(world.around.lots.map(({ expiryBoundBy }) => expiryBoundBy)).toEqual(isReleased ? ["subscription"] : []);
    },
  );

  it("tells of an order that is not released yet whose subscription would have ended later", async () => {
    const world = await fulfilmentWorld();
    await world.fulfil();

    await world.curtail(ENDS_ON);
    await world.fulfil();

    expect(await world.mailKinds()).toContain("agreement-ended");
  });

  it("moves the rest of its lots where it broke off, none of them twice", async () => {
    const world = await delivered();
    await world.curtail(ENDS_ON);
    world.store.beforeNextSaves(() => {
      throw new UnavailableError("away");
    });
    await expect(world.fulfil()).rejects.toThrow("away");

    await world.fulfil();

    expect(world.around.lots).toMatchObject([{ expiresAt: ENDS_AT }]);
    expect((await world.fulfilment()).ending).toMatchObject({ endsOn: ENDS_ON, curtailedAt: world.time.now });
  });

  it("leaves alone what ends by then anyhow, and what has ended", async () => {
    const world = await delivered();

    expect(await world.curtail("2027-08-31")).toBe("unchanged");
    await world.cancel();
    expect((await world.fulfilment()).ending).toBeUndefined();
  });

  it("sends reminders for the new day, and none that would have been due before it was known", async () => {
    const world = await delivered();
    world.at("2027-03-11T00:00:00Z");
    await world.curtail(ENDS_ON);
    await world.fulfil();
    const before = await world.mailKinds();

    world.at("2027-03-24T00:00:00Z");
    await world.fulfil();

    expect(before?.filter((kind) => kind.startsWith("reminder"))).toEqual([]);
    expect(await world.mailKinds()).toContain("reminder-7");
  });

  it("releases what was not released yet with the new end", async () => {
    const world = await fulfilmentWorld();
    await world.fulfil();
    await world.invoice();
    await world.curtail(ENDS_ON);

    world.at(RELEASED_AT);
    await world.fulfil();

    expect(world.around.lots).toMatchObject([{ expiresAt: ENDS_AT, expiryBoundBy: "agreement-ended" }]);
  });

  it("brings forward also a lot that an interrupted release had issued before", async () => {
    const world = await fulfilmentWorld();
    await world.fulfil();
    await world.invoice();
    world.at(RELEASED_AT);
    world.store.beforeNextSaves(() => {
      throw new UnavailableError("away");
    });
    await expect(world.fulfil()).rejects.toThrow("away");
    await world.curtail(ENDS_ON);

    await world.fulfil();

    expect((await world.fulfilment()).lots).toMatchObject([{ expiresAt: ENDS_AT, lastUsableOn: ENDS_ON }]);
  });

  it("is held at once when its codes would come too late", async () => {
    const world = await fulfilmentWorld();
    await world.fulfil();
    await world.invoice();

    await world.curtail("2026-12-20");
    await world.fulfil();

    expect((await world.fulfilment()).held).toMatchObject({ reason: "delivery-after-expiry" });
  });

  it("moves its lots while it is held, and tells when it is resumed", async () => {
    const world = await delivered();
    world.store.beforeNextSaves();
    const stored = await world.fulfilment();
    const found = await world.store.fulfilments.find(stored.orderId);
    if (found === undefined) throw new Error("no order");
    const held = { reason: "no-usable-contact", since: world.time.now } as const;
    await world.store.fulfilments.save(found, { next: { ...stored, held }, mails: [] });

    await world.curtail(ENDS_ON);
    await world.fulfil();
    const whileHeld = await world.mailKinds();
    await world.resume();
    await world.fulfil();

    expect(world.around.lots).toMatchObject([{ expiresAt: ENDS_AT }]);
    expect(whileHeld).not.toContain("agreement-ended");
    expect(await world.mailKinds()).toContain("agreement-ended");
  });

  it("knows the day from the register when it is processed after it, and needs no telling", async () => {
    const world = await fulfilmentWorld();
    world.around.agreementEndsOn = ENDS_ON;

    await world.fulfil();
    await world.fulfil();

    expect((await world.fulfilment()).ending?.endsOn).toBe(ENDS_ON);
    expect(await world.mailKinds()).toEqual(["order-confirmation"]);
  });
});
