import { describeAgreementRepository } from "#test/contract/agreements/agreement-repository.ts";
import { InMemoryAgreements } from "#test/support/in-memory-agreements.ts";

const agreements = new InMemoryAgreements();

describeAgreementRepository("the agreements of the tests", () => agreements);
