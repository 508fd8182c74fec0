import { type AnswerRequest, json } from "#functions/http/endpoint.ts";
import { publisherWrite, type Signing } from "#functions/http/signed.ts";
import { signedMessage } from "#functions/http/signed-request.ts";
import { currentCorrelation } from "#functions/invocation.ts";
import { logLine } from "#functions/log-line.ts";
import { deadLettersRedriven } from "#shared/contracts/dead-letters-redriven.ts";
import type { RedriveDeadLetters } from "#shared/operations/use-cases/redrive-dead-letters.ts";

const message = signedMessage("dead-letters.redriven", deadLettersRedriven);

/** POST /publisher/dead-letters/redrive */
export const redriveDeadLettersOverHttp =
  (redriveDeadLetters: RedriveDeadLetters, signing: Signing): AnswerRequest =>
  async (request, context) => {
    const { data, claim } = await publisherWrite(request, signing, message);
    const outcome = await redriveDeadLetters(data, claim);
    if (!outcome.ok) return outcome;
    const redriven = outcome.value.filter(({ result }) => result === "redriven").length;
    context.log(
      logLine("dead-letters-redriven", {
        ...currentCorrelation(),
        queue: data.queue,
        asked: outcome.value.length,
        redriven,
      }),
    );
    return json(200, { queue: data.queue, messages: outcome.value });
  };
