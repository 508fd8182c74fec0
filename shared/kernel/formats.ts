import type { Instant } from "#shared/kernel/instant.ts";
import type { Locale } from "#shared/kernel/locale.ts";
import { type Currency, decimalOf, shownDigitsOf } from "#shared/kernel/money.ts";

/** One text per plural category of a language (CLDR); `#` stands for the count. */
export type PluralForms = { readonly other: string } & { readonly [Category in Intl.LDMLPluralRule]?: string };

/** How one language writes numbers, amounts and dates. */
export type Formats = {
  number(value: number): string;
  /** Whole minor units, e.g. `€800.00` and `NT$800`. */
  money(amount: number, currency: Currency): string;
  /** Hundredths of a per cent, e.g. `2.5%`. */
  percent(basisPoints: number): string;
  /** A calendar date `YYYY-MM-DD`, e.g. `4 January 2027`, day and month on one line. */
  date(value: string): string;
  /** The date of a moment in a time zone. @throws {RangeError} when the zone is unknown. */
  dateOf(moment: Instant, timeZone: string): string;
  /** A zone's name on a calendar date, e.g. `Taiwan Standard Time`. @throws {RangeError} when the zone is unknown. */
  timeZone(timeZone: string, on?: string): string;
  counted(forms: PluralForms, count: number): string;
};

/** English is the international one: day before month. */
const TAGS: Readonly<Record<Locale, string>> = { en: "en-GB", fr: "fr-FR", de: "de-DE", "zh-TW": "zh-TW" };

/** Taiwan's own data write its dollar as a bare `$`; Hong Kong's tell it from others, and are the same in all else. */
const MONEY_TAGS: Readonly<Record<Locale, string>> = { ...TAGS, "zh-TW": "zh-Hant-HK" };

export function formatsOf(locale: Locale): Formats {
  const tag = TAGS[locale];
  const numbers = new Intl.NumberFormat(tag);
  const percents = new Intl.NumberFormat(tag, { style: "percent", maximumFractionDigits: 2 });
  const plurals = new Intl.PluralRules(tag);
  const dateIn = (moment: string, timeZone: string) =>
    typeset(locale, new Intl.DateTimeFormat(tag, { dateStyle: "long", timeZone }).format(Date.parse(moment)));

  return {
    number: (value) => numbers.format(value),
    money: (amount, currency) => moneyIn(MONEY_TAGS[locale], currency).format(decimalOf(amount, currency)),
    percent: (basisPoints) => percents.format(decimalOf(basisPoints, BASIS_POINTS)),
    date: (value) => dateIn(value, "UTC"),
    dateOf: dateIn,
    timeZone: (timeZone, on = "1970-01-01") => zoneName(tag, timeZone, on),
    counted: (forms, count) =>
      (forms[plurals.select(count)] ?? forms.other).replaceAll("#", () => numbers.format(count)),
  };
}

/** Ten thousandths of the whole. */
const BASIS_POINTS = { minorUnitDigits: 4 };

function moneyIn(tag: string, currency: Currency): Intl.NumberFormat {
  const digits = shownDigitsOf(currency);
  const shown = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return new Intl.NumberFormat(tag, { style: "currency", currency: currency.code, ...shown });
}

/** The day stays with its month; French writes the first as an ordinal, which the locale data leave out. */
const typeset = (locale: Locale, date: string) =>
  (locale === "fr" ? date.replace(/^1 /, "1er ") : date).replace(" ", "\u00A0");

const zoneName = (tag: string, timeZone: string, on: string) =>
  new Intl.DateTimeFormat(tag, { timeZone, timeZoneName: "longGeneric" })
    .formatToParts(Date.parse(on))
    .find(({ type }) => type === "timeZoneName")?.value ?? timeZone;
