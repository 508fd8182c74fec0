import { describeCurtailment } from "#test/contract/lots/lot-curtailment.ts";
import { describeLotRepository } from "#test/contract/lots/lot-repository.ts";
import { describeTouchedCodes } from "#test/contract/lots/touched-codes.ts";
import { InMemoryLots } from "#test/support/in-memory-lots.ts";

const open = async () => ({ lots: new InMemoryLots() });

describeLotRepository("the in-memory repository", open);
describeCurtailment("the in-memory repository", open);
describeTouchedCodes("the in-memory repository", open);
