import { type AnswerRequest, json } from "#functions/http/endpoint.ts";
import { localeQuery } from "#functions/http/locale-query.ts";
import { publisherQuery, type Signing } from "#functions/http/signed.ts";
import type { AcademyGrant } from "#shared/agreements/domain/academy-grant.ts";
import type { MembershipStanding } from "#shared/agreements/domain/membership.ts";
import type { ReadImagineAcademy } from "#shared/agreements/use-cases/read-imagine-academy.ts";
import type { NameBenefits } from "#shared/catalogue/use-cases/name-benefits.ts";
import { agreementNumber } from "#shared/contracts/agreement-registered.ts";
import type { Locale } from "#shared/kernel/locale.ts";
import { refuse } from "#shared/kernel/outcome.ts";

type Services = { readonly readImagineAcademy: ReadImagineAcademy; readonly nameBenefits: NameBenefits };

/** GET /publisher/agreements/{agreementNumber}/imagine-academy?locale=: without a language in English. */
export const readImagineAcademyOverHttp =
  ({ readImagineAcademy, nameBenefits }: Services, signing: Signing): AnswerRequest =>
  async (request) => {
    publisherQuery(request, signing);
    const named = agreementNumber.safeParse(request.params.agreementNumber);
    if (!named.success) return refuse("agreement-not-found");
    const locale = localeQuery(request) ?? "en";
    const outcome = await readImagineAcademy(named.data);
    if (!outcome.ok) return outcome;

    const { grant, memberships } = outcome.value;
    return json(200, {
      agreementNumber: named.data,
      locale,
      ...(grant === undefined ? {} : grantAnswer(grant, locale, nameBenefits)),
      memberships: memberships.map((membership) => membershipAnswer(membership, locale, nameBenefits)),
    });
  };

function grantAnswer(
  { editionId, benefits: granted, staffVouchers, ...grant }: AcademyGrant,
  locale: Locale,
  nameBenefits: NameBenefits,
) {
  const { label, benefits } = nameBenefits({ editionId, locale });
  return {
    edition: editionId,
    label,
    ...grant,
    benefits: granted.map((benefit) => ({ ...benefit, name: nameOf(benefit, benefits) })),
    staffVouchers: staffVouchers === undefined ? null : poolAnswer(staffVouchers),
  };
}

function membershipAnswer(
  { editionId, ...membership }: MembershipStanding,
  locale: Locale,
  nameBenefits: NameBenefits,
) {
  const { label, benefits } = nameBenefits({ editionId, locale });
  return {
    ...membership,
    edition: editionId,
    label,
    benefits: benefits.map(({ benefitId, name }) => ({ benefitId, name })),
  };
}

const nameOf = ({ benefitId }: { readonly benefitId: string }, benefits: ReturnType<NameBenefits>["benefits"]) =>
  benefits.find((benefit) => benefit.benefitId === benefitId)?.name;

const poolAnswer = ({ total, drawn, examFamilies }: NonNullable<AcademyGrant["staffVouchers"]>) => ({
  total,
  drawn,
  left: total - drawn,
  examFamilies,
});
