import { describe, expect, it } from "vitest";
import { MINUTE_MS, plusMs } from "#shared/kernel/instant.ts";
import { UnavailableError } from "#shared/kernel/versioned.ts";
import { contacts, membershipTerms } from "#test/support/fulfilments.ts";
import { anOrder } from "#test/support/in-memory-orders.ts";
import { fulfilmentWorld, RELEASED_AT } from "#test/unit/fulfilment/fulfilment-world.ts";
import {
  BOUND,
  delivered,
  ENDS_AT,
  invoiced,
  LAST_DAY,
  membership,
  released,
} from "#test/unit/fulfilment/membership-world.ts";

const { orderId } = anOrder();

describe("an order of a membership alone", () => {
  it("R-20: begins it with the release, not before the invoice, beside its agreement and without any lot", async () => {
    const world = await fulfilmentWorld(anOrder({ lines: [membership] }));
    await world.fulfil();
    const before = world.around.memberships.size;

    const after = await released();

    const { agreementNumber, editionId } = anOrder();
    expect(before).toBe(0);
    expect([...after.around.memberships.values()]).toEqual([
      { agreementNumber, orderId, editionId, line: 0, quantity: 1, startsOn: "2026-12-28", endsOn: LAST_DAY },
    ]);
    expect(after.around.lots).toEqual([]);
  });

  it("tells the contact alone, with the edition's name, its benefits and the last day (R-26, R-158)", async () => {
    const world = await released();

    const mail = await world.mail("membership-active");

    expect(mail?.request).toMatchObject({
      recipients: { to: contacts.notices },
      facts: { ...membershipTerms, ...BOUND, endsOn: LAST_DAY, usableUntil: ENDS_AT, lines: [{ quantity: 1 }] },
    });
    expect(await world.mailKinds()).toEqual(["order-confirmation", "membership-active"]);
  });

  it("is delivered as of the moment the mail service accepted that mail", async () => {
    const world = await released();
    const before = (await world.fulfilment()).milestones.delivered;
    world.at("2026-12-28T00:05:00Z");

    await world.acceptMail("membership-active");
    await world.fulfil();

    expect(before).toBeUndefined();
    expect((await world.fulfilment()).milestones.delivered).toBe("2026-12-28T00:05:00.000Z");
  });

  it("is held when its reader refuses the mail for good", async () => {
    const world = await released();

    await world.refuseMail("membership-active");
    await world.fulfil();

    expect((await world.fulfilment()).held).toMatchObject({ reason: "no-usable-contact" });
  });

  it("begins it once, whatever breaks off", async () => {
    const world = await invoiced();
    world.store.beforeNextSaves(() => {
      throw new UnavailableError("away");
    });
    await expect(world.fulfil()).rejects.toThrow("away");

    world.at("2026-12-29T00:00:00Z");
    await world.fulfil();

    expect([...world.around.memberships.values()]).toMatchObject([{ startsOn: "2026-12-28" }]);
    expect(await world.mailKinds()).toEqual(["order-confirmation", "membership-active"]);
  });

  it("waits for its last day and is over when that is: it ends, and the contact is told", async () => {
    const world = await delivered();
    const { wakeAt } = await world.fulfilment();
    world.at(plusMs(ENDS_AT, -1));
    const stillRuns = await world.fulfil();

    world.at(ENDS_AT);
    const over = await world.fulfil();

    expect(wakeAt).toBe("2027-05-31T00:00:00.000Z");
    expect([stillRuns, over]).toEqual(["delivered", "ended"]);
    expect((await world.mail("membership-ended"))?.request).toMatchObject({ facts: { endsOn: LAST_DAY, ...BOUND } });
    expect(await world.mailKinds()).not.toContain("expiry-notice");
  });

  it("is reminded of 30 days before its last day, once", async () => {
    const world = await delivered();
    world.at("2027-05-31T00:00:00Z");

    await world.fulfil();
    await world.fulfil();

    const kinds = await world.mailKinds();
    expect(kinds?.filter((kind) => kind.includes("reminder"))).toEqual(["membership-reminder"]);
    expect(await world.mail(`membership-reminder.${LAST_DAY}`)).toBeDefined();
    expect((await world.fulfilment()).wakeAt).toBe(plusMs(ENDS_AT, 20 * MINUTE_MS));
  });

  it("has no list of codes to send again", async () => {
    const world = await delivered();

    expect(await world.resend(1)).toMatchObject({ ok: false, refusal: "no-code-list" });
  });

  it("is not begun once it would be over: the order is held (R-48)", async () => {
    const world = await fulfilmentWorld(anOrder({ lines: [membership] }));
    world.around.subscriptionEndsOn = "2026-12-20";
    await world.fulfil();

    await world.invoice();
    world.at(RELEASED_AT);
    await world.fulfil();

    expect((await world.fulfilment()).held).toMatchObject({ reason: "delivery-after-expiry" });
    await world.resume();
    expect(await world.fulfil()).toBe("ended");
    expect(world.around.memberships.size).toBe(0);
    expect(await world.mailKinds()).not.toContain("membership-ended");
  });

  it("is held when the mail cannot leave before it is over", async () => {
    const world = await released();
    world.at(ENDS_AT);

    await world.fulfil();

    expect(await world.fulfilment()).toMatchObject({ held: { reason: "delivery-after-expiry" } });
    expect((await world.fulfilment()).milestones.delivered).toBeUndefined();
  });

  it("can be cancelled until the invoice, and then was never begun (R-74)", async () => {
    const world = await fulfilmentWorld(anOrder({ lines: [membership] }));
    await world.fulfil();

    await world.cancel();

    expect((await world.fulfilment()).milestones).toHaveProperty("cancelled");
    expect(world.around.memberships.size).toBe(0);
  });

  it("R-75: ends with an agreement that ends early, whose contacts are told what of it is theirs", async () => {
    const world = await delivered();

    await world.curtail("2027-03-31");
    await world.fulfil();

    const history = await world.store.orders.findHistory(orderId);
    expect((await world.mail("agreement-ended.2027-03-31"))?.request.facts).toMatchObject({
      hasCodes: false,
      hasMembership: true,
      lots: [],
    });
    expect(history?.progress.memberships).toMatchObject([{ endsOn: "2027-03-31", expiryBoundBy: "agreement-ended" }]);
    world.at("2027-03-31T16:00:00Z");
    expect(await world.fulfil()).toBe("ended");
  });
});
