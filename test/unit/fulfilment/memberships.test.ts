import { describe, expect, it } from "vitest";
import { DAY_MS, instant, MINUTE_MS, plusMs } from "#shared/kernel/instant.ts";
import { UnavailableError } from "#shared/kernel/versioned.ts";
import { contacts, membershipTerms } from "#test/support/fulfilments.ts";
import { anOrder } from "#test/support/in-memory-orders.ts";
import { fulfilmentWorld, RELEASED_AT } from "#test/unit/fulfilment/fulfilment-world.ts";

const { orderId } = anOrder();
const membership = {
  sku: "IMAGINE-ACADEMY-1Y",
  quantity: 1,
  codes: 0,
  examFamilies: [],
  hasPackYear: false,
  isMembership: true,
} as const;
const classPack = { sku: "CLASS-MCP-30", quantity: 1, codes: 30, examFamilies: ["MCP"], hasPackYear: true };
type Lines = Parameters<typeof anOrder>[0];

/** Ends before the agreement does, on 31 August 2027. */
const LAST_DAY = "2027-06-30";
/** 00:00 of the day after in Taipei. */
const ENDS_AT = instant("2027-06-30T16:00:00Z");
const BOUND = { expiryBoundBy: "subscription" };

async function invoiced(lines: NonNullable<Lines>["lines"] = [membership]) {
  const world = await fulfilmentWorld(anOrder({ form: "twelve-month", lines }));
  world.around.subscriptionEndsOn = LAST_DAY;
  await world.fulfil();
  await world.acceptMail("order-confirmation");
  await world.fulfil();
  await world.invoice();
  world.at(RELEASED_AT);
  return world;
}

async function released(...lines: Parameters<typeof invoiced>) {
  const world = await invoiced(...lines);
  await world.fulfil();
  return world;
}

async function delivered(...lines: Parameters<typeof released>) {
  const world = await released(...lines);
  for (const kind of (await world.mailKinds()) ?? [])
    if (kind === "code-list" || kind === "membership-active") await world.acceptMail(kind);
  await world.fulfil();
  return world;
}

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
    expect(world.around.memberships.size).toBe(0);
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
