import type { Catalogue } from "#shared/catalogue/domain/catalogue.ts";
import type { AcademyBenefit } from "#shared/catalogue/domain/imagine-academy.ts";
import type { Locale } from "#shared/kernel/locale.ts";

/** An edition's benefits of Imagine Academy in one language. `label` belongs beside each of its texts. */
export type NamedBenefits = {
  readonly label: string;
  readonly benefits: readonly (Omit<AcademyBenefit, "names"> & { readonly name: string })[];
};

export type NameBenefits = (query: { readonly editionId: string; readonly locale: Locale }) => NamedBenefits;

/** @throws {Error} when there is no such edition: a grant was made under it, so there must be. */
export const createNameBenefits =
  ({ catalogue }: { readonly catalogue: Pick<Catalogue, "editionById"> }): NameBenefits =>
  ({ editionId, locale }) => {
    const edition = catalogue.editionById(editionId);
    if (edition === undefined) throw new Error(`there is no edition ${editionId}`);
    return {
      label: edition.label[locale],
      benefits: edition.imagineAcademy.benefits.map(({ names, ...benefit }) => ({ ...benefit, name: names[locale] })),
    };
  };
