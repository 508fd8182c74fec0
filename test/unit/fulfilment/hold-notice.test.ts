import { describe, expect, it } from "vitest";
import { MINUTE_MS, plusMs } from "#shared/kernel/instant.ts";
import { contacts, EXPIRES_AT } from "#test/support/fulfilments.ts";
import { anOrder } from "#test/support/in-memory-orders.ts";
import {
  type FulfilmentWorld,
  fulfilmentWorld,
  RELEASED_AT,
  resumedTooLate,
} from "#test/unit/fulfilment/fulfilment-world.ts";
import { ENDS_AT, released as membershipReleased } from "#test/unit/fulfilment/membership-world.ts";

const NOTICE = "order-held.delivery-after-expiry";
const noticeOf = async (world: FulfilmentWorld) => (await world.mail(NOTICE))?.request;
const notices = async (world: FulfilmentWorld) =>
  (await world.mailKinds())?.filter((kind) => kind === "order-held").length;

/** Processed; its subscription is over before an invoice of 18 December could lead to a release. */
async function endingSoon() {
  const world = await fulfilmentWorld();
  world.around.subscriptionEndsOn = "2026-12-24";
  await world.fulfil();
  return world;
}

/** Released, and held since `at`, when it could not be delivered in time. */
async function undelivered() {
  const world = await fulfilmentWorld();
  await world.fulfil();
  await world.invoice();
  world.at(RELEASED_AT);
  await world.fulfil();
  world.at(plusMs(EXPIRES_AT, 20 * MINUTE_MS));
  await world.fulfil();
  return world;
}

describe("the reseller of an order that would be delivered when it can no longer be used", () => {
  it("is told as soon as the invoice shows it, and nobody else (R-48, R-58)", async () => {
    const world = await endingSoon();

    await world.invoice();

    const facts = { reason: "delivery-after-expiry", heldSince: world.time.now, isReleased: false };
    expect(await noticeOf(world)).toMatchObject({ recipients: { to: contacts.reseller }, facts });
    expect(world.around.messages).toContain(`send-mail ${NOTICE}`);
    expect(JSON.stringify(await noticeOf(world))).not.toContain(contacts.notices.email);
  });

  it("is told when an early end of the agreement shows it (R-58)", async () => {
    const world = await fulfilmentWorld();
    await world.fulfil();
    await world.invoice();

    await world.curtail("2026-12-20");
    await world.fulfil();

    expect(await noticeOf(world)).toMatchObject({ facts: { isReleased: false } });
  });

  it("is told when the release comes too late, though it was told of another reason before (R-58)", async () => {
    const world = await resumedTooLate();

    await world.fulfil();

    expect(await notices(world)).toBe(2);
    expect(await world.mail("order-held.no-usable-contact")).toMatchObject({ status: "planned" });
    expect(await noticeOf(world)).toMatchObject({ facts: { heldSince: EXPIRES_AT, isReleased: false } });
  });

  it("is told, once, when what was released was not delivered in time (R-58)", async () => {
    const world = await undelivered();

    await world.fulfil();

    expect(await notices(world)).toBe(1);
    expect(await noticeOf(world)).toMatchObject({ facts: { isReleased: true } });
  });

  it("is told of a membership that could not begin or be told of in time (R-20, R-48)", async () => {
    const world = await membershipReleased();
    world.at(ENDS_AT);

    await world.fulfil();

    expect(await noticeOf(world)).toMatchObject({ facts: { isReleased: true } });
  });

  it("is told once, and not again when an operator lets the order go", async () => {
    const world = await endingSoon();
    await world.invoice();
    world.at(RELEASED_AT);

    await world.resume();

    expect(await world.fulfil()).toBe("ended");
    expect(await notices(world)).toBe(1);
  });

  it("is not told where it has no address, and the order is held all the same", async () => {
    const world = await endingSoon();
    const { reseller: _reseller, ...others } = contacts;
    world.around.contacts = others;

    await world.invoice();

    expect((await world.fulfilment()).held?.reason).toBe("delivery-after-expiry");
    expect(await notices(world)).toBe(0);
  });
});

it("an invoice that holds nothing asks for no contacts", async () => {
  const world = await fulfilmentWorld(anOrder());
  await world.fulfil();
  world.around.fault = new Error("the agreement cannot be read");

  expect(await world.invoice()).toMatchObject({ ok: true });
});
