import { agreementAnswer } from "#functions/agreements/agreement-answer.ts";
import type { AnswerRequest } from "#functions/http/endpoint.ts";
import { publisherQuery, type Signing } from "#functions/http/signed.ts";
import type { ReadAgreement } from "#shared/agreements/use-cases/read-agreement.ts";
import type { ReadEnding } from "#shared/agreements/use-cases/read-ending.ts";
import { agreementNumber } from "#shared/contracts/agreement-registered.ts";
import { refuse } from "#shared/kernel/outcome.ts";

type Services = { readonly readAgreement: ReadAgreement; readonly readEnding: ReadEnding };

/** GET /publisher/agreements/{agreementNumber} */
export const readAgreementOverHttp =
  ({ readAgreement, readEnding }: Services, signing: Signing): AnswerRequest =>
  async (request) => {
    publisherQuery(request, signing);
    const named = agreementNumber.safeParse(request.params.agreementNumber);
    if (!named.success) return refuse("agreement-not-found");
    const outcome = await readAgreement(named.data);
    if (!outcome.ok) return refuse("agreement-not-found");
    return agreementAnswer(200, outcome.value, await readEnding(outcome.value.value));
  };
