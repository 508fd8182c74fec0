/** Which of the ends that apply to a code comes first (T-2, R-48, R-75, R-76). */
export type ExpiryBound = "agreement" | "subscription" | "pack-year";
