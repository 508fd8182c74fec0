import { startLots } from "#test/contract/lots/cosmos-lots.ts";
import { describeCurtailment } from "#test/contract/lots/lot-curtailment.ts";
import { describeLotRepository } from "#test/contract/lots/lot-repository.ts";
import { describeTouchedCodes } from "#test/contract/lots/touched-codes.ts";

describeLotRepository("the Cosmos repository", startLots);
describeCurtailment("the Cosmos repository", startLots);
describeTouchedCodes("the Cosmos repository", startLots);
