import type { Catalogue } from "#shared/catalogue/domain/catalogue.ts";
import type { Edition, Product } from "#shared/catalogue/domain/edition.ts";
import { type Guide, guidesOf } from "#shared/catalogue/domain/edition-links.ts";
import { ANY_MARKET } from "#shared/catalogue/domain/edition-schedule.ts";
import type { ExamFamily } from "#shared/catalogue/domain/exam-family.ts";
import type { Programme } from "#shared/contracts/agreement-registered.ts";
import type { Clock } from "#shared/kernel/instant.ts";
import type { Locale } from "#shared/kernel/locale.ts";
import { accept, type Outcome, refuse } from "#shared/kernel/outcome.ts";

/** `locale` is the language of the names. `inForce`: whether an order of the market, or of any without an edition of its own, is checked against it now. */
export type ProductList = {
  readonly edition: string;
  readonly locale: Locale;
  readonly label: string;
  readonly inForce: boolean;
  readonly products: readonly ListedProduct[];
};

/** `name` is in the language asked for; `guides` are those of the edition that are not dead. */
export type ListedProduct = {
  readonly sku: string;
  readonly name: string;
  readonly family: Product["family"];
  readonly codesPerUnit: number;
  readonly examFamilies: readonly ExamFamily[];
  readonly leadsTo: readonly string[];
  readonly programmes: readonly Programme[];
  readonly academicOnly: boolean;
  readonly orderable: boolean;
  readonly standing: Product["standing"];
  readonly guides: readonly Guide[];
};

export type ListProducts = (query: {
  readonly editionId?: string | undefined;
  readonly locale?: Locale | undefined;
  readonly market?: string | undefined;
}) => Outcome<ProductList, "edition-unknown" | "edition-not-in-force">;

type Dependencies = { readonly catalogue: Catalogue; readonly clock: Clock };

/** Without an edition the one in force in the market, without a market any without one of its own, else English. */
export const createListProducts =
  ({ catalogue, clock }: Dependencies): ListProducts =>
  ({ editionId, locale = "en", market = ANY_MARKET }) => {
    const present = catalogue.editionInForce(market, clock());
    const edition = editionId === undefined ? present : catalogue.editionById(editionId);
    if (!edition) return refuse(editionId === undefined ? "edition-not-in-force" : "edition-unknown");
    return accept({
      edition: edition.editionId,
      locale,
      label: edition.label[locale],
      inForce: edition.editionId === present?.editionId,
      products: edition.products.map((product) => toListed(product, edition, locale)),
    });
  };

const toListed = (product: Product, edition: Edition, locale: Locale): ListedProduct => ({
  sku: product.sku,
  name: product.names[locale],
  family: product.family,
  codesPerUnit: product.codesPerUnit,
  examFamilies: product.examFamilies,
  leadsTo: product.leadsTo,
  programmes: product.programmes,
  academicOnly: product.academicOnly,
  orderable: product.orderable,
  standing: product.standing,
  guides: guidesOf(edition, product),
});
