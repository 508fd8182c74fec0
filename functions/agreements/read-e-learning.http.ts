import { type AnswerRequest, json } from "#functions/http/endpoint.ts";
import { localeQuery } from "#functions/http/locale-query.ts";
import { publisherQuery, type Signing } from "#functions/http/signed.ts";
import type { ReadELearning } from "#shared/agreements/use-cases/read-e-learning.ts";
import type { ListGuides } from "#shared/catalogue/use-cases/list-guides.ts";
import { agreementNumber } from "#shared/contracts/agreement-registered.ts";
import { refuse } from "#shared/kernel/outcome.ts";

type Services = { readonly readELearning: ReadELearning; readonly listGuides: ListGuides };

/** GET /publisher/agreements/{agreementNumber}/e-learning?locale=: without a language in English. */
export const readELearningOverHttp =
  ({ readELearning, listGuides }: Services, signing: Signing): AnswerRequest =>
  async (request) => {
    publisherQuery(request, signing);
    const named = agreementNumber.safeParse(request.params.agreementNumber);
    if (!named.success) return refuse("agreement-not-found");
    const locale = localeQuery(request) ?? "en";
    const outcome = await readELearning(named.data);
    if (!outcome.ok) return outcome;

    const { market, ...standing } = outcome.value;
    const { name, ...guided } = listGuides({ sku: "E-LEARNING", market, locale });
    return json(200, { agreementNumber: named.data, locale, name, ...standing, ...guided });
  };
