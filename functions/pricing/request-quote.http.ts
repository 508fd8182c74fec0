import { type AnswerRequest, json } from "#functions/http/endpoint.ts";
import type { ProblemCode } from "#functions/http/problem.ts";
import { resellerWrite, type Signing } from "#functions/http/signed.ts";
import { signedMessage } from "#functions/http/signed-request.ts";
import { quoteBody } from "#functions/pricing/quote-answer.ts";
import { quoteRequested } from "#shared/contracts/quote-requested.ts";
import type { RequestQuote } from "#shared/pricing/use-cases/request-quote.ts";

const message = signedMessage("quote.requested", quoteRequested);

/** POST /resellers/{resellerId}/quotes: changes nothing, so its webhook id is never claimed. */
export const requestQuoteOverHttp =
  (requestQuote: RequestQuote<ProblemCode>, signing: Signing): AnswerRequest =>
  async (request) => {
    const { caller, data } = await resellerWrite(request, signing, message);
    const { locale, ...order } = data;
    const outcome = await requestQuote({ ...order, resellerId: caller.id });
    return outcome.ok ? json(200, quoteBody(outcome.value, locale)) : outcome;
  };
