import { type Ratio, shareOf } from "#shared/kernel/money.ts";

/** From this many codes on, in hundredths of a per cent; tiers rise in both. */
export type VolumeTier = { readonly fromCodes: number; readonly discountBasisPoints: number };

/** The step an order stands on with all codes of its agreement, its own included; the base is that of tier 0. */
export type VolumeStanding = {
  readonly codesBefore: number;
  readonly totalCodes: number;
  /** Null below the first tier. */
  readonly tier: VolumeTier | null;
  /** Null on the highest. */
  readonly nextTier: (VolumeTier & { readonly codesToGo: number }) | null;
};

const WHOLE = 10_000;

/** The highest tier that the agreement's codes reach; it holds for the whole order, not for the codes above it alone. */
export function standingOf(
  tiers: readonly VolumeTier[],
  { codesBefore, codes }: { readonly codesBefore: number; readonly codes: number },
): VolumeStanding {
  const totalCodes = codesBefore + codes;
  const next = tiers.find(({ fromCodes }) => fromCodes > totalCodes);
  return {
    codesBefore,
    totalCodes,
    tier: tiers.findLast(({ fromCodes }) => fromCodes <= totalCodes) ?? null,
    nextTier: next === undefined ? null : { ...next, codesToGo: next.fromCodes - totalCodes },
  };
}

/** What is taken off `base`, in whole minor units. */
export const discountOn = (base: number, tier: VolumeTier | null, smallest: number): number =>
  tier === null ? 0 : shareOf(base, ratioOf(tier), smallest);

const ratioOf = ({ discountBasisPoints }: VolumeTier): Ratio => ({
  numerator: discountBasisPoints,
  denominator: WHOLE,
});
