import { parseCsv } from "hucre/csv";
import { describe, expect, it } from "vitest";
import { listPurchasesOverHttp } from "#functions/ordering/list-purchases.http.ts";
import { purchaseRows } from "#functions/ordering/purchase-rows.ts";
import { csvText } from "#shared/kernel/csv.ts";
import { orderIdOf } from "#shared/kernel/identifiers.ts";
import { accept, refuse } from "#shared/kernel/outcome.ts";
import { createListPurchases } from "#shared/ordering/use-cases/list-purchases.ts";
import { priceOrder } from "#shared/pricing/domain/order-price.ts";
import { anOrder } from "#test/support/in-memory-orders.ts";
import { aPriceList } from "#test/support/in-memory-price-lists.ts";
import { answerTo, signingWorld } from "#test/unit/triggers/trigger-world.ts";

function purchasing(orders: number) {
  const ids = Array.from({ length: orders }, (_, index) => orderIdOf("lar-demo", `PO-${index}`));
  const history = (index: number) => ({
    order: anOrder({
      orderId: ids[index] ?? orderIdOf("", ""),
      purchaseOrderNumber: `PO-${index}`,
      costCentre: index % 2 === 0 ? "IT" : "HR",
    }),
    progress: {
      status: "processed",
      price: priceOrder(aPriceList(), {
        lines: [{ sku: "CLASS-MCP-30", quantity: 2, codes: 60, examFamilies: ["MCP"], hasPackYear: true }],
        subscription: { startsOn: "2026-12-18", endsOn: "2027-08-31" },
        termEndsOn: "2027-08-31",
        codesBefore: 60,
        startedMonthCounts: true,
      }),
      promises: [],
      timeline: [],
      lots: [],
    },
    mails: [],
  });
  const listPurchases = createListPurchases({
    orders: { findHistory: async (orderId) => history(ids.indexOf(orderId)) },
    listEntered: async ({ agreementNumber, after, most }) => {
      if (agreementNumber !== "EES-TW-1042") return refuse("agreement-not-found");
      const position = after === undefined ? 0 : ids.indexOf(after) + 1;
      if (after !== undefined && position === 0) return refuse("order-unknown");
      return accept(ids.slice(position, position + most));
    },
  });
  return { ids, history, listPurchases };
}

describe("the purchases of an agreement", () => {
  it("R-51: come page by page, each order once", async () => {
    const { ids, listPurchases } = purchasing(120);
    const read: string[] = [];
    for (let after: (typeof ids)[number] | undefined, pages = 0; pages < 3; pages += 1) {
      const page = await listPurchases({ agreementNumber: "EES-TW-1042", ...(after && { after }) });
      if (!page.ok) throw new Error(page.refusal);
      read.push(...page.value.purchases.map(({ order }) => order.orderId));
      after = page.value.next;
      expect(after === undefined).toBe(pages === 2);
    }

    expect(read).toEqual(ids);
  });

  it("R-51: are those of one cost centre where it is named", async () => {
    const { listPurchases } = purchasing(4);

    const page = await listPurchases({ agreementNumber: "EES-TW-1042", costCentre: "HR" });

    expect(page).toMatchObject({ ok: true, value: { purchases: [{ order: { costCentre: "HR" } }, {}] } });
  });

  it("are none of an unknown agreement, or after an order it does not have", async () => {
    const { listPurchases } = purchasing(1);
    const after = orderIdOf("lar-other", "PO-1");

    expect(await listPurchases({ agreementNumber: "EES-TW-9" })).toEqual(refuse("agreement-not-found"));
    expect(await listPurchases({ agreementNumber: "EES-TW-1042", after })).toEqual(refuse("order-unknown"));
  });

  it("R-51: are CSV rows that add up to the total, with the discount in a row of its own", () => {
    const { history } = purchasing(1);

    const [, ...rows] = parseCsv(csvText(purchaseRows([history(0)])).slice(1));

    expect(rows.map((row) => row.slice(7))).toEqual([
      ["CLASS-MCP-30", "2", "60", "TWD", "54000.00", ""],
      ["volume-discount", "", "", "TWD", "", "2700.00"],
    ]);
  });

  it("are the publisher's alone, in a form that exists", async () => {
    const { signing } = signingWorld();
    const trigger = listPurchasesOverHttp(purchasing(1).listPurchases, signing);
    const get = (query: string, by = "publisher") =>
      answerTo(
        trigger,
        {
          path: `/api/publisher/agreements/EES-TW-1042/purchases${query}`,
          params: { agreementNumber: "EES-TW-1042" },
        },
        by,
      );

    expect((await get("")).body).toMatchObject({
      purchases: [{ purchaseOrderNumber: "PO-0", resellerId: "lar-demo" }],
    });
    expect((await get("?format=pdf")).problem).toBe("bad-request");
    expect((await get("", "lar-demo")).problem).toBe("webhook-unverified");
  });
});
