import { startLots } from "#test/contract/lots/cosmos-lots.ts";
import { describeLotRepository } from "#test/contract/lots/lot-repository.ts";

describeLotRepository("the Cosmos repository", startLots);
