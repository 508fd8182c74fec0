import type { ExamFamily, Product } from "#shared/catalogue/domain/edition.ts";
import { editionById, editionForMarket } from "#shared/catalogue/domain/editions/in-force.ts";
import type { Programme } from "#shared/contracts/agreement-registered.ts";
import type { Locale } from "#shared/kernel/locale.ts";
import { accept, type Outcome, refuse } from "#shared/kernel/outcome.ts";

/** `locale` is the language of the names. */
export type ProductList = {
  readonly edition: string;
  readonly locale: Locale;
  readonly products: readonly ListedProduct[];
};

/** `name` is in the language asked for. */
export type ListedProduct = {
  readonly sku: string;
  readonly name: string;
  readonly codesPerUnit: number;
  readonly examFamilies: readonly ExamFamily[];
  readonly programmes: readonly Programme[];
  readonly academicOnly: boolean;
  readonly orderable: boolean;
};

export type ListProducts = (query: {
  readonly editionId?: string | undefined;
  readonly locale?: Locale | undefined;
}) => Outcome<ProductList, "edition-unknown">;

/** Any market stands for those without an edition of their own. */
const ANY_MARKET = "ZZ";

/** Without an edition the one in force, without a language English. */
export const createListProducts =
  (): ListProducts =>
  ({ editionId, locale = "en" }) => {
    const edition = editionId === undefined ? editionForMarket(ANY_MARKET) : editionById(editionId);
    if (!edition) return refuse("edition-unknown");
    return accept({
      edition: edition.editionId,
      locale,
      products: edition.products.map((product) => toListed(product, locale)),
    });
  };

const toListed = (product: Product, locale: Locale): ListedProduct => ({
  sku: product.sku,
  name: product.names[locale],
  codesPerUnit: product.codesPerUnit,
  examFamilies: product.examFamilies,
  programmes: product.programmes,
  academicOnly: product.academicOnly,
  orderable: product.orderable,
});
