import { type AnswerRequest, json } from "#functions/http/endpoint.ts";
import { publisherWrite, type Signing } from "#functions/http/signed.ts";
import { signedMessage } from "#functions/http/signed-request.ts";
import type { RequestErasure } from "#shared/codes/use-cases/request-erasure.ts";
import { personErased } from "#shared/contracts/person-erased.ts";

const message = signedMessage("person.erased", personErased);

/** POST /publisher/erasures: done soon after, which no answer shows; the same whether or not there is such a person. */
export const requestErasureOverHttp =
  (requestErasure: RequestErasure, signing: Signing): AnswerRequest =>
  async (request) => {
    const { data, claim } = await publisherWrite(request, signing, message);
    const outcome = await requestErasure(data, claim);
    return outcome.ok ? json(202, { agreementNumber: data.agreementNumber }) : outcome;
  };
