import type { ReadAgreement } from "#shared/agreements/use-cases/read-agreement.ts";
import { MissingDocumentError } from "#shared/kernel/versioned.ts";

/** Whether the agreement names an authorised Certiport centre. @throws {MissingDocumentError} */
export type HasTestCentre = (agreementNumber: string) => Promise<boolean>;

/** Numbers kept in one process; beyond them it asks again. */
const REMEMBERED = 10_000;

/**
 * One request, and none once the answer was yes: a centre that was named stays good for what was ordered, so codes of its
 * site packs are redeemed at the cost of any other.
 */
export function createHasTestCentre({ readAgreement }: { readonly readAgreement: ReadAgreement }): HasTestCentre {
  const named = new Set<string>();
  return async (agreementNumber) => {
    if (named.has(agreementNumber)) return true;
    const agreement = await readAgreement(agreementNumber);
    if (!agreement.ok) throw new MissingDocumentError(`agreement ${agreementNumber} cannot be read`);
    if (agreement.value.value.testCentres === undefined) return false;
    if (named.size >= REMEMBERED) named.clear();
    named.add(agreementNumber);
    return true;
  };
}
