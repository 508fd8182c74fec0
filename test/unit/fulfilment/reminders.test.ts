import { describe, expect, it } from "vitest";
import { expiryOf } from "#shared/fulfilment/domain/expiry.ts";
import type { Fulfilment } from "#shared/fulfilment/domain/fulfilment.ts";
import { dueReminder, nextReminderAt, reminderName } from "#shared/fulfilment/domain/reminders.ts";
import { dueSteps } from "#shared/fulfilment/domain/steps.ts";
import { endOfDay } from "#shared/fulfilment/domain/term.ts";
import { settleReminder } from "#shared/fulfilment/domain/transitions.ts";
import { type Instant, instant, plusMs } from "#shared/kernel/instant.ts";
import { fulfilmentThat, lot, RELEASE_AT } from "#test/support/fulfilments.ts";
import { deliver, fulfilmentWorld } from "#test/unit/fulfilment/fulfilment-world.ts";

const NINETY = instant("2027-06-02T00:00:00Z");
const THIRTY = instant("2027-08-01T00:00:00Z");
const SEVEN = instant("2027-08-24T00:00:00Z");
const LAST_MORNING = instant("2027-08-31T00:00:00Z");

const kindAt = (at: Instant, fulfilment: Fulfilment = fulfilmentThat.isDelivered()) =>
  dueReminder(fulfilment, at)?.kind;

const releasedAt = (released: Instant): Fulfilment => {
  const fulfilment = fulfilmentThat.isDelivered();
  return { ...fulfilment, milestones: { ...fulfilment.milestones, released } };
};

/** Delivered codes in `timeZone` that can be used through `lastUsableOn`. */
const endingOn = (lastUsableOn: string, timeZone: string): Fulfilment => {
  const fulfilment = fulfilmentThat.isDelivered();
  const expiresAt = endOfDay(lastUsableOn, timeZone);
  return { ...fulfilment, term: { ...fulfilment.term, timeZone }, lots: [{ ...lot, lastUsableOn, expiresAt }] };
};

describe("the reminders of an order", () => {
  it.each<[string, Instant, string | undefined]>([
    ["nothing a millisecond before the first", plusMs(NINETY, -1), undefined],
    ["the first 90 days before the last usable day, at 08:00 local", NINETY, "reminder-90"],
    ["the first until the second is due", plusMs(THIRTY, -1), "reminder-90"],
    ["the second from its own moment on", THIRTY, "reminder-30"],
    ["the second until the third is due", plusMs(SEVEN, -1), "reminder-30"],
    ["the third from its own moment on", SEVEN, "reminder-7"],
    ["the third until the morning of the last day", plusMs(LAST_MORNING, -1), "reminder-7"],
    ["nothing on the last day", LAST_MORNING, undefined],
  ])("are: %s", (_sentence, at, kind) => {
    expect(kindAt(at)).toBe(kind);
  });

  it("are not due before anything was released", () => {
    expect(kindAt(NINETY, fulfilmentThat.isInvoiced())).toBeUndefined();
    expect(nextReminderAt(fulfilmentThat.isInvoiced(), RELEASE_AT)).toBeUndefined();
  });

  it("are known ahead, one after the other", () => {
    const fulfilment = fulfilmentThat.isDelivered();

    const moments = [RELEASE_AT, NINETY, THIRTY, SEVEN].map((at) => nextReminderAt(fulfilment, at));

    expect(moments).toEqual([NINETY, THIRTY, SEVEN, undefined]);
  });

  it.each<[string, Instant, (string | undefined)[]]>([
    ["just before the first's moment: all", plusMs(NINETY, -1), ["reminder-90", "reminder-30", "reminder-7"]],
    ["at the first's moment: the later two", NINETY, [undefined, "reminder-30", "reminder-7"]],
    ["after the third's moment: none", plusMs(SEVEN, 1), [undefined, undefined, undefined]],
  ])("leave out those of which the codes' life is too short: released %s", (_sentence, released, kinds) => {
    const fulfilment = releasedAt(released);

    expect([NINETY, THIRTY, SEVEN].map((at) => kindAt(at, fulfilment))).toEqual(kinds);
  });

  it("are sent once each", () => {
    const fulfilment = fulfilmentThat.isDelivered();
    const due = dueReminder(fulfilment, NINETY);
    if (due === undefined) throw new Error("no reminder is due");

    const { next } = settleReminder(fulfilment, due, [], NINETY);

    expect(next.reminded).toEqual(["reminder-90.2027-08-31"]);
    expect(kindAt(NINETY, next)).toBeUndefined();
    expect(next.wakeAt).toBe(THIRTY);
    expect(dueSteps(next, NINETY)).toEqual([]);
  });

  it("are counted for each last usable day of its own", () => {
    const fulfilment = {
      ...fulfilmentThat.isDelivered(),
      lots: [lot, { ...lot, lotId: "DEF456", lastUsableOn: "2027-08-01", expiresAt: instant("2027-08-01T16:00:00Z") }],
    };

    const due = dueReminder(fulfilment, instant("2027-07-02T00:00:00Z"));
    const later = dueReminder(
      { ...fulfilment, reminded: due ? [reminderName(due)] : [] },
      instant("2027-07-02T00:00:00Z"),
    );

    expect(due).toMatchObject({ kind: "reminder-30", lastUsableOn: "2027-08-01" });
    expect(later).toMatchObject({ kind: "reminder-90", lastUsableOn: "2027-08-31" });
  });

  it.each<[string, string, string, string]>([
    ["in summer time, for an end in winter", "America/New_York", "2027-11-10", "2027-11-03T12:00:00.000Z"],
    ["in winter time, for an end in summer", "Europe/Berlin", "2027-03-31", "2027-03-24T07:00:00.000Z"],
    ["on the very day of the change", "Europe/Paris", "2027-04-04", "2027-03-28T06:00:00.000Z"],
    ["where half hours count", "Asia/Kolkata", "2027-05-10", "2027-05-03T02:30:00.000Z"],
  ])("come at 08:00 local, %s", (_sentence, timeZone, lastUsableOn, at) => {
    const moment = instant(at);

    expect(kindAt(moment, endingOn(lastUsableOn, timeZone))).toBe("reminder-7");
    expect(kindAt(plusMs(moment, -1), endingOn(lastUsableOn, timeZone))).toBe("reminder-30");
  });

  it("count from the end of a pack's year where that comes first", () => {
    const { lastUsableOn } = expiryOf({
      termEndsOn: "2029-08-31",
      subscriptionEndsOn: "2029-08-31",
      isLibrary: false,
      hasPackYear: true,
      packYearStartsOn: "2026-12-29",
      timeZone: "Asia/Taipei",
    });

    expect(kindAt(instant("2027-12-21T00:00:00Z"), endingOn(lastUsableOn, "Asia/Taipei"))).toBe("reminder-7");
    expect(kindAt(instant("2027-12-20T23:59:59.999Z"), endingOn(lastUsableOn, "Asia/Taipei"))).toBe("reminder-30");
  });
});

describe("reminding the contact", () => {
  const REMINDED = ["order-confirmation", "code-list", "reminder-90"];

  async function delivered() {
    const world = await fulfilmentWorld();
    await deliver(world);
    return world;
  }

  it("plans one mail with what was issued and used, however often it is asked", async () => {
    const world = await delivered();
    world.around.redeemed.set("AAAAA0", 2);
    world.at("2027-06-02T00:00:00Z");

    await world.fulfil();
    await world.fulfil();

    expect(await world.mailKinds()).toEqual(REMINDED);
    expect(world.around.messages.at(-1)).toBe("send-mail reminder-90.2027-08-31");
    const mail = await world.store.ledger.find((await world.fulfilment()).orderId, "reminder-90.2027-08-31");
    expect(mail?.value.request).toMatchObject({
      recipients: { to: { email: "notices@school.example" } },
      facts: { lastUsableOn: "2027-08-31", lots: [{ sku: "CLASS-MCP-30", codes: 60, redeemed: 2 }] },
    });
    expect(mail?.value.request.recipients).not.toHaveProperty("copyTo");
  });

  it("plans none when nothing is unused, and looks again at the next moment only", async () => {
    const world = await delivered();
    world.around.redeemed.set("AAAAA0", 60);
    world.at("2027-06-02T00:00:00Z");

    await world.fulfil();

    expect(await world.mailKinds()).toEqual(["order-confirmation", "code-list"]);
    expect((await world.fulfilment()).wakeAt).toBe(THIRTY);
  });

  it("skips what a standstill made late, and sends only the one that is due", async () => {
    const world = await delivered();
    world.at("2027-08-25T10:00:00Z");

    await world.fulfil();

    expect(await world.mailKinds()).toEqual(["order-confirmation", "code-list", "reminder-7"]);
  });

  it("waits when the agreement cannot be read, and reminds once it can", async () => {
    const world = await delivered();
    world.at("2027-06-02T00:00:00Z");
    world.around.fault = new Error("away");
    await expect(world.fulfil()).rejects.toThrow("away");

    world.around.fault = undefined;
    await world.fulfil();

    expect(await world.mailKinds()).toEqual(REMINDED);
  });
});
