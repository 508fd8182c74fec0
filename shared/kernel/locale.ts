/** The languages every user-visible text exists in, as BCP 47 tags. */
export const LOCALES = ["en", "fr", "de", "zh-TW"] as const;

export type Locale = (typeof LOCALES)[number];
