import { productNameOf } from "#shared/contracts/product-names.ts";
import type { Locale } from "#shared/kernel/locale.ts";
import { safeText } from "#shared/notifications/templates/safe-text.ts";

/** A product's display name; an id the catalogue no longer knows shows as it is. */
export const productName = (sku: string, locale: Locale): string => safeText(productNameOf(sku, locale));

export const isSitePack = (sku: string) => sku.startsWith("SITE-");
export const isMembership = (sku: string) => sku.startsWith("IMAGINE-ACADEMY-");
export const isLibrary = (sku: string) => sku.startsWith("LIBRARY-");

type Lot = { readonly sku: string; readonly lastUsableOn: string };

/** Lots of one product with one last day, as one group each, in order of first appearance. */
export const byProduct = <L extends Lot>(lots: readonly L[]): readonly (readonly [L, ...L[]])[] => {
  const groups = new Map<string, [L, ...L[]]>();
  for (const lot of lots) {
    const key = `${lot.lastUsableOn} ${lot.sku}`;
    const group = groups.get(key);
    if (group) group.push(lot);
    else groups.set(key, [lot]);
  }
  return [...groups.values()];
};

export const sum = <L>(lots: readonly L[], count: (lot: L) => number): number =>
  lots.reduce((total, lot) => total + count(lot), 0);
