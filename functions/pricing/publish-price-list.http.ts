import type { AnswerRequest } from "#functions/http/endpoint.ts";
import { notTheRoute } from "#functions/http/not-the-route.ts";
import { publisherWrite, type Signing } from "#functions/http/signed.ts";
import { signedMessage } from "#functions/http/signed-request.ts";
import { priceListAnswer } from "#functions/pricing/price-list-answer.ts";
import { priceListPublished } from "#shared/contracts/price-list-published.ts";
import type { PublishPriceList } from "#shared/pricing/use-cases/publish-price-list.ts";

const message = signedMessage("price-list.published", priceListPublished);

/** PUT /publisher/price-lists/{priceListId} */
export const publishPriceListOverHttp =
  (publishPriceList: PublishPriceList, signing: Signing): AnswerRequest =>
  async (request) => {
    const { data: list, claim } = await publisherWrite(request, signing, message);
    if (list.priceListId !== request.params.priceListId) throw notTheRoute("priceListId");

    const ifMatch = request.headers.get("if-match");
    const outcome = await publishPriceList({ list, ...(ifMatch === null ? {} : { ifMatch }) }, claim);
    if (!outcome.ok) return outcome;
    return priceListAnswer(outcome.value.effect === "created" ? 201 : 200, outcome.value.stored);
  };
