import { describe, expect, it } from "vitest";
import { HOUR_MS, instant, plusMs, SECOND_MS } from "#shared/kernel/instant.ts";
import { hasExpired } from "#shared/notifications/domain/mail.ts";
import { contacts } from "#test/support/fulfilments.ts";
import { anOrder } from "#test/support/in-memory-orders.ts";
import { deliver, type FulfilmentWorld, fulfilmentWorld } from "#test/unit/fulfilment/fulfilment-world.ts";

const ASKED_AT = instant("2027-01-10T01:00:00Z");
const NEW_MAILBOX = { name: "陳美玲", email: "meiling.chen@qinglan.example" };

async function deliveredWorld() {
  const world = await fulfilmentWorld();
  await deliver(world);
  world.at(ASKED_AT);
  return world;
}

const changeContact = (world: FulfilmentWorld, since = instant("2027-01-01T00:00:00Z")) =>
  Object.assign(world.around, { contacts: { ...contacts, notices: NEW_MAILBOX, since } });

describe("resending codes", () => {
  it("mails the same lots once more to the contact on record, and notes it", async () => {
    const world = await deliveredWorld();

    const outcome = await world.resend(1);

    expect(outcome).toMatchObject({ ok: true, value: { resends: [ASKED_AT] } });
    const [first, again] = [await world.mail("code-list"), await world.mail("code-list-again.1")];
    expect(again?.request.recipients).toEqual({ to: contacts.notices });
    expect(again?.request.facts).toEqual({ ...first?.request.facts, resend: 1, isShortened: false });
    expect((await world.fulfilment()).timeline.at(-1)).toEqual({ type: "codes-resent", at: ASKED_AT });
    expect(await world.mail("resend-notice.1")).toBeUndefined();
    expect(world.around.messages.at(-1)).toBe("send-mail code-list-again.1");
  });

  it("does once what is asked for twice", async () => {
    const world = await deliveredWorld();
    await world.resend(1);
    world.at(plusMs(ASKED_AT, HOUR_MS));

    const again = await world.resend(1);

    expect(again).toMatchObject({ ok: true, value: { resends: [ASKED_AT] } });
  });

  it("tells the mailbox that had the list before, without any code, when another gets it now", async () => {
    const world = await deliveredWorld();
    changeContact(world);

    await world.resend(1);

    const [again, notice] = [await world.mail("code-list-again.1"), await world.mail("resend-notice.1")];
    expect(again?.request.recipients.to).toEqual(NEW_MAILBOX);
    expect(notice?.request).toMatchObject({ recipients: { to: contacts.notices }, facts: { resentAt: ASKED_AT } });
    expect(notice?.request.facts).not.toHaveProperty("lots");
  });

  it("tells nobody twice: the next resend compares with the one before", async () => {
    const world = await deliveredWorld();
    changeContact(world);
    await world.resend(1);
    await world.acceptMail("code-list-again.1");

    await world.resend(2);

    expect(await world.mail("code-list-again.2")).toMatchObject({ status: "planned" });
    expect(await world.mail("resend-notice.2")).toBeUndefined();
  });

  it("waits until the contact's mailbox has been on record for 72 hours, to the instant", async () => {
    const world = await deliveredWorld();
    changeContact(world, plusMs(ASKED_AT, -72 * HOUR_MS + SECOND_MS));

    const early = await world.resend(1);
    world.at(plusMs(ASKED_AT, SECOND_MS));
    const settled = await world.resend(1);

    expect(early).toEqual({
      ok: false,
      refusal: "contact-too-new",
      extensions: { availableAt: plusMs(ASKED_AT, SECOND_MS) },
    });
    expect(settled.ok).toBe(true);
  });

  it("is done three times in 24 hours at most", async () => {
    const world = await deliveredWorld();
    for (const number of [1, 2, 3]) {
      world.at(plusMs(ASKED_AT, number * HOUR_MS));
      await world.resend(number);
    }

    const fourth = await world.resend(4);
    world.at(plusMs(ASKED_AT, 25 * HOUR_MS));
    const nextDay = await world.resend(4);

    expect(fourth).toMatchObject({
      refusal: "resend-limit",
      extensions: { availableAt: plusMs(ASKED_AT, 25 * HOUR_MS) },
    });
    expect(nextDay.ok).toBe(true);
  });

  it.each<[string, (world: FulfilmentWorld) => Promise<unknown>, number]>([
    ["order-not-delivered", (world) => world.fulfil(), 1],
    ["resend-not-next", deliver, 2],
    ["codes-expired", (world) => deliver(world).then(() => world.at("2027-08-31T16:00:00Z")), 1],
    ["order-cancelled", (world) => world.cancel(), 1],
  ])("is refused as %s, and nothing is claimed or mailed", async (refusal, prepare, number) => {
    const world = await fulfilmentWorld();
    await prepare(world);
    const asked = world.claims.asked;

    const outcome = await world.resend(number);

    expect(outcome).toMatchObject({ ok: false, refusal });
    expect(world.claims.asked).toBe(asked);
    expect(await world.mail("code-list-again.1")).toBeUndefined();
  });

  describe("where some codes have ended", () => {
    const PACK_YEAR_ENDS = "2027-03-01T00:00:00.000Z";

    /** Delivered: class packs that end before the library codes do. */
    async function mixedWorld() {
      const [packs] = anOrder().lines;
      if (packs === undefined) throw new Error("an order without lines");
      const library = { sku: "LIBRARY-1", quantity: 2, codes: 2, examFamilies: [], hasPackYear: false };
      const world = await fulfilmentWorld(anOrder({ lines: [packs, library] }));
      await deliver(world);
      const found = await world.store.fulfilments.find(anOrder().orderId);
      if (found === undefined) throw new Error("no order");
      const expiresAt = instant(PACK_YEAR_ENDS);
      const lots = found.value.lots.map((lot) => (lot.line === 0 ? { ...lot, expiresAt } : lot));
      await world.store.fulfilments.save(found, { next: { ...found.value, lots }, mails: [] });
      return world;
    }

    it("mails the others until they end as well, and says so (R-61)", async () => {
      const world = await mixedWorld();
      world.at(PACK_YEAR_ENDS);

      const outcome = await world.resend(1);

      const again = await world.mail("code-list-again.1");
      const [, library] = (await world.fulfilment()).lots;
      expect(outcome.ok).toBe(true);
      expect(again?.request.facts).toMatchObject({
        lots: [{ sku: "LIBRARY-1", codes: 2 }],
        usableUntil: library?.expiresAt,
        isShortened: true,
      });
    });

    it("mails all of them to the last moment before, and not once any on the list has ended (R-61, R-75)", async () => {
      const world = await mixedWorld();
      world.at(plusMs(instant(PACK_YEAR_ENDS), -1));

      await world.resend(1);

      const again = await world.mail("code-list-again.1");
      if (again === undefined) throw new Error("nothing was sent again");
      expect(again.request.facts).toMatchObject({ usableUntil: PACK_YEAR_ENDS, isShortened: false });
      expect(hasExpired(again.request, instant(PACK_YEAR_ENDS))).toBe(true);
      world.at(PACK_YEAR_ENDS);
      expect(await world.resend(2)).toMatchObject({ ok: true });
    });

    it("is refused once none of them is left", async () => {
      const world = await mixedWorld();
      world.at("2027-08-31T16:00:00Z");

      expect(await world.resend(1)).toMatchObject({ ok: false, refusal: "codes-expired" });
    });
  });

  it("is refused of an order of site packs alone: their codes are never mailed (R-62)", async () => {
    const [line] = anOrder().lines;
    if (line === undefined) throw new Error("an order without lines");
    const world = await fulfilmentWorld(anOrder({ lines: [{ ...line, isSitePack: true }] }));
    await world.fulfil();
    await world.acceptMail("order-confirmation");
    await world.acceptMail("site-pack-access");
    await world.fulfil();
    await world.invoice();
    world.at("2026-12-28T00:00:00.000Z");
    await world.fulfil();

    expect(await world.resend(1)).toMatchObject({ ok: false, refusal: "no-code-list" });
  });
});
