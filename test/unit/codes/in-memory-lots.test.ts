import { describeLotRepository } from "#test/contract/lots/lot-repository.ts";
import { InMemoryLots } from "#test/support/in-memory-lots.ts";

describeLotRepository("the in-memory repository", async () => {
  return { lots: new InMemoryLots() };
});
