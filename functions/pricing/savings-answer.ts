import { productNameOf } from "#shared/contracts/product-names.ts";
import type { Locale } from "#shared/kernel/locale.ts";
import type { SavingsReport } from "#shared/pricing/use-cases/read-savings.ts";

/** A page of a report of savings: products by name, the level, and beside the edition's label its text, which promises none. */
export function savingsBody(agreementNumber: string, report: SavingsReport, locale: Locale) {
  const { agreement, level, advice, savings, next } = report;
  const { programme, editionId, on, timeZone } = agreement;
  return {
    agreementNumber,
    programme,
    edition: editionId,
    label: advice.label[locale],
    locale,
    text: advice.texts.savings[locale],
    level: { on, timeZone, ...level },
    orders: savings.orders,
    unpriced: savings.unpriced,
    currencies: savings.currencies.map(({ products, ...currency }) => ({
      ...currency,
      products: products.map((product) => ({ name: productNameOf(product.sku, locale), ...product })),
    })),
    next,
  };
}
