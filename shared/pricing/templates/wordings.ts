import type { Locale } from "#shared/kernel/locale.ts";
import { german } from "#shared/pricing/templates/de.ts";
import { english } from "#shared/pricing/templates/en.ts";
import { french } from "#shared/pricing/templates/fr.ts";
import type { QuoteWording } from "#shared/pricing/templates/wording.ts";
import { traditionalChinese } from "#shared/pricing/templates/zh-tw.ts";

export const QUOTE_WORDINGS: Readonly<Record<Locale, QuoteWording>> = {
  en: english,
  fr: french,
  de: german,
  "zh-TW": traditionalChinese,
};
