import { describe, expect, it } from "vitest";
import { createEnterRegister } from "#shared/agreements/use-cases/enter-register.ts";
import { createPreviewSubscription } from "#shared/agreements/use-cases/preview-subscription.ts";
import { orderIdOf } from "#shared/kernel/identifiers.ts";
import { instant } from "#shared/kernel/instant.ts";
import { createPriceOrder } from "#shared/pricing/use-cases/price-order.ts";
import { anAgreement, InMemoryAgreements } from "#test/support/in-memory-agreements.ts";
import { aPublishedPriceList, InMemoryPriceLists } from "#test/support/in-memory-price-lists.ts";

const AT = instant("2026-12-18T01:00:00Z");

const anOrder = {
  market: "TW",
  on: "2026-12-18",
  lines: [{ sku: "CLASS-MCP-30", quantity: 2, codes: 60, examFamilies: ["MCP"], hasPackYear: true }],
  subscription: { startsOn: "2026-12-18", endsOn: "2027-08-31" },
  termEndsOn: "2027-08-31",
  codesBefore: 0,
  startedMonthCounts: true,
};

async function setUp(...published: readonly ReturnType<typeof aPublishedPriceList>[]) {
  const lists = new InMemoryPriceLists();
  for (const list of published) await lists.create(list);
  return { lists, price: createPriceOrder({ lists, clock: () => AT }) };
}

describe("pricing an order", () => {
  it("takes the list in force on the day the order was accepted, not one that has come since (R-34)", async () => {
    const next = aPublishedPriceList({ priceListId: "TW-2027", effectiveFrom: "2026-12-19" });
    const { price } = await setUp(aPublishedPriceList(), next);

    expect(await price(anOrder)).toMatchObject({ status: "priced", priceListId: "TW-2026", total: 5_400_000 });
    expect(await price({ ...anOrder, on: "2026-12-19" })).toMatchObject({ priceListId: "TW-2027" });
  });

  it("marks the list as used by its first order alone", async () => {
    const { lists, price } = await setUp(aPublishedPriceList());

    await price(anOrder);
    await price(anOrder);

    expect((await lists.find("TW-2026"))?.value.pricedSince).toBe(AT);
    expect(lists.writes).toBe(2);
  });

  it("prices anew when the publisher changes the list at that very moment", async () => {
    const { lists, price } = await setUp(aPublishedPriceList());
    lists.beforeNextWrite(async () => {
      const { version = "" } = (await lists.find("TW-2026")) ?? {};
      const prices = [{ sku: "CLASS-MCP-30", listPrice: 2_400_000, vlPrice: 1_200_000 }];
      await lists.replace(aPublishedPriceList({ prices }), version);
    });

    const priced = await price(anOrder);

    expect(priced).toMatchObject({ total: 1_800_000 });
    expect((await lists.find("TW-2026"))?.value).toMatchObject({ pricedSince: AT, prices: [{ vlPrice: 1_200_000 }] });
  });

  it.each([
    ["no list in the market", {}, { ...anOrder, market: "FR" }, { reason: "price-list-unknown" }],
    ["no list on the day", {}, { ...anOrder, on: "2026-06-30" }, { reason: "price-list-unknown" }],
    ["no price for a product", { prices: [] }, anOrder, { reason: "product-price-unknown", line: 0 }],
  ])("says so where there is %s, and marks nothing", async (_what, changes, order, expected) => {
    const { lists, price } = await setUp(aPublishedPriceList(changes));

    expect(await price(order)).toEqual({ status: "unpriced", ...expected });
    expect(lists.writes).toBe(1);
  });

  it("counts completed months alone where the edition says so (R-46, T-1)", async () => {
    const { price } = await setUp(aPublishedPriceList());

    expect(await price({ ...anOrder, startedMonthCounts: false })).toMatchObject({
      lines: [{ price: { months: 8, amount: 4_800_000 } }],
    });
  });
});

describe("two orders that enter a register at the same moment", () => {
  it("R-49: get the discount of the codes before each of them, whichever comes first", async () => {
    const agreements = new InMemoryAgreements();
    await agreements.create(anAgreement());
    const enterRegister = createEnterRegister({ agreements, clock: () => AT });
    const { price } = await setUp(aPublishedPriceList());
    const placed = async (number: number) => {
      const lots = [{ line: 0, part: 0, sku: "CLASS-MCP-30", codes: 60 }];
      const entering = { form: "pro-rated", startsOn: "2026-12-18", codes: 60, lots } as const;
      const orderId = orderIdOf("lar-demo", `PO-${number}`);
      const entry = await enterRegister({ agreementNumber: "EES-TW-1042", orderId, ...entering });
      return price({ ...anOrder, subscription: entry.subscription, codesBefore: entry.codesBefore });
    };

    const prices = await Promise.all([placed(1), placed(2)]);

    const discounts = prices.map((one) => (one.status === "priced" ? one.volumeDiscount : undefined));
    const sorted = discounts.toSorted((one, other) => (one?.totalCodes ?? 0) - (other?.totalCodes ?? 0));
    expect(sorted).toMatchObject([
      { codesBefore: 0, totalCodes: 60, tier: null, amount: 0 },
      { codesBefore: 60, totalCodes: 120, tier: { discountBasisPoints: 500 }, amount: 270_000 },
    ]);
  });
});

describe("previewing a subscription", () => {
  async function registered() {
    const agreements = new InMemoryAgreements();
    await agreements.create(
      anAgreement({ term: { startsOn: "2026-09-01", endsOn: "2029-08-31", timeZone: "Asia/Taipei" } }),
    );
    const preview = createPreviewSubscription({ agreements });
    const enterRegister = createEnterRegister({ agreements, clock: () => AT });
    const at = { agreementNumber: "EES-TW-1042", startsOn: "2026-12-18" };
    return { agreements, preview, enterRegister, at };
  }

  it("R-45, R-46: ends with the agreement, or with the year of a 12-month order", async () => {
    const { preview, at } = await registered();

    const [proRated, twelveMonth] = [
      await preview({ ...at, form: "pro-rated" }),
      await preview({ ...at, form: "twelve-month" }),
    ];

    expect(proRated).toMatchObject({ subscription: { endsOn: "2029-08-31" }, endsWith: "agreement", codesBefore: 0 });
    expect(twelveMonth).toMatchObject({ subscription: { endsOn: "2027-12-17" }, endsWith: "itself" });
  });

  it("R-48: ends with the 12-month order that runs, knows its codes, and enters nothing", async () => {
    const { agreements, preview, enterRegister, at } = await registered();
    const orderId = orderIdOf("lar-demo", "PO-1");
    await enterRegister({ ...at, orderId, form: "twelve-month", codes: 60, lots: [] });

    const previewed = await preview({ ...at, startsOn: "2027-02-01", form: "pro-rated" });

    const subscription = { startsOn: "2027-02-01", endsOn: "2027-12-17" };
    expect(previewed).toEqual({ subscription, endsWith: "earlier-order", codesBefore: 60 });
    expect(await agreements.entries("EES-TW-1042")).toHaveLength(1);
  });
});
