import { describe, expect, it } from "vitest";
import type { ExpiryPolicy } from "#shared/fulfilment/domain/expiry.ts";
import { UnavailableError } from "#shared/kernel/versioned.ts";
import { WORKED_EXAMPLES } from "#test/requirements/worked-examples.ts";
import { contacts, goods } from "#test/support/fulfilments.ts";
import { anOrder } from "#test/support/in-memory-orders.ts";
import { fulfilmentWorld, RELEASED_AT } from "#test/unit/fulfilment/fulfilment-world.ts";

const longTerm = { ...goods().term, endsOn: "2029-08-31" };
const packs = { sku: "CLASS-MCP-30", quantity: 2, codes: 60, examFamilies: ["MCP"], hasPackYear: true };
const vouchers = { sku: "VOUCHER-1", quantity: 40_000, codes: 40_000, examFamilies: ["MOS"], hasPackYear: false };

async function invoiced({
  subscriptionEndsOn,
  expiryPolicy,
  ...changes
}: Parameters<typeof anOrder>[0] & {
  readonly subscriptionEndsOn?: string;
  readonly expiryPolicy?: ExpiryPolicy;
} = {}) {
  const world = await fulfilmentWorld(anOrder(changes));
  world.around.subscriptionEndsOn = subscriptionEndsOn ?? world.around.subscriptionEndsOn;
  world.around.expiryPolicy = expiryPolicy ?? world.around.expiryPolicy;
  await world.fulfil();
  await world.acceptMail("order-confirmation");
  await world.fulfil();
  await world.invoice();
  world.at(RELEASED_AT);
  return world;
}

describe("releasing an order", () => {
  it("issues a lot for each line, several where one is not enough, each with its own end", async () => {
    const world = await invoiced({ lines: [packs, vouchers], term: longTerm });

    await world.fulfil();

    expect((await world.fulfilment()).lots).toMatchObject([
      { line: 0, sku: "CLASS-MCP-30", codes: 60, lastUsableOn: "2027-12-27", expiryBoundBy: "pack-year" },
      { line: 1, sku: "VOUCHER-1", codes: 32_768, lastUsableOn: "2029-08-31" },
      { line: 1, sku: "VOUCHER-1", codes: 7232, lastUsableOn: "2029-08-31" },
    ]);
    expect(world.around.lots.map(({ line, part, expiryBoundBy }) => [line, part, expiryBoundBy])).toEqual([
      [0, 0, "pack-year"],
      [1, 0, "agreement"],
      [1, 1, "agreement"],
    ]);
  });

  it("R-48: ends vouchers with their subscription, and a library with the agreement (R-68, T-2, example 7)", async () => {
    const { agreementEndsOn, subscriptionEndsOn, voucher, library } = WORKED_EXAMPLES[7];
    const yearsLater = (date: string) => date.replace(/^\d+/, (year) => String(Number(year) + 7));
    const world = await invoiced({
      lines: [packs, vouchers, { sku: "LIBRARY-1", quantity: 1, codes: 1, examFamilies: [], hasPackYear: false }],
      term: { ...goods().term, endsOn: yearsLater(agreementEndsOn) },
      subscriptionEndsOn: yearsLater(subscriptionEndsOn),
    });

    await world.fulfil();

    const voucherEnd = { lastUsableOn: yearsLater(voucher.lastUsableOn), expiryBoundBy: voucher.boundBy };
    const libraryEnd = { lastUsableOn: yearsLater(library.openUntil), expiryBoundBy: "agreement" };
    expect((await world.fulfilment()).lots).toMatchObject([voucherEnd, voucherEnd, voucherEnd, libraryEnd]);
  });

  it.each([
    ["purchase", "2027-12-17"],
    ["delivery", "2027-12-27"],
    ["term", "2027-08-31"],
  ] as const)(
    "R-76: counts a pack's year from its %s where the edition says so",
    async (packYearStart, lastUsableOn) => {
      const world = await invoiced({ term: longTerm, expiryPolicy: { packYearStart, mustSitBy: false } });

      await world.fulfil();

      expect((await world.fulfilment()).lots).toMatchObject([{ lastUsableOn, expiryBoundBy: "pack-year" }]);
    },
  );

  it("T-18: says of each lot whether the exam has to be before the end, too", async () => {
    const policyOf = (mustSitBy: boolean): ExpiryPolicy => ({ packYearStart: "delivery", mustSitBy });
    const worlds = [
      await invoiced({ expiryPolicy: policyOf(false) }),
      await invoiced({ expiryPolicy: policyOf(true) }),
    ];

    for (const world of worlds) await world.fulfil();

    expect(worlds.map(({ around }) => around.lots[0]?.mustSitBeforeEnd)).toEqual([undefined, true]);
  });

  it("R-37: binds each lot to the providers that the edition names for its own families", async () => {
    const world = await invoiced({ lines: [packs, { ...vouchers, codes: 1, examFamilies: ["MCE"] }] });
    world.around.providers = { MOS: "certiport", MCP: "pearson-vue" };

    await world.fulfil();

    expect(world.around.lots.map(({ providers }) => providers)).toEqual([{ MCP: "pearson-vue" }, undefined]);
  });

  it("plans the list for the notices contact alone, naming lots and no code (R-61, D-13, T-17)", async () => {
    const world = await invoiced();

    await world.fulfil();

    const mail = await world.store.ledger.find(anOrder().orderId, "code-list");
    expect(mail?.value.request.recipients).toEqual({ to: contacts.notices });
    expect(mail?.value.request.facts).toMatchObject({
      invoiceNumber: "INV-1",
      lots: [{ lotId: "AAAAA0", sku: "CLASS-MCP-30", codes: 60, lastUsableOn: "2027-08-31" }],
    });
  });

  it("after a crash finds the lots of the day before, and keeps the end they were given then", async () => {
    const world = await invoiced({ term: longTerm });
    world.store.beforeNextSaves(() => {
      throw new UnavailableError("away");
    });
    await expect(world.fulfil()).rejects.toThrow("away");

    world.at("2026-12-29T00:00:00Z");
    await world.fulfil();

    expect(world.around.lots).toMatchObject([{ lotId: "AAAAA0", releasedAt: RELEASED_AT }]);
    expect((await world.fulfilment()).lots).toMatchObject([
      { lotId: "AAAAA0", expiresAt: "2027-12-27T16:00:00.000Z", lastUsableOn: "2027-12-27" },
    ]);
    const mail = await world.store.ledger.find(anOrder().orderId, "code-list");
    expect(mail?.value.request.facts).toMatchObject({ lots: [{ lotId: "AAAAA0", lastUsableOn: "2027-12-27" }] });
  });

  it("after a crash between two lots issues the missing one only", async () => {
    const world = await invoiced({ lines: [packs, vouchers] });
    world.around.fault = new UnavailableError("contacts are away");
    await expect(world.fulfil()).rejects.toThrow("contacts are away");
    world.around.lots.pop();
    world.around.fault = undefined;

    await world.fulfil();

    expect(world.around.lots.map(({ line, part }) => [line, part])).toEqual([
      [0, 0],
      [1, 0],
      [1, 1],
    ]);
  });
});
