import { describe, expect, it } from "vitest";
import { UnavailableError } from "#shared/kernel/versioned.ts";
import { ACCEPTED_AT, contacts, PROCESSED_AT } from "#test/support/fulfilments.ts";
import { anOrder } from "#test/support/in-memory-orders.ts";
import { fulfilmentWorld } from "#test/unit/fulfilment/fulfilment-world.ts";

const { orderId } = anOrder();
const away = () => {
  throw new UnavailableError("away");
};

describe("processing an order", () => {
  it("enters it into its agreement's register with its lots to be", async () => {
    const lines = [
      { sku: "VOUCHER-1", quantity: 32_769, codes: 32_769, examFamilies: ["MOS"], hasPackYear: false },
      { sku: "CLASS-MCP-30", quantity: 1, codes: 30, examFamilies: ["MCP"], hasPackYear: true },
    ];
    const world = await fulfilmentWorld(anOrder({ lines }));

    await world.fulfil();

    expect([...world.around.register.values()]).toEqual([
      {
        agreementNumber: "EES-TW-1042",
        orderId,
        form: "pro-rated",
        startsOn: "2026-12-18",
        codes: 32_799,
        lots: [
          { line: 0, part: 0, sku: "VOUCHER-1", codes: 32_768 },
          { line: 0, part: 1, sku: "VOUCHER-1", codes: 1 },
          { line: 1, part: 0, sku: "CLASS-MCP-30", codes: 30 },
        ],
      },
    ]);
  });

  it("promises a confirmation within 48 hours and plans it for contact and reseller (R-57)", async () => {
    const world = await fulfilmentWorld();

    await world.fulfil();

    expect((await world.fulfilment()).promises).toMatchObject([
      { kind: "confirm", startedAt: PROCESSED_AT, dueAt: "2026-12-20T01:00:01.000Z" },
    ]);
    const mail = await world.store.ledger.find(orderId, "order-confirmation");
    expect(mail?.value.request).toMatchObject({
      recipients: { to: contacts.notices, copyTo: contacts.reseller },
      facts: { purchaseOrderNumber: "PO-7781", acceptedAt: ACCEPTED_AT },
    });
  });

  it("says in the confirmation which days of delivery the edition of the order promises (R-34, R-58)", async () => {
    const world = await fulfilmentWorld(anOrder({ editionId: "C-2019-zh" }));
    world.around.deliveryDays = { "C-2019-zh": { first: 2, last: 3 } };

    await world.fulfil();

    const mail = await world.store.ledger.find(orderId, "order-confirmation");
    expect(mail?.value.request.facts).toMatchObject({ deliveryDays: { first: 2, last: 3 } });
  });

  it("enters the register before the order moves, and after a crash in between enters nothing twice", async () => {
    const world = await fulfilmentWorld();
    world.store.beforeNextSaves(away);

    await expect(world.fulfil()).rejects.toThrow("away");
    const between = { registered: world.around.register.size, ...(await world.fulfilment()).milestones };
    await world.fulfil();

    expect(between).toEqual({ registered: 1, accepted: ACCEPTED_AT });
    expect(world.around.register.size).toBe(1);
    expect((await world.fulfilment()).milestones.processed).toBe(PROCESSED_AT);
    expect(await world.mailKinds()).toEqual(["order-confirmation"]);
  });

  it("does not move the order while the agreement cannot be read", async () => {
    const world = await fulfilmentWorld();
    world.around.fault = new UnavailableError("agreements are away");

    await expect(world.fulfil()).rejects.toThrow("agreements are away");
    expect((await world.fulfilment()).milestones).toEqual({ accepted: ACCEPTED_AT });
  });

  it("R-46, R-49: pins what it costs in its market on the day it was accepted, by what its agreement had ordered", async () => {
    const world = await fulfilmentWorld();
    world.around.codesBefore = 45;

    await world.fulfil();

    expect(world.around.priced).toMatchObject([
      {
        market: "TW",
        editionId: "C-2019-zh",
        on: "2026-12-18",
        lines: [{ sku: "CLASS-MCP-30", quantity: 2, codes: 60 }],
        subscription: { startsOn: "2026-12-18", endsOn: "2027-08-31" },
        codesBefore: 45,
      },
    ]);
    expect((await world.fulfilment()).price).toEqual(world.around.price);
  });

  it("R-47, R-68: is priced with what decides how long each line may be used, and the agreement's last day now", async () => {
    const world = await fulfilmentWorld();
    world.around.agreementEndsOn = "2027-06-30";

    await world.fulfil();

    expect(world.around.priced).toMatchObject([
      { lines: [{ examFamilies: ["MCP"], hasPackYear: true }], termEndsOn: "2027-06-30" },
    ]);
  });
});
