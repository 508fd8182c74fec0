import { expect, it } from "vitest";
import { CosmosPriceListRepository } from "#shared/adapters/cosmos/price-list-repository.ts";
import { describePriceListRepository } from "#test/contract/price-lists/price-list-repository.ts";
import { startDocuments } from "#test/support/cosmos-documents.ts";
import { aPublishedPriceList } from "#test/support/in-memory-price-lists.ts";

async function startPriceLists() {
  const { cosmos, documents } = await startDocuments("price-lists");
  return { cosmos, lists: new CosmosPriceListRepository(documents) };
}

describePriceListRepository("price lists in the database", startPriceLists);

it("finds the lists of a market in one query of one partition", async () => {
  const { cosmos, lists } = await startPriceLists();
  await lists.create(aPublishedPriceList());
  const mark = cosmos.meter.mark();

  await lists.ofMarket("TW");

  expect(cosmos.meter.since(mark).operations.map(({ operation }) => operation)).toEqual(["query"]);
});
