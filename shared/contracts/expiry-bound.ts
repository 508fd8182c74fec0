/**
 * Which of the ends that apply to a code comes first (T-2, R-48, R-75, R-76). `agreement-ended`: the agreement was ended
 * before its term.
 */
export type ExpiryBound = "agreement" | "agreement-ended" | "subscription" | "pack-year";
