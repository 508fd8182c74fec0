import { describe, expect, it } from "vitest";
import { refuse } from "#shared/kernel/outcome.ts";
import { WORKED_EXAMPLES } from "#test/requirements/worked-examples.ts";
import { acceptedQuote, EURO_LIST, quoteIn } from "#test/unit/pricing/quote-world.ts";

const vouchers = [{ sku: "VOUCHER-1", quantity: 1, codes: 1, examFamilies: ["MOS"], hasPackYear: false }];
const libraries = [{ sku: "LIBRARY-1", quantity: 1, codes: 1, examFamilies: [], hasPackYear: false }];

const codesOf = (warnings: readonly { readonly code: string }[]) => warnings.map(({ code }) => code);

describe("a quote", () => {
  it("R-46: is what the order would cost, with the other ways to count beside it (example 5)", async () => {
    const { packPriceMinor, orderedOn, agreementEndsOn, startedMonths, completedMonths, days } = WORKED_EXAMPLES[5];
    const prices = [{ sku: "CLASS-MCP-30", listPrice: packPriceMinor * 2, vlPrice: packPriceMinor }];

    const { price, alternatives } = await acceptedQuote({
      order: {
        on: orderedOn,
        termStartsOn: "2019-07-01",
        termEndsOn: agreementEndsOn,
        lines: [{ sku: "CLASS-MCP-30", quantity: 1, codes: 30, examFamilies: ["MCP"], hasPackYear: true }],
      },
      preview: { subscription: { startsOn: orderedOn, endsOn: agreementEndsOn } },
      lists: [{ ...EURO_LIST, prices }],
    });

    expect(price.total).toBe(startedMonths.priceMinor);
    expect(alternatives.map(({ basis, total }) => [basis, total])).toEqual([
      ["completed-months", completedMonths.priceMinor],
      ["days", days.priceMinor],
    ]);
  });

  it("stores nothing, and starts no list's use", async () => {
    expect(await quoteIn()).toMatchObject({ outcome: { ok: true }, writes: 0 });
  });

  it("starts on the first day of a term that is still to come", async () => {
    const { asked } = await quoteIn({ order: { on: "2026-08-01" } });

    expect(asked).toMatchObject([{ startsOn: "2026-09-01" }]);
  });

  it.each([
    [
      "as the order would be",
      { refusal: "agreement-unknown" } as const,
      refuse("agreement-unknown", "/data/agreementNumber"),
    ],
    ["without a list of prices", { lists: [] }, refuse("price-list-unknown", "/data/agreementNumber")],
    [
      "without a price for a product",
      { lists: [{ prices: [] }] },
      refuse("product-price-unknown", "/data/lines/0/sku"),
    ],
  ])("is refused %s", async (_why, world, refusal) => {
    expect((await quoteIn(world)).outcome).toMatchObject(refusal);
  });

  it("R-54, R-56: is refused with whom to ask where there is no price", async () => {
    const { outcome } = await quoteIn({ lists: [] });

    expect(outcome).toMatchObject({
      extensions: {
        contacts: {
          purchaseEmail: "purchase@publisher.example",
          salesEmail: "sales@publisher.example",
          otherwise: "account-manager",
        },
      },
    });
  });
});

describe("the last day on which an order costs as much as quoted", () => {
  it.each([
    ["the months left change", {}, "2026-12-31"],
    ["another list takes over", { lists: [{}, { priceListId: "TW-2", effectiveFrom: "2026-12-25" }] }, "2026-12-24"],
    ["the list ends", { lists: [{ effectiveTo: "2026-12-20" }] }, "2026-12-20"],
    [
      "a 12-month order would no longer have twelve months",
      {
        order: { termEndsOn: "2029-08-31" },
        preview: { endsWith: "itself", subscription: { startsOn: "2026-12-18", endsOn: "2027-12-17" } } as const,
      },
      "2028-09-30",
    ],
    ["the agreement ends", { order: { on: "2027-08-30" } }, "2027-08-31"],
  ])("is the one before %s", async (_what, world, through) => {
    expect((await acceptedQuote(world)).validity.through).toBe(through);
  });
});

describe("the warnings of a quote", () => {
  it("R-53: tell that there is less time left than is advised for preparing", async () => {
    const { warnings } = await acceptedQuote({ order: { on: "2027-02-01" } });

    expect(warnings).toContainEqual({ code: "preparation-short", daysLeft: 212, endsOn: "2027-08-31" });
  });

  it.each([
    ["2027-08-11", false],
    ["2027-08-12", true],
    ["2027-08-31", true],
  ])("R-58: on %s tell that codes may come too late to be used: %o", async (on, isTold) => {
    const { warnings } = await acceptedQuote({ order: { on } });

    expect(warnings.filter(({ code }) => code === "delivery-may-be-late")).toEqual(
      isTold ? [{ code: "delivery-may-be-late", endsOn: "2027-08-31" }] : [],
    );
  });

  it("R-68: compare the delivery of libraries with the end of the agreement, not of the order", async () => {
    const world = {
      order: { lines: libraries, termEndsOn: "2028-08-31" },
      preview: { subscription: { startsOn: "2026-12-18", endsOn: "2026-12-20" } },
      lists: [{ prices: [{ sku: "LIBRARY-1", listPrice: 500_00, vlPrice: 400_00 }] }],
    };

    expect(codesOf((await acceptedQuote(world)).warnings)).toEqual(["savings-not-promised"]);
  });

  it("R-48: compare the delivery of a membership with the end of the order, also beside a library", async () => {
    const membership = { sku: "IMAGINE-ACADEMY-1Y", quantity: 1, codes: 0, examFamilies: [], hasPackYear: false };
    const subscription = { startsOn: "2026-12-18", endsOn: "2026-12-20" };
    const prices = ["LIBRARY-1", membership.sku].map((sku) => ({ sku, listPrice: 500_00, vlPrice: 400_00 }));

    for (const lines of [[membership], [...libraries, membership]]) {
      const world = { order: { lines, termEndsOn: "2028-08-31" }, preview: { subscription }, lists: [{ prices }] };

      const { warnings } = await acceptedQuote(world);

      expect(warnings).toContainEqual({ code: "delivery-may-be-late", endsOn: "2026-12-20" });
    }
  });

  it("R-53: say nothing of preparing where no exam is paid for", async () => {
    const { warnings } = await acceptedQuote({
      order: { on: "2027-02-01", lines: libraries },
      lists: [{ prices: [{ sku: "LIBRARY-1", listPrice: 500_00, vlPrice: 400_00 }] }],
    });

    expect(codesOf(warnings)).toEqual(["savings-not-promised"]);
  });

  it.each([
    ["2026-09-01", "2027-08-30", true],
    ["2026-09-01", "2027-08-31", true],
    ["2026-09-01", "2027-09-01", false],
    ["2028-02-29", "2029-02-28", true],
    ["2028-02-29", "2029-03-01", false],
  ])(
    "R-53: of an order from %s to %s tell it: %o, a year at most being left (D-12)",
    async (startsOn, endsOn, isTold) => {
      const { warnings } = await acceptedQuote({
        order: { lines: vouchers },
        preview: { subscription: { startsOn, endsOn } },
      });

      expect(codesOf(warnings).includes("preparation-short")).toBe(isTold);
    },
  );

  it("R-15: tell that the year of a pack is cut short, and nothing of the kind of vouchers", async () => {
    const [packs, single] = [await acceptedQuote(), await acceptedQuote({ order: { lines: vouchers } })];

    expect(packs.warnings).toContainEqual({ code: "pack-year-shorter", endsOn: "2027-08-31" });
    expect(codesOf(single.warnings)).not.toContain("pack-year-shorter");
  });

  it.each([
    ["2026-12-18", "2027-12-17", ["preparation-short"]],
    ["2026-12-18", "2027-12-18", ["pack-year-ends-first"]],
    ["2026-12-18", "2028-08-31", ["pack-year-ends-first"]],
  ])(
    "R-15: of an order from %s to %s tell that the year of a pack may be over before it, and nothing of the kind of vouchers",
    async (startsOn, endsOn, told) => {
      const world = { preview: { subscription: { startsOn, endsOn } } };

      const [packs, single] = [
        await acceptedQuote(world),
        await acceptedQuote({ ...world, order: { lines: vouchers } }),
      ];

      expect(codesOf(packs.warnings)).toEqual([...told, "savings-not-promised"]);
      expect(codesOf(single.warnings)).not.toContain("pack-year-ends-first");
    },
  );

  it.each([
    [29, false],
    [30, true],
    [39, true],
    [40, false],
  ])("R-49: after %i codes of 100 tell of the near tier: %o", async (codesBefore, isTold) => {
    const { warnings } = await acceptedQuote({ preview: { codesBefore } });

    expect(codesOf(warnings).includes("volume-tier-near")).toBe(isTold);
  });

  it("R-50: always say that savings are an average and none is promised (D-11)", async () => {
    expect(codesOf((await acceptedQuote({ lists: [EURO_LIST] })).warnings)).toContain("savings-not-promised");
  });
});
