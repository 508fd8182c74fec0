import type { Catalogue } from "#shared/catalogue/domain/catalogue.ts";
import type { AcademyBenefit } from "#shared/catalogue/domain/imagine-academy.ts";
import type { Instant } from "#shared/kernel/instant.ts";

/**
 * What the edition in force in a market grants with an agreement; undefined where none is in force, or where Imagine Academy
 * is a subscription and has no staff vouchers either (D-2, D-16).
 */
export const createFindAcademyTerms =
  ({ catalogue }: { readonly catalogue: Pick<Catalogue, "editionInForce"> }) =>
  (market: string, at: Instant) => {
    const edition = catalogue.editionInForce(market, at);
    if (edition?.imagineAcademy.mode !== "included") return undefined;
    const { benefits, freeVouchers, regrantOnRenewal } = edition.imagineAcademy;
    return {
      editionId: edition.editionId,
      programmes: edition.programmes,
      benefits: benefits.map(granted),
      staffVouchers: {
        total: freeVouchers.perAgreement,
        examFamilies: freeVouchers.examFamilies,
        mustSitBeforeEnd: edition.policy.mustSitBy,
      },
      regrantOnRenewal,
    };
  };

const granted = ({ benefitId, payRatio }: AcademyBenefit) => ({
  benefitId,
  ...(payRatio === undefined ? {} : { payRatio }),
});
