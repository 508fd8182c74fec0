import { type AnswerRequest, json } from "#functions/http/endpoint.ts";
import { notTheRoute } from "#functions/http/not-the-route.ts";
import { publisherWrite, type Signing } from "#functions/http/signed.ts";
import { signedMessage } from "#functions/http/signed-request.ts";
import { currentCorrelation } from "#functions/invocation.ts";
import type { EndAgreement } from "#shared/agreements/use-cases/end-agreement.ts";
import { agreementEnded } from "#shared/contracts/agreement-ended.ts";

const message = signedMessage("agreement.ended", agreementEnded);

/** POST /publisher/agreements/{agreementNumber}/ending: orders and codes follow soon after. */
export const endAgreementOverHttp =
  (endAgreement: EndAgreement, signing: Signing): AnswerRequest =>
  async (request) => {
    const { data, claim } = await publisherWrite(request, signing, message);
    if (data.agreementNumber !== request.params.agreementNumber) throw notTheRoute("agreementNumber");

    const outcome = await endAgreement({ ...data, ...currentCorrelation() }, claim);
    return outcome.ok ? json(202, outcome.value) : outcome;
  };
