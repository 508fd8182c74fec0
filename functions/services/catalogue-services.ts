import type { Platform } from "#functions/services/platform.ts";
import type { Settings } from "#functions/settings.ts";
import { createCatalogue } from "#shared/catalogue/domain/catalogue.ts";
import { createEstimateVouchers } from "#shared/catalogue/use-cases/estimate-vouchers.ts";
import { createListGuides } from "#shared/catalogue/use-cases/list-guides.ts";
import { createListProducts } from "#shared/catalogue/use-cases/list-products.ts";
import { createReadEdition } from "#shared/catalogue/use-cases/read-edition.ts";

/** The catalogue as the operator put it into force, and what is asked of it. */
export function createCatalogueServices({ clock }: Platform, { catalogueEditions, catalogueContacts }: Settings) {
  const catalogue = createCatalogue({ schedule: catalogueEditions, contacts: catalogueContacts });
  return {
    catalogue,
    listProducts: createListProducts({ catalogue, clock }),
    listGuides: createListGuides({ catalogue, clock }),
    readEdition: createReadEdition({ catalogue }),
    estimateVouchers: createEstimateVouchers({ catalogue, clock }),
  };
}
