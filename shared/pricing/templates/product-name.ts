import { PRODUCT_NAMES, SKUS } from "#shared/contracts/product-names.ts";
import type { Locale } from "#shared/kernel/locale.ts";

/** What is priced is of the catalogue; a product without a name here shows its id. */
export function productName(sku: string, locale: Locale): string {
  const known = SKUS.find((candidate) => candidate === sku);
  return known === undefined ? sku : PRODUCT_NAMES[known][locale];
}
