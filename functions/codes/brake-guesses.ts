import { callerAddress } from "#functions/http/caller-address.ts";
import type { AnswerRequest } from "#functions/http/endpoint.ts";
import type { GuessLimit } from "#functions/http/guess-limit.ts";
import type { ProblemCode } from "#functions/http/problem.ts";
import { RequestRefused } from "#functions/http/request-refused.ts";

export type BrakeGuesses = (answerRequest: AnswerRequest) => AnswerRequest;

/** Refusals that say a code or a file's hash was a guess; a right one is never counted, whatever else is wrong. */
const WRONG_GUESSES: ReadonlySet<ProblemCode> = new Set([
  "code-malformed",
  "code-not-recognised",
  "file-not-recognised",
]);

/** Answers nobody who guessed too often, right or wrong. */
export const createBrakeGuesses =
  (limit: GuessLimit): BrakeGuesses =>
  (answerRequest) =>
  async (request, context) => {
    const address = callerAddress(request.headers);
    const retryAfterSeconds = limit.blockedForSeconds(address);
    if (retryAfterSeconds !== undefined) throw new RequestRefused("rate-limited", { retryAfterSeconds });

    const answer = await answerRequest(request, context);
    if ("ok" in answer && WRONG_GUESSES.has(answer.refusal)) limit.countFailure(address);
    return answer;
  };
