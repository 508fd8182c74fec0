import type { Locale } from "#shared/kernel/locale.ts";
import type { Quote } from "#shared/pricing/domain/quote.ts";
import { explainQuote } from "#shared/pricing/templates/explain-quote.ts";

/** A quote as its reseller sees it: whole minor units for machines, and the same in words for people. */
export function quoteBody(quote: Quote, locale: Locale) {
  const { order, preview, price, alternatives, validity, advice, warnings } = quote;
  const explanation = explainQuote(quote, locale);
  const { startsOn, endsOn } = preview.subscription;
  return {
    agreementNumber: order.agreementNumber,
    programme: order.programme,
    edition: order.editionId,
    label: advice.label[locale],
    form: order.form,
    locale,
    subscription: { startsOn, endsOn, endsWith: preview.endsWith },
    price,
    alternatives,
    validity: { ...validity, timeZone: order.timeZone },
    warnings: warnings.map((warning, index) => ({ ...warning, text: explanation.warnings[index] })),
    contacts: advice.contacts,
    explanation,
  };
}
