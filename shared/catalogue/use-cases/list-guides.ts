import type { Catalogue } from "#shared/catalogue/domain/catalogue.ts";
import { type Guide, guidesOf } from "#shared/catalogue/domain/edition-links.ts";
import { PRODUCT_NAMES, type Sku } from "#shared/contracts/product-names.ts";
import type { Clock } from "#shared/kernel/instant.ts";
import type { Locale } from "#shared/kernel/locale.ts";

/** A product's name in one language and the documents that help whoever has it; by no edition where none has the product. */
export type ProductGuides = {
  readonly name: string;
  /** With its label, which belongs beside each of its texts. */
  readonly edition?: string;
  readonly label?: string;
  readonly guides: readonly Guide[];
};

export type ListGuides = (query: {
  readonly sku: Sku;
  readonly market: string;
  readonly locale: Locale;
}) => ProductGuides;

/** By the edition that is in force in the market now. Who is served is told so in a gap between editions too. */
export const createListGuides =
  ({ catalogue, clock }: { readonly catalogue: Catalogue; readonly clock: Clock }): ListGuides =>
  ({ sku, market, locale }) => {
    const name = PRODUCT_NAMES[sku][locale];
    const edition = catalogue.editionInForce(market, clock());
    const product = edition?.products.find((offered) => offered.sku === sku);
    if (edition === undefined || product === undefined) return { name, guides: [] };
    return { name, edition: edition.editionId, label: edition.label[locale], guides: guidesOf(edition, product) };
  };
