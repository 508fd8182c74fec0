/** The languages every user-visible text exists in, as BCP 47 tags. */
export const LOCALES = ["en", "fr", "de", "zh-TW"] as const;

export type Locale = (typeof LOCALES)[number];

/** One text in every language; a missing one does not compile. */
export type Texts = Readonly<Record<Locale, string>>;

/**
 * The language of ours that serves a reader of `tag` best: the same language in whatever country or script, or else
 * English. A text is never mixed from two. Undefined when `tag` is no BCP 47 tag.
 */
export function nearestLocale(tag: string): Locale | undefined {
  const language = languageOf(tag);
  if (language === undefined) return undefined;
  return LOCALES.find((locale) => languageOf(locale) === language) ?? "en";
}

function languageOf(tag: string): string | undefined {
  try {
    return new Intl.Locale(tag).language;
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
