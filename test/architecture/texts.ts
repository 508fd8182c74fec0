import { LOCALES, type Locale } from "#shared/kernel/locale.ts";

/** One text of one language; `where` is the path to it. */
export type FoundText = { readonly locale: Locale; readonly where: string; readonly text: string };

/** Stands for every value a text is given: no word of any language. */
const VALUE = "⟨0⟩";

/**
 * Every text below an object that has exactly one entry for each of our languages, at any depth of `value`. Functions
 * are called with values that are no words; plural forms are texts each.
 */
export function textsIn(value: unknown, where: string): readonly FoundText[] {
  if (!isRecord(value)) return [];
  if (isByLocale(value)) return LOCALES.flatMap((locale) => textsOf(value[locale], locale, `${where}.${locale}`));
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, `${where}.${key}`));
}

function textsOf(value: unknown, locale: Locale, where: string): readonly FoundText[] {
  if (typeof value === "string") return [{ locale, where, text: value }];
  if (typeof value === "function") return textsOf(value(VALUE, VALUE, VALUE), locale, where);
  if (!isRecord(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsOf(inner, locale, `${where}.${key}`));
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

const isByLocale = (value: Readonly<Record<string, unknown>>): boolean =>
  Object.keys(value).length === LOCALES.length && LOCALES.every((locale) => Object.hasOwn(value, locale));

/** Words that only this language has, none of them part of a product's name. */
const WORDS: Readonly<Record<"en" | "fr" | "de", RegExp>> = {
  en: wordsOf("the and or of your you is are with this that from by to been has have its not"),
  fr: wordsOf("les une vous votre vos pour avec dans cette sont pas aux leur"),
  de: wordsOf("und der das nicht für mit Ihre Ihr werden wird sind eine einen oder zum zur"),
};

/** Latin words in a row that a Chinese text may hold: names such as Microsoft Certified Professional. */
const LATIN_SENTENCE = /(?:[A-Za-z][a-z’']+ ){4,}/;

/** Characters that mainland China alone writes. */
const SIMPLIFIED = /[证订单码书们这为时间应该电邮账户发过还给请选项题网页]/;

/** What in a text is not of its language; undefined when nothing is. */
export function foreignPartOf({ locale, text }: Pick<FoundText, "locale" | "text">): string | undefined {
  for (const language of ["en", "fr", "de"] as const) {
    const word = language === locale ? undefined : WORDS[language].exec(text)?.[0];
    if (word !== undefined) return word;
  }
  return locale === "zh-TW" ? (LATIN_SENTENCE.exec(text)?.[0] ?? SIMPLIFIED.exec(text)?.[0]) : hanIn(text);
}

/** A mark that a line may part from its word, that is written as on a typewriter, or that belongs to another script. */
const MISTYPED: Readonly<Record<Locale, RegExp>> = {
  en: /\p{L}'\p{L}|"/u,
  fr: /[^\u00A0\u202F][;?!»]|[^\u00A0\u202F]:(?!\/\/)|«[^\u00A0\u202F]|\p{L}'\p{L}|"/u,
  de: /\p{L}'\p{L}|"|“[^“”]*”/u,
  "zh-TW": /\p{Script=Han} ?[,.;:?!()]|[,;:?!(] ?\p{Script=Han}|["“”]/u,
};

/** How a text offends against the typography of its language; undefined when it does not. */
export const mistypedPartOf = ({ locale, text }: Pick<FoundText, "locale" | "text">): string | undefined =>
  MISTYPED[locale].exec(text)?.[0];

const hanIn = (text: string) => /\p{Script=Han}+/u.exec(text)?.[0];

function wordsOf(words: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}-])(?:${words.split(" ").join("|")})(?![\\p{L}\\p{N}-])`, "u");
}
