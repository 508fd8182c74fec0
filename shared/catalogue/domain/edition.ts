import type { EditionLink, LinkKind } from "#shared/catalogue/domain/edition-links.ts";
import { EXAM_FAMILIES, type ExamFamily } from "#shared/catalogue/domain/exam-family.ts";
import type { Ground, GroundName, OwnGroundName } from "#shared/catalogue/domain/grounds.ts";
import type { ImagineAcademy } from "#shared/catalogue/domain/imagine-academy.ts";
import type { SourceId } from "#shared/catalogue/domain/source-texts.ts";
import type { Programme } from "#shared/contracts/agreement-registered.ts";
import type { Texts } from "#shared/kernel/locale.ts";

/** */
export type ProductFamily = "exam-voucher" | "exam-pack" | "e-reference" | "imagine-academy" | "e-learning";

export type Product = {
  /** Language-neutral. */
  readonly sku: string;
  readonly family: ProductFamily;
  /** Single codes that one unit yields: a pack is a set of codes, never a counter on one code (T-15). None of a membership or of e-learning. */
  readonly codesPerUnit: number;
  /** Exams a code may pay for, in any mix; none for a library code. */
  readonly examFamilies: readonly ExamFamily[];
  /** Certifications its exams lead to, by the name that is the same in every language; empty where the text names none. */
  readonly leadsTo: readonly string[];
  /** */
  readonly programmes: readonly Programme[];
  /** Sold to accredited academic institutions only, through resellers authorised for them. */
  readonly academicOnly: boolean;
  /** Codes end a year after delivery, if the agreement does not end before. */
  readonly hasPackYear: boolean;
  /** Used by institutions that are test centres; announced by mail, its codes never mailed. */
  readonly isSitePack: boolean;
  readonly orderable: boolean;
  /** `sunset-active`: no longer sold, still served under contracts that run. */
  readonly standing: "current" | "sunset-active";
  /** Links of the edition that help whoever has it. */
  readonly guides: readonly LinkKind[];
  readonly names: Texts;
  /** The requirements this entry follows. */
  readonly sources: readonly `R-${number}`[];
};

export type DeliveryProvider = "certiport" | "pearson-vue";

/** Who delivers a family's exams; `isStated` is false where the text is silent and another edition's word is taken (D-4). */
export type Delivery = { readonly provider: DeliveryProvider; readonly isStated: boolean };

/** The provider of each family whose provider the edition's own text names (R-37, D-4). */
export const statedProviders = ({
  deliveries,
}: Pick<Edition, "deliveries">): Partial<Record<ExamFamily, DeliveryProvider>> =>
  Object.fromEntries(
    EXAM_FAMILIES.filter((family) => deliveries[family].isStated).map((family) => [
      family,
      deliveries[family].provider,
    ]),
  );

/** How to reach a provider's customer service; `source` says where it was found. */
export type CustomerService = { readonly url: string; readonly phone: string; readonly source: string };

/**
 * Months of preparation that are advised. `advancedIsMinimum`: the text says one year or more, not one year; the
 * words of the advice differ by it, never the warning, which under every edition begins with exactly a year left (D-12).
 */
export type PreparationAdvice = {
  readonly basicMonths: number;
  readonly advancedMonths: number;
  readonly advancedIsMinimum: boolean;
};

/** What the texts leave open, and how it is settled here. */
export type EditionPolicy = {
  /** When a pack's year of use starts. */
  readonly packYearStart: "purchase" | "delivery" | "term";
  /** Whether the exam must be sat before the end, or registering for it before the end is enough (T-18). */
  readonly mustSitBy: boolean;
  /** What a purchase in a running agreement has less of: days, never codes. */
  readonly benefitProration: "duration";
  /** First and last business day of delivery after the invoice, whole numbers from 1, both inclusive. */
  readonly earliestBusinessDay: number;
  readonly latestBusinessDay: number;
  /** Whether a month that has started counts as a month left (R-46, T-1). */
  readonly startedMonthCounts: boolean;
};

/** Purchase: prices, licensing, accelerated discounts. Sales: adding solutions, price information, how many. */
export type EditionContacts = { readonly purchaseEmail: string; readonly salesEmail: string };

export const MESSAGE_KEYS = [
  "savings",
  "certifications",
  "pack-programmes",
  "imagine-academy",
  "academy-not-needed",
  "test-centre",
  "supported-areas",
  "regions",
  "e-learning",
  "preparation",
  "how-many-codes",
  "getting-started",
] as const;
export type MessageKey = (typeof MESSAGE_KEYS)[number];

/** One dated edition of the catalogue: orders stay pinned to theirs for life. Rules are never merged (D-1). */
export type Edition = {
  readonly editionId: string;
  /** Shown wherever a text of the edition is. */
  readonly label: Texts;
  readonly sourceId: SourceId;
  /** Programmes through which packs are ordered (D-1). */
  readonly programmes: readonly Programme[];
  readonly certificationFamilies: readonly ExamFamily[];
  readonly deliveries: Readonly<Record<ExamFamily, Delivery>>;
  readonly imagineAcademy: ImagineAcademy;
  /** Informational, never a condition of an order (D-7). */
  readonly solutionAreas: readonly Texts[];
  readonly preparation: PreparationAdvice;
  readonly policy: EditionPolicy;
  readonly contacts: EditionContacts;
  readonly links: readonly EditionLink[];
  /** */
  readonly customerServices: { readonly certiport: CustomerService };
  readonly grounds: Readonly<Record<GroundName, Ground>> & Partial<Readonly<Record<OwnGroundName, Ground>>>;
  readonly messages: Readonly<Record<MessageKey, Texts>>;
  readonly products: readonly Product[];
};
