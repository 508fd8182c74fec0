import type { AgreementServices } from "#functions/services/agreement-services.ts";
import type { OrderingServices } from "#functions/services/ordering-services.ts";
import type { PricingServices } from "#functions/services/pricing-services.ts";
import { localDateOf } from "#shared/fulfilment/domain/local-date.ts";
import { plusMs } from "#shared/kernel/instant.ts";
import { accept } from "#shared/kernel/outcome.ts";
import type { CheckOrderRefusal } from "#shared/ordering/use-cases/check-order.ts";
import type { CheckOrder } from "#shared/pricing/ports.ts";
import { createRequestQuote } from "#shared/pricing/use-cases/request-quote.ts";

type Others = {
  readonly agreements: AgreementServices;
  readonly ordering: OrderingServices;
  readonly pricing: PricingServices;
};

/** A quote asks what an order would be asked, so it comes after all that orders need. */
export function createQuoteServices({ agreements, ordering, pricing }: Others) {
  const { findAdvice, lists } = pricing;
  const { previewSubscription } = agreements;
  return {
    requestQuote: createRequestQuote({ checkOrder: checkOrderWith(ordering), previewSubscription, findAdvice, lists }),
  };
}

const checkOrderWith =
  ({ checkOrder }: OrderingServices): CheckOrder<CheckOrderRefusal> =>
  async (request) => {
    const checked = await checkOrder(request);
    if (!checked.ok) return checked;
    const { agreement, editionId, lines, at } = checked.value;
    const { agreementNumber, programme, market, term, endsAt } = agreement;
    return accept({
      agreementNumber,
      programme,
      market,
      editionId,
      form: request.form,
      on: localDateOf(at, term.timeZone),
      timeZone: term.timeZone,
      termStartsOn: term.startsOn,
      termEndsOn: localDateOf(plusMs(endsAt, -1), term.timeZone),
      lines,
    });
  };
