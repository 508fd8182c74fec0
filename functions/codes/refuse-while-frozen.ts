import type { AnswerRequest } from "#functions/http/endpoint.ts";
import { RequestRefused } from "#functions/http/request-refused.ts";
import type { IsFrozen } from "#shared/codes/use-cases/watch-freeze.ts";

/** Nobody knows how long a freeze lasts; this is how long it takes to be worth asking again. */
const RETRY_AFTER_SECONDS = 60;

export type RefuseWhileFrozen = (answerRequest: AnswerRequest) => AnswerRequest;

/** Put around every trigger that changes codes for their holders: none of them is asked while redemptions are frozen. */
export const createRefuseWhileFrozen =
  (isFrozen: IsFrozen): RefuseWhileFrozen =>
  (answerRequest) =>
  async (request, context) => {
    if (await isFrozen()) throw new RequestRefused("redemptions-frozen", { retryAfterSeconds: RETRY_AFTER_SECONDS });
    return answerRequest(request, context);
  };
