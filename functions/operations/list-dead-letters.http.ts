import { type AnswerRequest, json } from "#functions/http/endpoint.ts";
import { publisherQuery, type Signing } from "#functions/http/signed.ts";
import type { ListDeadLetters } from "#shared/operations/use-cases/list-dead-letters.ts";

/** GET /publisher/dead-letters */
export const listDeadLettersOverHttp =
  (listDeadLetters: ListDeadLetters, signing: Signing): AnswerRequest =>
  async (request) => {
    publisherQuery(request, signing);
    return json(200, { deadLetters: await listDeadLetters() });
  };
