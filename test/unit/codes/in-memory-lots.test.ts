import { describeLotRepository } from "#test/contract/lots/lot-repository.ts";
import { InMemoryLots } from "#test/support/in-memory-lots.ts";

describeLotRepository("the in-memory repository", async () => {
  const lots = new InMemoryLots();
  return { lots, assign: (code, person) => lots.assign(code, person) };
});
