import { freezeAnswer } from "#functions/codes/freeze-answer.ts";
import type { AnswerRequest } from "#functions/http/endpoint.ts";
import { publisherQuery, type Signing } from "#functions/http/signed.ts";
import type { ReadFreeze } from "#shared/codes/use-cases/read-freeze.ts";

/** GET /publisher/redemption-freeze */
export const readFreezeOverHttp =
  (readFreeze: ReadFreeze, signing: Signing): AnswerRequest =>
  async (request) => {
    publisherQuery(request, signing);
    return freezeAnswer(await readFreeze());
  };
