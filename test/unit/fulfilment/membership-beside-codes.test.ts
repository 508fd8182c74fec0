import { describe, expect, it } from "vitest";
import { DAY_MS, MINUTE_MS, plusMs } from "#shared/kernel/instant.ts";
import { anOrder } from "#test/support/in-memory-orders.ts";
import { fulfilmentWorld, RELEASED_AT } from "#test/unit/fulfilment/fulfilment-world.ts";
import {
  BOUND,
  classPack,
  delivered,
  ENDS_AT,
  LAST_DAY,
  membership,
  released,
} from "#test/unit/fulfilment/membership-world.ts";

const { orderId } = anOrder();

describe("an order of codes and a membership", () => {
  it("is delivered when both mails are accepted, as of the later", async () => {
    const world = await released([classPack, membership]);
    await world.acceptMail("membership-active");
    const half = await world.fulfil();
    world.at("2026-12-28T01:00:00Z");

    await world.acceptMail("code-list");
    const whole = await world.fulfil();

    expect([half, whole]).toEqual(["released", "delivered"]);
    expect((await world.fulfilment()).milestones.delivered).toBe("2026-12-28T01:00:00.000Z");
  });

  it.each([
    ["2027-10-31", 1],
    ["2027-12-31", 0],
  ])("R-75: tells of an end of the agreement on %s when it moves the membership alone", async (endsOn, told) => {
    const term = { ...anOrder().term, endsOn: "2028-08-31" };
    const world = await fulfilmentWorld(anOrder({ lines: [classPack, membership], term }));
    // The pack's year ends with August 2027, the membership in December.
    world.around.expiryPolicy = { packYearStart: "term", mustSitBy: false };
    world.around.subscriptionEndsOn = "2027-12-17";
    await world.fulfil();
    await world.invoice();
    world.at(RELEASED_AT);
    await world.fulfil();

    await world.curtail(endsOn);
    await world.fulfil();

    expect((await world.mailKinds())?.filter((kind) => kind === "agreement-ended")).toHaveLength(told);
  });

  it("ends when all has ended, the membership although its codes went before, and tells of both", async () => {
    const world = await delivered([classPack, membership]);
    const [lot] = (await world.fulfilment()).lots;
    world.around.closed.set("AAAAA0", 30);
    world.at(plusMs(ENDS_AT, -DAY_MS));
    const before = await world.fulfil();

    world.at(plusMs(ENDS_AT, 20 * MINUTE_MS));
    const after = await world.fulfil();

    expect(lot).toMatchObject({ expiresAt: ENDS_AT, ...BOUND });
    expect([before, after]).toEqual(["delivered", "ended"]);
    expect(await world.mailKinds()).toEqual(expect.arrayContaining(["expiry-notice", "membership-ended"]));
  });

  it("shows its reseller when the membership ends, once the register has decided it", async () => {
    const world = await fulfilmentWorld(anOrder({ lines: [classPack, membership] }));
    const accepted = await world.store.orders.findHistory(orderId);

    const later = await released([classPack, membership]);

    const shown = (await later.store.orders.findHistory(orderId))?.progress.memberships;
    expect(accepted?.progress).not.toHaveProperty("memberships");
    expect(shown).toEqual([{ line: 1, sku: "IMAGINE-ACADEMY-1Y", quantity: 1, endsOn: LAST_DAY, ...BOUND }]);
  });
});
