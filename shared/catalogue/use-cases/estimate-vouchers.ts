import type { Catalogue } from "#shared/catalogue/domain/catalogue.ts";
import type { Edition } from "#shared/catalogue/domain/edition.ts";
import { findLink } from "#shared/catalogue/domain/edition-links.ts";
import { ANY_MARKET } from "#shared/catalogue/domain/edition-schedule.ts";
import { ESTIMATE_WARNINGS } from "#shared/catalogue/domain/estimate-wording.ts";
import {
  type EstimateWarning,
  estimateVouchers,
  type VoucherEstimate,
  type VoucherNeeds,
} from "#shared/catalogue/domain/voucher-estimate.ts";
import { formatsOf } from "#shared/kernel/formats.ts";
import type { Clock } from "#shared/kernel/instant.ts";
import type { Locale } from "#shared/kernel/locale.ts";
import { accept, type Outcome, refuse } from "#shared/kernel/outcome.ts";

/** The estimate in words of `locale`, with the edition whose advice it follows and where to ask further. */
export type WordedEstimate = Omit<VoucherEstimate, "offers" | "warnings"> & {
  readonly edition: string;
  readonly label: string;
  readonly locale: Locale;
  readonly offers: readonly (VoucherEstimate["offers"][number] & { readonly name: string })[];
  readonly warnings: readonly (EstimateWarning & { readonly text: string })[];
  readonly advice: {
    readonly preparation: string;
    readonly howMany: string;
    readonly email: string;
    readonly partnerFinder?: string;
  };
};

export type EstimateVouchers = (
  query: VoucherNeeds & {
    readonly edition?: string;
    readonly market?: string;
    readonly locale?: Locale;
  },
) => Outcome<WordedEstimate, "edition-unknown" | "edition-not-in-force" | "family-not-in-edition">;

/** How many codes to order; asks nothing of anybody and stores nothing. */
export const createEstimateVouchers =
  ({ catalogue, clock }: { readonly catalogue: Catalogue; readonly clock: Clock }): EstimateVouchers =>
  ({ edition: editionId, market = ANY_MARKET, locale = "en", ...needs }) => {
    const edition =
      editionId === undefined ? catalogue.editionInForce(market, clock()) : catalogue.editionById(editionId);
    if (edition === undefined) return refuse(editionId === undefined ? "edition-not-in-force" : "edition-unknown");
    const estimate = estimateVouchers(edition, needs);
    return estimate.ok ? accept(inWords(estimate.value, edition, locale)) : estimate;
  };

function inWords(
  { codes, families, offers, warnings }: VoucherEstimate,
  edition: Edition,
  locale: Locale,
): WordedEstimate {
  const { counted } = formatsOf(locale);
  const partnerFinder = findLink(edition, "partner-finder")?.url;
  return {
    edition: edition.editionId,
    label: edition.label[locale],
    locale,
    codes,
    families,
    offers: offers.map((offer) => ({ ...offer, name: nameOf(edition, offer.sku, locale) })),
    warnings: warnings.map((warning) => ({
      ...warning,
      text: counted(ESTIMATE_WARNINGS[locale][warning.warning], warning.months),
    })),
    advice: {
      preparation: edition.messages.preparation[locale],
      howMany: edition.messages["how-many-codes"][locale],
      email: edition.contacts.salesEmail,
      ...(partnerFinder === undefined ? {} : { partnerFinder }),
    },
  };
}

const nameOf = ({ products }: Edition, sku: string, locale: Locale): string =>
  products.find((product) => product.sku === sku)?.names[locale] ?? sku;
