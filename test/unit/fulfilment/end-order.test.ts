import { describe, expect, it } from "vitest";
import { MINUTE_MS, plusMs } from "#shared/kernel/instant.ts";
import { contacts, EXPIRES_AT } from "#test/support/fulfilments.ts";
import { anOrder } from "#test/support/in-memory-orders.ts";
import { deliver, fulfilmentWorld } from "#test/unit/fulfilment/fulfilment-world.ts";

const lines = [
  { sku: "CLASS-MCP-30", quantity: 2, codes: 60, examFamilies: ["MCP"], hasPackYear: true },
  { sku: "VOUCHER-1", quantity: 5, codes: 5, examFamilies: ["MOS"], hasPackYear: false },
];

async function delivered() {
  const world = await fulfilmentWorld(anOrder({ lines }));
  await deliver(world);
  world.at(plusMs(EXPIRES_AT, 20 * MINUTE_MS));
  return world;
}

describe("ending an order", () => {
  it("waits until every lot has closed", async () => {
    const world = await delivered();
    const reached = [await world.fulfil()];

    world.around.closed.set("AAAAA0", 12);
    reached.push(await world.fulfil());
    const [first] = (await world.fulfilment()).lots;
    world.around.closed.set("AAAAA1", 5);
    reached.push(await world.fulfil());

    expect(reached).toEqual(["delivered", "delivered", "ended"]);
    expect(first).not.toHaveProperty("redeemed");
  });

  it("records what was redeemed and what expired, and tells the contact (R-75)", async () => {
    const world = await delivered();
    world.around.closed.set("AAAAA0", 12).set("AAAAA1", 5);

    await world.fulfil();

    expect((await world.fulfilment()).lots).toMatchObject([
      { codes: 60, redeemed: 12, expired: 48 },
      { codes: 5, redeemed: 5, expired: 0 },
    ]);
    const notice = await world.store.ledger.find(anOrder().orderId, "expiry-notice");
    expect(notice?.value.request).toMatchObject({
      recipients: { to: contacts.notices },
      facts: {
        lots: [
          { redeemed: 12, expired: 48 },
          { redeemed: 5, expired: 0 },
        ],
      },
    });
  });

  it("leaves nothing to wait for and is done once", async () => {
    const world = await delivered();
    world.around.closed.set("AAAAA0", 0).set("AAAAA1", 0);
    await world.fulfil();
    const ended = await world.fulfilment();

    expect(await world.fulfil()).toBe("ended");
    expect(await world.fulfilment()).toEqual(ended);
    expect(ended).not.toHaveProperty("wakeAt");
  });
});
