import { callerAddress } from "#functions/http/caller-address.ts";
import type { AnswerRequest } from "#functions/http/endpoint.ts";
import type { GuessLimit } from "#functions/http/guess-limit.ts";
import type { ProblemCode } from "#functions/http/problem.ts";
import { RequestRefused } from "#functions/http/request-refused.ts";
import { logLine } from "#functions/log-line.ts";

export type BrakeGuesses = (answerRequest: AnswerRequest) => AnswerRequest;

/** Refusals that say a code or a file's hash was a guess; a right one is never counted, whatever else is wrong. */
const WRONG_GUESSES: ReadonlySet<ProblemCode> = new Set([
  "code-malformed",
  "code-not-recognised",
  "file-not-recognised",
]);

/** Answers nobody who guessed too often, right or wrong. `isAlarmDue` keeps the alarm from being raised at every guess. */
export const createBrakeGuesses =
  (limit: GuessLimit, isAlarmDue: (key: string) => boolean): BrakeGuesses =>
  (answerRequest) =>
  async (request, context) => {
    const address = callerAddress(request.headers);
    const retryAfterSeconds = await limit.enter(address);
    if (retryAfterSeconds !== undefined) throw new RequestRefused("rate-limited", { retryAfterSeconds });

    let wasWrong = false;
    try {
      const answer = await answerRequest(request, context);
      wasWrong = "ok" in answer && WRONG_GUESSES.has(answer.refusal);
      return answer;
    } finally {
      const { isAnomalous } = limit.leave(address, wasWrong);
      if (isAnomalous && isAlarmDue("guesses")) context.error(logLine("guesses-anomalous", {}));
    }
  };
