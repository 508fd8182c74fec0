import type { Edition, Product } from "#shared/catalogue/domain/edition.ts";
import type { ExamFamily } from "#shared/catalogue/domain/exam-family.ts";
import { groundOf } from "#shared/catalogue/domain/refusal-grounds.ts";
import { accept, type Outcome, refuse } from "#shared/kernel/outcome.ts";

/** What is asked of the estimate: whole months, people and exams. */
export type VoucherNeeds = {
  /** Left on the agreement. */
  readonly monthsLeft: number;
  readonly groups: readonly NeedsGroup[];
};

export type NeedsGroup = {
  readonly people: number;
  /** The time each of them has. */
  readonly monthsAvailable: number;
  readonly certifications: readonly {
    readonly family: string;
    readonly level: "basic" | "advanced";
    /** Each person needs for this certification. */
    readonly exams: number;
  }[];
};

export type VoucherEstimate = {
  /** One code pays for one exam: people × exams, summed. */
  readonly codes: number;
  readonly families: readonly { readonly family: ExamFamily; readonly codes: number }[];
  /** What covers all or a part of it; each stands for itself, the reader combines. */
  readonly offers: readonly Offer[];
  readonly warnings: readonly EstimateWarning[];
};

/** `covers` codes are needed of the families the product pays for; `spare` are left over. */
export type Offer = {
  readonly sku: string;
  readonly examFamilies: readonly ExamFamily[];
  readonly quantity: number;
  readonly codes: number;
  readonly covers: number;
  readonly spare: number;
};

export type WarningKind =
  | "agreement-ends-before-preparation"
  | "time-shorter-than-preparation"
  | "agreement-ends-before-time"
  | "pack-year-ends-before-time";

/** `group` and `certification` count from 0, in the order they were given. */
export type EstimateWarning = {
  readonly warning: WarningKind;
  readonly group: number;
  readonly certification?: number;
  readonly months: number;
};

const REFUSAL = "family-not-in-edition";

/** How long a pack's codes can be used at most. */
const PACK_YEAR_MONTHS = 12;

/**
 * How many codes the needs take under an edition, what could be ordered for them, and where time is short.
 * A family the edition does not know is refused with its place among the groups.
 */
export function estimateVouchers(
  edition: Edition,
  needs: VoucherNeeds,
): Outcome<VoucherEstimate, "family-not-in-edition"> {
  const wanted = new Map<ExamFamily, number>();
  for (const [group, { people, certifications }] of needs.groups.entries())
    for (const [index, { family, exams }] of certifications.entries()) {
      const known = edition.certificationFamilies.find((offered) => offered === family);
      if (known === undefined)
        return refuse(REFUSAL, `/groups/${group}/certifications/${index}/family`, groundOf(REFUSAL, edition));
      wanted.set(known, (wanted.get(known) ?? 0) + people * exams);
    }
  return accept({
    codes: sum([...wanted.values()]),
    families: [...wanted].map(([family, codes]) => ({ family, codes })),
    offers: edition.products.flatMap((product) => offerOf(product, wanted)),
    warnings: needs.groups.flatMap((group, index) => warningsOf(group, index, needs.monthsLeft, edition)),
  });
}

function offerOf(product: Product, wanted: ReadonlyMap<ExamFamily, number>): readonly Offer[] {
  const { sku, examFamilies, codesPerUnit, orderable } = product;
  const covers = sum(examFamilies.map((family) => wanted.get(family) ?? 0));
  if (!orderable || covers === 0) return [];
  const quantity = Math.ceil(covers / codesPerUnit);
  const codes = quantity * codesPerUnit;
  return [{ sku, examFamilies, quantity, codes, covers, spare: codes - covers }];
}

function warningsOf(
  { monthsAvailable, certifications }: NeedsGroup,
  group: number,
  monthsLeft: number,
  { preparation: advice, products }: Edition,
): readonly EstimateWarning[] {
  const ofTime: EstimateWarning[] = [];
  if (monthsAvailable > monthsLeft) ofTime.push({ warning: "agreement-ends-before-time", group, months: monthsLeft });
  const isForPacks = certifications.some(({ family }) => products.some((product) => isPackFor(product, family)));
  if (isForPacks && Math.min(monthsAvailable, monthsLeft) > PACK_YEAR_MONTHS)
    ofTime.push({ warning: "pack-year-ends-before-time", group, months: PACK_YEAR_MONTHS });
  return [
    ...ofTime,
    ...certifications.flatMap(({ level }, certification): EstimateWarning[] => {
      const months = level === "basic" ? advice.basicMonths : advice.advancedMonths;
      const isShort = (given: number) => (level === "basic" ? given < months : given <= months);
      return [
        ...(isShort(monthsLeft)
          ? [{ warning: "agreement-ends-before-preparation" as const, group, certification, months }]
          : []),
        ...(monthsAvailable < months
          ? [{ warning: "time-shorter-than-preparation" as const, group, certification, months }]
          : []),
      ];
    }),
  ];
}

const isPackFor = ({ hasPackYear, examFamilies }: Product, family: string): boolean =>
  hasPackYear && examFamilies.some((paidFor) => paidFor === family);

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
