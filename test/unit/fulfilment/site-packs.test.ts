import { describe, expect, it } from "vitest";
import type { OrderedLine } from "#shared/fulfilment/domain/fulfilment.ts";
import { MINUTE_MS, plusMs } from "#shared/kernel/instant.ts";
import { UnavailableError } from "#shared/kernel/versioned.ts";
import { ACCEPTED_AT, contacts, deliveryDays, directions, EXPIRES_AT } from "#test/support/fulfilments.ts";
import { anOrder } from "#test/support/in-memory-orders.ts";
import { fulfilmentWorld, RELEASED_AT } from "#test/unit/fulfilment/fulfilment-world.ts";

const { orderId } = anOrder();
const sitePack = {
  sku: "SITE-MOS-MCE-125",
  quantity: 1,
  codes: 125,
  examFamilies: ["MOS", "MCE"],
  hasPackYear: true,
  isSitePack: true,
} as const;
const large = { ...sitePack, sku: "SITE-MOS-MTA-MCE-500", codes: 500 };
const classPack = { sku: "CLASS-MCP-30", quantity: 1, codes: 30, examFamilies: ["MCP"], hasPackYear: true };

/** Accepted, processed and confirmed; its access mail is planned. */
async function confirmed(...lines: OrderedLine[]) {
  const world = await fulfilmentWorld(anOrder({ lines }));
  await world.fulfil();
  await world.acceptMail("order-confirmation");
  await world.fulfil();
  const accessPromise = async () => (await world.fulfilment()).promises.find(({ kind }) => kind === "access");
  return { world, accessPromise };
}

describe("announcing site packs", () => {
  it("is not promised to an order without any", async () => {
    const world = await fulfilmentWorld(anOrder({ lines: [classPack] }));

    expect((await world.fulfilment()).promises).toEqual([]);
  });

  it("plans one mail for all packs of an order, to the contact alone, with the way there and no code (R-62, R-63, D-14)", async () => {
    const { world, accessPromise } = await confirmed(sitePack, classPack, large);

    const mail = await world.store.ledger.find(orderId, "site-pack-access");

    expect(mail?.value.request).toMatchObject({
      recipients: { to: contacts.notices },
      facts: {
        ...directions,
        deliveryDays,
        hasTestCentre: true,
        lines: [{ sku: "SITE-MOS-MCE-125" }, { sku: "SITE-MOS-MTA-MCE-500" }],
      },
    });
    expect(world.around.messages).toEqual(["send-mail order-confirmation", "send-mail site-pack-access"]);
    expect(await accessPromise()).toEqual({
      kind: "access",
      clock: "accepted",
      counted: { hours: 24 },
      startedAt: ACCEPTED_AT,
      dueAt: "2026-12-19T01:00:00.000Z",
    });
  });

  it("says in the mail when the agreement names no centre (R-36)", async () => {
    const world = await fulfilmentWorld(anOrder({ lines: [sitePack] }));
    world.around.isTestCentre = false;

    await world.fulfil();

    const mail = await world.store.ledger.find(orderId, "site-pack-access");
    expect(mail?.value.request.facts).toMatchObject({ hasTestCentre: false });
  });

  it("keeps the promise as of the moment the mail service accepted the mail", async () => {
    const { world, accessPromise } = await confirmed(sitePack);
    world.at("2026-12-18T09:00:00Z");

    await world.acceptMail("site-pack-access");
    await world.fulfil();

    expect(await accessPromise()).toMatchObject({ keptAt: "2026-12-18T09:00:00.000Z" });
    expect((await world.fulfilment()).wakeAt).toBeUndefined();
  });

  it("is noticed as missed also while the order cannot be processed", async () => {
    const world = await fulfilmentWorld(anOrder({ lines: [sitePack] }));
    world.around.fault = new UnavailableError("agreements are away");
    world.at("2026-12-19T01:00:00.001Z");

    await expect(world.fulfil()).rejects.toThrow("away");

    expect((await world.fulfilment()).promises).toMatchObject([
      { kind: "access", missedAt: "2026-12-19T01:00:00.001Z" },
    ]);
  });

  it("is given up with a cancelled order", async () => {
    const { world, accessPromise } = await confirmed(sitePack);

    await world.cancel();

    expect(await accessPromise()).toHaveProperty("withdrawnAt");
  });
});

describe("releasing site packs", () => {
  async function released(hasCentre: boolean, ...lines: OrderedLine[]) {
    const made = await confirmed(...lines);
    await made.world.invoice();
    made.world.around.isTestCentre = hasCentre;
    made.world.at(RELEASED_AT);
    await made.world.fulfil();
    return made.world;
  }

  it("issues their lots with all others and lists only the others", async () => {
    const world = await released(true, sitePack, classPack);

    const list = await world.store.ledger.find(orderId, "code-list");

    expect(world.around.lots.map(({ sku }) => sku)).toEqual(["SITE-MOS-MCE-125", "CLASS-MCP-30"]);
    expect(list?.value.request.facts).toMatchObject({ lots: [{ sku: "CLASS-MCP-30" }] });
    expect(JSON.stringify(list)).not.toContain("SITE-");
  });

  it("marks the lots of packs, and no others, that await a centre, with the edition's way to become one (R-36)", async () => {
    const without = await released(false, sitePack, classPack);
    const withCentre = await released(true, sitePack);

    expect(without.around.lots.map(({ awaitsTestCentre }) => awaitsTestCentre)).toEqual([true, undefined]);
    expect(without.around.lots.map(({ enrolmentUrl }) => enrolmentUrl)).toEqual([
      directions.testCentreEnrolmentUrl,
      undefined,
    ]);
    expect(withCentre.around.lots[0]).not.toHaveProperty("enrolmentUrl");
    expect(withCentre.around.lots.map(({ awaitsTestCentre }) => awaitsTestCentre)).toEqual([undefined]);
  });

  it("without other lines plans no list, and delivers once announced", async () => {
    const world = await released(true, sitePack);
    const before = (await world.fulfilment()).milestones;

    world.at("2026-12-28T06:00:00Z");
    await world.acceptMail("site-pack-access");
    await world.fulfil();

    expect(before.released).toBe(RELEASED_AT);
    expect(before.delivered).toBeUndefined();
    expect((await world.fulfilment()).milestones.delivered).toBe("2026-12-28T06:00:00.000Z");
    expect(await world.mailKinds()).toEqual(["order-confirmation", "site-pack-access"]);
  });

  it("with other lines delivers when both mails were accepted, as of the later", async () => {
    const world = await released(true, sitePack, classPack);

    await world.acceptMail("code-list");
    await world.fulfil();
    const between = (await world.fulfilment()).milestones.delivered;
    world.at("2026-12-28T06:00:00Z");
    await world.acceptMail("site-pack-access");
    await world.fulfil();

    expect(between).toBeUndefined();
    expect((await world.fulfilment()).milestones.delivered).toBe("2026-12-28T06:00:00.000Z");
  });

  it("announced before, delivers in the moment of release", async () => {
    const { world } = await confirmed(sitePack);
    await world.acceptMail("site-pack-access");
    await world.invoice();
    world.at(RELEASED_AT);

    await world.fulfil();

    expect((await world.fulfilment()).milestones).toMatchObject({ released: RELEASED_AT, delivered: RELEASED_AT });
  });
});

describe("site packs whose access mail was never accepted when their codes expire", () => {
  const AFTER_ALL = plusMs(EXPIRES_AT, 20 * MINUTE_MS);

  async function expired(...lines: OrderedLine[]) {
    const { world } = await confirmed(...lines);
    await world.invoice();
    world.at(RELEASED_AT);
    await world.fulfil();
    for (const { lotId } of world.around.lots) world.around.closed.set(lotId, 0);
    return world;
  }

  it("hold the order, which does not end by itself", async () => {
    const world = await expired(sitePack);
    world.at(AFTER_ALL);

    await world.fulfil();

    expect((await world.fulfilment()).held).toEqual({ reason: "delivery-after-expiry", since: AFTER_ALL });
    expect(await world.mail("site-pack-access")).toMatchObject({ status: "held" });
  });

  it("hold it also when the list beside them was accepted in time", async () => {
    const world = await expired(sitePack, classPack);
    await world.acceptMail("code-list");
    world.at(AFTER_ALL);

    await world.fulfil();

    expect((await world.fulfilment()).held?.reason).toBe("delivery-after-expiry");
  });

  it("hold it when the mail service took the mail only after their end", async () => {
    const world = await expired(sitePack);
    world.at(EXPIRES_AT);
    await world.acceptMail("site-pack-access");

    await world.fulfil();

    const { held, milestones } = await world.fulfilment();
    expect(held?.reason).toBe("delivery-after-expiry");
    expect(milestones).not.toHaveProperty("delivered");
  });

  it("end undelivered once an operator lets them, and the mail is not sent any more", async () => {
    const world = await expired(sitePack);
    world.at(AFTER_ALL);
    await world.fulfil();

    await world.resume();

    expect(await world.fulfil()).toBe("ended");
    expect((await world.fulfilment()).milestones).not.toHaveProperty("delivered");
    expect(await world.mail("site-pack-access")).toMatchObject({ status: "withdrawn" });
    expect(await world.mail("expiry-notice")).toMatchObject({ status: "planned" });
  });
});
