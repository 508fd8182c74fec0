import { agreementAnswer } from "#functions/agreements/agreement-answer.ts";
import type { AnswerRequest } from "#functions/http/endpoint.ts";
import { notTheRoute } from "#functions/http/not-the-route.ts";
import { publisherWrite, type Signing } from "#functions/http/signed.ts";
import { signedMessage } from "#functions/http/signed-request.ts";
import type { ReadEnding } from "#shared/agreements/use-cases/read-ending.ts";
import type { RegisterAgreement } from "#shared/agreements/use-cases/register-agreement.ts";
import { agreementAsRead } from "#shared/contracts/agreement-registered.ts";

const message = signedMessage("agreement.registered", agreementAsRead);

type Services = { readonly registerAgreement: RegisterAgreement; readonly readEnding: ReadEnding };

/** PUT /publisher/agreements/{agreementNumber} */
export const registerAgreementOverHttp =
  ({ registerAgreement, readEnding }: Services, signing: Signing): AnswerRequest =>
  async (request) => {
    const { data, claim } = await publisherWrite(request, signing, message);
    const { ending, ...agreement } = data;
    if (agreement.agreementNumber !== request.params.agreementNumber) throw notTheRoute("agreementNumber");

    const ifMatch = request.headers.get("if-match");
    const readAs = ending === undefined ? {} : { readEndsOn: ending.endsOn };
    const command = { agreement, ...readAs, ...(ifMatch === null ? {} : { ifMatch }) };
    const outcome = await registerAgreement(command, claim);
    if (!outcome.ok) return outcome;
    const { effect, stored } = outcome.value;
    return agreementAnswer(effect === "created" ? 201 : 200, stored, await readEnding(stored.value));
  };
