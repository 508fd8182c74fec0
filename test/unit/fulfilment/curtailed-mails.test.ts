import { describe, expect, it } from "vitest";
import { plusMs } from "#shared/kernel/instant.ts";
import { hasExpired } from "#shared/notifications/domain/mail.ts";
import { anOrder } from "#test/support/in-memory-orders.ts";
import { fulfilmentWorld } from "#test/unit/fulfilment/fulfilment-world.ts";
import {
  classPack,
  delivered,
  ENDS_AT,
  LAST_DAY,
  membership,
  released,
} from "#test/unit/fulfilment/membership-world.ts";

const ENDS_ON = "2027-03-31";
const usableUntil = "2027-03-31T16:00:00.000Z";
const expiryBoundBy = "agreement-ended";

describe("what was planned to be mailed when its agreement ends early", () => {
  it("R-75: says the new last day in the list of codes and the word of a membership, and is not sent after it", async () => {
    const world = await released([classPack, membership]);

    await world.curtail(ENDS_ON);
    await world.fulfil();

    expect((await world.mail("code-list"))?.request.facts).toMatchObject({
      lots: [{ lastUsableOn: ENDS_ON, expiryBoundBy }],
      usableUntil,
    });
    expect((await world.mail("membership-active"))?.request.facts).toMatchObject({
      endsOn: ENDS_ON,
      expiryBoundBy,
      usableUntil,
    });
  });

  it("says it also when its reader had refused it, and the order is held until it is resumed", async () => {
    const world = await released([classPack]);
    await world.refuseMail("code-list");
    await world.fulfil();

    await world.curtail(ENDS_ON);
    await world.fulfil();
    const held = await world.mail("code-list");
    await world.resume();

    expect(held?.status).toBe("failed");
    expect(await world.mail("code-list")).toMatchObject({ status: "planned", request: { facts: { usableUntil } } });
  });

  it("stays as it is where it ends by then anyhow, or was accepted", async () => {
    const [early, accepted] = [await released([classPack]), await delivered([classPack])];

    for (const [world, endsOn] of [
      [early, "2027-07-31"],
      [accepted, ENDS_ON],
    ] as const) {
      await world.curtail(endsOn);
      await world.fulfil();
    }

    for (const world of [early, accepted])
      expect((await world.mail("code-list"))?.request.facts).toMatchObject({ usableUntil: ENDS_AT });
    expect(await early.mail("code-list")).not.toHaveProperty("replans");
  });

  it("is withdrawn where it is a reminder of a later day, or word of a later end", async () => {
    const world = await delivered([classPack]);
    await world.curtail("2027-05-31");
    await world.fulfil();
    world.at("2027-03-03T00:00:00Z");
    await world.fulfil();

    await world.curtail(ENDS_ON);
    await world.fulfil();

    expect(await world.mail("reminder-90.2027-05-31")).toMatchObject({ status: "withdrawn" });
    expect(await world.mail("agreement-ended.2027-05-31")).toMatchObject({ status: "withdrawn" });
    expect(await world.mail(`agreement-ended.${ENDS_ON}`)).toMatchObject({ status: "planned" });
  });
});

it("R-75: an order that lapsed because its agreement ended early still tells its contacts of that", async () => {
  const world = await fulfilmentWorld(anOrder());
  await world.fulfil();
  await world.invoice();
  await world.curtail("2026-12-20");
  await world.fulfil();

  await world.resume();

  expect(await world.fulfil()).toBe("ended");
  expect(await world.mail("agreement-ended.2026-12-20")).toMatchObject({ status: "planned" });
  expect(await world.mail("order-confirmation")).toMatchObject({ status: "withdrawn" });
});

it("an early end that moves nothing takes no reminder away that is due already", async () => {
  const world = await delivered([classPack]);
  world.at("2027-05-31T00:00:30Z");

  await world.curtail("2027-07-31");
  await world.fulfil();

  expect(await world.mail(`reminder-30.${LAST_DAY}`)).toBeDefined();
});

it("a reminder that was refused is worth sending on the last day yet, and no more once that is past", async () => {
  const [inTime, late] = [await reminderRefused(), await reminderRefused()];
  inTime.at(plusMs(ENDS_AT, -1));
  late.at(ENDS_AT);

  const expired = [inTime, late].map(async ({ mail, time }) => {
    const reminder = await mail(`reminder-7.${LAST_DAY}`);
    return reminder && hasExpired(reminder.request, time.now);
  });

  expect(await Promise.all(expired)).toEqual([false, true]);
});

async function reminderRefused() {
  const world = await delivered([classPack]);
  world.at("2027-06-23T00:00:00Z");
  await world.fulfil();
  await world.refuseMail(`reminder-7.${LAST_DAY}`);
  return world;
}

it("word of a hold that could not be sent is not planned again once the order is resumed", async () => {
  const world = await fulfilmentWorld(anOrder());
  world.around.subscriptionEndsOn = "2026-12-24";
  await world.fulfil();
  await world.invoice();
  await world.refuseMail("order-held.delivery-after-expiry");

  await world.resume();

  expect(await world.mail("order-held.delivery-after-expiry")).toMatchObject({ status: "withdrawn" });
});
