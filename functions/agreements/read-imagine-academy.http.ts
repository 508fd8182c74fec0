import { type AnswerRequest, json } from "#functions/http/endpoint.ts";
import { localeQuery } from "#functions/http/locale-query.ts";
import { publisherQuery, type Signing } from "#functions/http/signed.ts";
import type { AcademyGrant } from "#shared/agreements/domain/academy-grant.ts";
import type { ReadImagineAcademy } from "#shared/agreements/use-cases/read-imagine-academy.ts";
import type { NameBenefits } from "#shared/catalogue/use-cases/name-benefits.ts";
import { agreementNumber } from "#shared/contracts/agreement-registered.ts";
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

    const { editionId, benefits: granted, staffVouchers, ...grant } = outcome.value;
    const { label, benefits } = nameBenefits({ editionId, locale });
    return json(200, {
      agreementNumber: named.data,
      edition: editionId,
      label,
      locale,
      ...grant,
      benefits: granted.map((benefit) => ({ ...benefit, name: nameOf(benefit, benefits) })),
      staffVouchers: staffVouchers === undefined ? null : poolAnswer(staffVouchers),
    });
  };

const nameOf = ({ benefitId }: { readonly benefitId: string }, benefits: ReturnType<NameBenefits>["benefits"]) =>
  benefits.find((benefit) => benefit.benefitId === benefitId)?.name;

const poolAnswer = ({ total, drawn, examFamilies }: NonNullable<AcademyGrant["staffVouchers"]>) => ({
  total,
  drawn,
  left: total - drawn,
  examFamilies,
});
