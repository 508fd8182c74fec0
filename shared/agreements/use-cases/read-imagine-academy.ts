import type { AcademyGrant } from "#shared/agreements/domain/academy-grant.ts";
import type { AcademyRepository, AgreementRepository } from "#shared/agreements/ports.ts";
import { accept, type Outcome, refuse } from "#shared/kernel/outcome.ts";

export type ReadImagineAcademy = (
  agreementNumber: string,
) => Promise<Outcome<AcademyGrant, "agreement-not-found" | "academy-not-granted">>;

type Dependencies = {
  readonly agreements: Pick<AgreementRepository, "find">;
  readonly academy: Pick<AcademyRepository, "findGrant">;
};

/** What came with an agreement, and how much of its pool is drawn. Two requests. */
export const createReadImagineAcademy =
  ({ agreements, academy }: Dependencies): ReadImagineAcademy =>
  async (agreementNumber) => {
    const [agreement, grant] = await Promise.all([
      agreements.find(agreementNumber),
      academy.findGrant(agreementNumber),
    ]);
    if (agreement === undefined) return refuse("agreement-not-found");
    return grant === undefined ? refuse("academy-not-granted") : accept(grant.value);
  };
