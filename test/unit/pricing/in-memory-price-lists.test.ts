import { describePriceListRepository } from "#test/contract/price-lists/price-list-repository.ts";
import { InMemoryPriceLists } from "#test/support/in-memory-price-lists.ts";

describePriceListRepository("the price lists of the tests", async () => ({ lists: new InMemoryPriceLists() }));
