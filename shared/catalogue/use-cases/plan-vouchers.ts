import type { Catalogue } from "#shared/catalogue/domain/catalogue.ts";
import type { Edition } from "#shared/catalogue/domain/edition.ts";
import { findLink } from "#shared/catalogue/domain/edition-links.ts";
import { ANY_MARKET } from "#shared/catalogue/domain/edition-schedule.ts";
import { PLAN_WARNINGS } from "#shared/catalogue/domain/plan-wording.ts";
import {
  type PlanningNeeds,
  type PlanWarning,
  planVouchers,
  type VoucherPlan,
} from "#shared/catalogue/domain/voucher-plan.ts";
import { formatsOf } from "#shared/kernel/formats.ts";
import type { Clock } from "#shared/kernel/instant.ts";
import type { Locale } from "#shared/kernel/locale.ts";
import { accept, type Outcome, refuse } from "#shared/kernel/outcome.ts";

/** The plan in words of `locale`, with the edition whose advice it follows and where to ask further. */
export type WordedPlan = Omit<VoucherPlan, "offers" | "warnings"> & {
  readonly edition: string;
  readonly label: string;
  readonly locale: Locale;
  readonly offers: readonly (VoucherPlan["offers"][number] & { readonly name: string })[];
  readonly warnings: readonly (PlanWarning & { readonly text: string })[];
  readonly advice: {
    readonly preparation: string;
    readonly howMany: string;
    readonly email: string;
    readonly partnerFinder?: string;
  };
};

export type PlanVouchers = (
  query: PlanningNeeds & {
    readonly edition?: string;
    readonly market?: string;
    readonly locale?: Locale;
  },
) => Outcome<WordedPlan, "edition-unknown" | "edition-not-in-force" | "family-not-in-edition">;

/** How many codes to order; asks nothing of anybody and stores nothing. */
export const createPlanVouchers =
  ({ catalogue, clock }: { readonly catalogue: Catalogue; readonly clock: Clock }): PlanVouchers =>
  ({ edition: editionId, market = ANY_MARKET, locale = "en", ...needs }) => {
    const edition =
      editionId === undefined ? catalogue.editionInForce(market, clock()) : catalogue.editionById(editionId);
    if (edition === undefined) return refuse(editionId === undefined ? "edition-not-in-force" : "edition-unknown");
    const plan = planVouchers(edition, needs);
    return plan.ok ? accept(inWords(plan.value, edition, locale)) : plan;
  };

function inWords({ codes, families, offers, warnings }: VoucherPlan, edition: Edition, locale: Locale): WordedPlan {
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
      text: counted(PLAN_WARNINGS[locale][warning.warning], warning.months),
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
