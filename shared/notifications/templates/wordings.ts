import type { Locale } from "#shared/kernel/locale.ts";
import { german } from "#shared/notifications/templates/de.ts";
import { english } from "#shared/notifications/templates/en.ts";
import { french } from "#shared/notifications/templates/fr.ts";
import type { Wording } from "#shared/notifications/templates/wording.ts";
import { traditionalChinese } from "#shared/notifications/templates/zh-tw.ts";

export const WORDINGS: Readonly<Record<Locale, Wording>> = {
  en: english,
  fr: french,
  de: german,
  "zh-TW": traditionalChinese,
};
