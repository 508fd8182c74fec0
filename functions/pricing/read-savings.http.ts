import { type AnswerRequest, json } from "#functions/http/endpoint.ts";
import { localeQuery } from "#functions/http/locale-query.ts";
import { publisherQuery, type Signing } from "#functions/http/signed.ts";
import { savingsBody } from "#functions/pricing/savings-answer.ts";
import { agreementNumber } from "#shared/contracts/agreement-registered.ts";
import { toOrderId } from "#shared/kernel/identifiers.ts";
import { refuse } from "#shared/kernel/outcome.ts";
import type { ReadSavings } from "#shared/pricing/use-cases/read-savings.ts";

/** GET /publisher/agreements/{agreementNumber}/savings?after=&locale=: without a language in English. */
export const readSavingsOverHttp =
  (readSavings: ReadSavings, signing: Signing): AnswerRequest =>
  async (request) => {
    publisherQuery(request, signing);
    const named = agreementNumber.safeParse(request.params.agreementNumber);
    if (!named.success) return refuse("agreement-not-found");
    const locale = localeQuery(request) ?? "en";
    const after = request.query.get("after");
    const from = after === null ? undefined : toOrderId(after);
    if (from !== undefined && !from.ok) return from;

    const outcome = await readSavings({
      agreementNumber: named.data,
      ...(from === undefined ? {} : { after: from.value }),
    });
    return outcome.ok ? json(200, savingsBody(named.data, outcome.value, locale)) : outcome;
  };
