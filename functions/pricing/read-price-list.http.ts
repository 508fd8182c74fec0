import type { AnswerRequest } from "#functions/http/endpoint.ts";
import { publisherQuery, type Signing } from "#functions/http/signed.ts";
import { priceListAnswer } from "#functions/pricing/price-list-answer.ts";
import { priceListId } from "#shared/contracts/price-list-published.ts";
import { refuse } from "#shared/kernel/outcome.ts";
import type { ReadPriceList } from "#shared/pricing/use-cases/read-price-list.ts";

/** GET /publisher/price-lists/{priceListId} */
export const readPriceListOverHttp =
  (readPriceList: ReadPriceList, signing: Signing): AnswerRequest =>
  async (request) => {
    publisherQuery(request, signing);
    const named = priceListId.safeParse(request.params.priceListId);
    if (!named.success) return refuse("price-list-not-found");
    const outcome = await readPriceList(named.data);
    return outcome.ok ? priceListAnswer(200, outcome.value) : outcome;
  };
