import { type AnswerRequest, json } from "#functions/http/endpoint.ts";
import { localeQuery } from "#functions/http/locale-query.ts";
import type { ReadEdition } from "#shared/catalogue/use-cases/read-edition.ts";

/** GET /editions/{editionId}?locale=: without a language in English. */
export const readEditionOverHttp =
  (readEdition: ReadEdition): AnswerRequest =>
  async (request) => {
    const outcome = readEdition({ editionId: request.params.editionId ?? "", locale: localeQuery(request) });
    return outcome.ok ? json(200, outcome.value) : outcome;
  };
