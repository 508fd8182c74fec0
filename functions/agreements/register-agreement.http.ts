import { agreementAnswer } from "#functions/agreements/agreement-answer.ts";
import type { AnswerRequest } from "#functions/http/endpoint.ts";
import { notTheRoute } from "#functions/http/not-the-route.ts";
import { publisherWrite, type Signing } from "#functions/http/signed.ts";
import { signedMessage } from "#functions/http/signed-request.ts";
import type { RegisterAgreement } from "#shared/agreements/use-cases/register-agreement.ts";
import { agreementRegistered } from "#shared/contracts/agreement-registered.ts";

const message = signedMessage("agreement.registered", agreementRegistered);

/** PUT /publisher/agreements/{agreementNumber} */
export const registerAgreementOverHttp =
  (registerAgreement: RegisterAgreement, signing: Signing): AnswerRequest =>
  async (request) => {
    const { data: agreement, claim } = await publisherWrite(request, signing, message);
    if (agreement.agreementNumber !== request.params.agreementNumber) throw notTheRoute("agreementNumber");

    const ifMatch = request.headers.get("if-match");
    const command = { agreement, ...(ifMatch === null ? {} : { ifMatch }) };
    const outcome = await registerAgreement(command, claim);
    if (!outcome.ok) return outcome;
    return agreementAnswer(outcome.value.effect === "created" ? 201 : 200, outcome.value.stored);
  };
