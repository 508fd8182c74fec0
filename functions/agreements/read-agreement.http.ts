import { agreementAnswer } from "#functions/agreements/agreement-answer.ts";
import type { AnswerRequest } from "#functions/http/endpoint.ts";
import { PUBLISHER, type Signing } from "#functions/http/signed.ts";
import { signedQuery } from "#functions/http/signed-request.ts";
import type { ReadAgreement } from "#shared/agreements/use-cases/read-agreement.ts";
import { refuse } from "#shared/kernel/outcome.ts";

/** GET /publisher/agreements/{agreementNumber} */
export const readAgreementOverHttp =
  (readAgreement: ReadAgreement, signing: Signing): AnswerRequest =>
  async (request) => {
    signedQuery(request, { ...signing, principal: PUBLISHER, role: "publisher" });
    const outcome = await readAgreement(request.params.agreementNumber ?? "");
    return outcome.ok ? agreementAnswer(200, outcome.value) : refuse("agreement-not-found");
  };
