import { agreementAnswer } from "#functions/agreements/agreement-answer.ts";
import type { AnswerRequest } from "#functions/http/endpoint.ts";
import { publisherQuery, type Signing } from "#functions/http/signed.ts";
import type { ReadAgreement } from "#shared/agreements/use-cases/read-agreement.ts";
import { refuse } from "#shared/kernel/outcome.ts";

/** GET /publisher/agreements/{agreementNumber} */
export const readAgreementOverHttp =
  (readAgreement: ReadAgreement, signing: Signing): AnswerRequest =>
  async (request) => {
    publisherQuery(request, signing);
    const outcome = await readAgreement(request.params.agreementNumber ?? "");
    return outcome.ok ? agreementAnswer(200, outcome.value) : refuse("agreement-not-found");
  };
