import { type AcademyGrant, academyGrantOf } from "#shared/agreements/domain/academy-grant.ts";
import type { Agreement } from "#shared/agreements/domain/agreement.ts";
import type { AcademyRepository, AgreementRepository, DateIn, FindAcademyTerms } from "#shared/agreements/ports.ts";
import type { Clock } from "#shared/kernel/instant.ts";
import { accept, type Outcome, refuse } from "#shared/kernel/outcome.ts";

/** What a new agreement comes with; undefined where that is nothing. Refuses what renews an agreement nobody knows. */
export type GrantAcademy = (agreement: Agreement) => Promise<Outcome<AcademyGrant | undefined, "agreement-unknown">>;

type Dependencies = {
  readonly agreements: Pick<AgreementRepository, "find">;
  readonly academy: Pick<AcademyRepository, "findGrant">;
  readonly findAcademyTerms: FindAcademyTerms;
  readonly dateIn: DateIn;
  readonly clock: Clock;
};

/** No request for a first purchase, two for a renewal. Stores nothing. */
export const createGrantAcademy =
  ({ agreements, academy, findAcademyTerms, dateIn, clock }: Dependencies): GrantAcademy =>
  async (agreement) => {
    const { renewalOf, market, term } = agreement;
    const at = clock();
    const purchase = {
      agreement,
      terms: findAcademyTerms(market, at),
      at,
      today: dateIn(at, term.timeZone),
    };
    if (renewalOf === undefined) return accept(academyGrantOf({ ...purchase, renewed: undefined }));

    const [predecessor, grant] = await Promise.all([agreements.find(renewalOf), academy.findGrant(renewalOf)]);
    if (predecessor === undefined) return refuse("agreement-unknown", "/data/renewalOf");
    return accept(academyGrantOf({ ...purchase, renewed: grant?.value }));
  };
