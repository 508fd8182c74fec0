import { type AnswerRequest, json } from "#functions/http/endpoint.ts";
import { localeQuery } from "#functions/http/locale-query.ts";
import { RequestRefused } from "#functions/http/request-refused.ts";
import type { ListProducts } from "#shared/catalogue/use-cases/list-products.ts";

const MARKET = /^[A-Z]{2}$/;

/**
 * GET /products?edition=&locale=&market=: without them the edition in force wherever no other is, in English. `locale` is
 * any BCP 47 tag; the answer says which of our languages it is in.
 */
export const listProductsOverHttp =
  (listProducts: ListProducts): AnswerRequest =>
  async (request) => {
    const outcome = listProducts({
      editionId: request.query.get("edition") ?? undefined,
      locale: localeQuery(request),
      market: readMarket(request.query.get("market")),
    });
    return outcome.ok ? json(200, outcome.value) : outcome;
  };

/** ISO 3166-1 alpha-2. */
function readMarket(text: string | null): string | undefined {
  if (text !== null && !MARKET.test(text)) throw new RequestRefused("bad-request");
  return text ?? undefined;
}
