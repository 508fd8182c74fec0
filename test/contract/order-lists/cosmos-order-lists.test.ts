import { describe, expect, it } from "vitest";
import { CosmosListPosition, CosmosOrderLists } from "#shared/adapters/cosmos/order-lists.ts";
import { listOfReseller, PROMISES, rowOf } from "#shared/operations/domain/order-lists.ts";
import { createListOrders } from "#shared/operations/use-cases/list-orders.ts";
import { createListPromises } from "#shared/operations/use-cases/list-promises.ts";
import { describePosition } from "#test/contract/journal/journal.ts";
import { describeOrderLists } from "#test/contract/order-lists/order-lists.ts";
import { startDocuments } from "#test/support/cosmos-documents.ts";
import { standing } from "#test/unit/operations/standings.ts";
import { NOW } from "#test/unit/triggers/trigger-world.ts";

const open = async () => {
  const { cosmos, documents } = await startDocuments("order-lists");
  return { cosmos, lists: new CosmosOrderLists(documents), position: new CosmosListPosition(documents) };
};

describeOrderLists("the database", async () => (await open()).lists);
describePosition("the lists' position in the database", async () => (await open()).position);

describe("a page of a list", () => {
  const costAmong = async (orders: number) => {
    const { cosmos, lists } = await open();
    for (let n = 0; n < orders; n += 1) {
      const { beside = [], ...row } = rowOf(standing(`PO-${n}`));
      for (const one of [row, ...beside]) await lists.put(one, undefined);
    }
    await lists.caughtUp(NOW);
    const page = { most: 10 };
    const asks = {
      orders: () => createListOrders(lists)({ resellerId: "lar-demo", ...page }),
      ofAgreement: () =>
        createListOrders(lists)({ resellerId: "lar-demo", only: { agreementNumber: "EES-TW-1042" }, ...page }),
      promises: () => createListPromises({ lists, clock: () => NOW })({ state: "at-risk", withinHours: 49, ...page }),
    };
    const costs: object[] = [];
    for (const ask of Object.values(asks)) {
      const mark = cosmos.meter.mark();
      const { rows, next } = await ask();
      const { requests, ru, operations } = cosmos.meter.since(mark);
      const isFannedOut = operations.some(({ crossPartition }) => crossPartition);
      costs.push({ rows: rows.length, hasNext: next !== null, requests, ru: Math.round(ru), isFannedOut });
    }
    return costs;
  };

  it("costs the same two requests in one partition each among 300 orders as among 30", async () => {
    const few = await costAmong(30);
    const many = await costAmong(300);

    expect(many).toEqual(few);
    expect(few).toEqual(
      Array.from({ length: 3 }, () => ({
        rows: 10,
        hasNext: true,
        requests: 2,
        ru: expect.any(Number),
        isFannedOut: false,
      })),
    );
  });

  it("of promises and of a reseller's orders lie in partitions of their own", () => {
    const { list, beside } = rowOf(standing("PO-1"));

    expect([list, ...(beside ?? []).map((row) => row.list)]).toEqual([listOfReseller("lar-demo"), PROMISES]);
  });
});
