import { describeAcademyRepository } from "#test/contract/agreements/academy-repository.ts";
import { describeAgreementRepository } from "#test/contract/agreements/agreement-repository.ts";
import { describeCurtailings } from "#test/contract/agreements/curtailings.ts";
import { InMemoryAgreements } from "#test/support/in-memory-agreements.ts";

const agreements = new InMemoryAgreements();

describeAgreementRepository("the agreements of the tests", () => agreements);
describeAcademyRepository("the grants of the tests", () => ({ agreements, academy: agreements.academy }));
describeCurtailings("the early ends of the tests", () => ({ agreements, curtailings: agreements.curtailings }));
