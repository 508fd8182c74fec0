import type { LinkKind } from "#shared/catalogue/domain/edition-links.ts";
import type { ExamFamily } from "#shared/catalogue/domain/exam-family.ts";
import type { Texts } from "#shared/kernel/locale.ts";
import type { Ratio } from "#shared/kernel/money.ts";

export type AcademyBenefit = {
  readonly benefitId: string;
  readonly names: Texts;
  /** What a member pays of the price, never what is taken off: 60 hundredths (R-24, T-5). */
  readonly payRatio?: Ratio;
  readonly rule: `R-${number}`;
};

/** Vouchers that come with an agreement, one pool for all its schools and their staff alone. */
export type FreeVouchers = { readonly perAgreement: number; readonly examFamilies: readonly ExamFamily[] };

/**
 * Imagine Academy is for eligible organisations. `included`: granted at price 0 when an agreement of one of the
 * edition's programmes is bought or renewed. `subscription`: ordered and paid by the year. Editions differ
 * and are never mixed (D-2).
 */
export type ImagineAcademy = {
  readonly benefits: readonly AcademyBenefit[];
  /** Named standards whose fulfilment is recorded; null where the edition names none. */
  readonly standards: LinkKind | null;
} & (
  | {
      readonly mode: "included";
      readonly freeVouchers: FreeVouchers;
      /** Whether a renewal grants the free vouchers anew; the text does not say. */
      readonly regrantOnRenewal: boolean;
    }
  | { readonly mode: "subscription"; readonly freeVouchers: null }
);
