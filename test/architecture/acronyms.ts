import type { Locale } from "#shared/kernel/locale.ts";
import type { FoundText } from "#test/architecture/texts.ts";

/** What a text says in the reader's language wherever it has one of these acronyms, whose letters stay Latin. */
export const GLOSSES: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  SSL: {
    en: "Services Subscription Licence (SSL)",
    fr: "licence d’abonnement aux services (SSL)",
    de: "Dienstabonnementlizenz (SSL)",
    "zh-TW": "服務訂閱授權（SSL）",
  },
  USL: {
    en: "User Subscription Licence (USL)",
    fr: "licence d’abonnement utilisateur (USL)",
    de: "Benutzerabonnementlizenz (USL)",
    "zh-TW": "使用者訂閱授權（USL）",
  },
  ASL: {
    en: "Add-on Subscription Licence (ASL)",
    fr: "licence d’abonnement complémentaire (ASL)",
    de: "Zusatzabonnementlizenz (ASL)",
    "zh-TW": "附加訂閱授權（ASL）",
  },
  LMS: {
    en: "Learning management system (LMS)",
    fr: "Système de gestion de l’apprentissage (LMS)",
    de: "Lernmanagementsystem (LMS)",
    "zh-TW": "學習管理系統（LMS）",
  },
  MCT: {
    en: "Microsoft Certified Trainer (MCT)",
    fr: "formateurs certifiés Microsoft (MCT)",
    de: "von Microsoft zertifizierte Trainer (MCT)",
    "zh-TW": "Microsoft 認證講師（MCT）",
  },
  EES: {
    en: "Enrollment for Education Solutions (EES)",
    fr: "inscription pour des solutions éducatives (EES)",
    de: "Enrollment for Education Solutions (EES)",
    "zh-TW": "教育解決方案註冊（EES）",
  },
  "OVS-ES": {
    en: "Open Value Subscription for Education Solutions (OVS-ES)",
    fr: "Open Value Subscription pour des solutions éducatives (OVS-ES)",
    de: "Open Value Subscription für Education Solutions (OVS-ES)",
    "zh-TW": "教育解決方案開放式價值訂閱（OVS-ES）",
  },
};

export type FoundAcronym = { readonly acronym: string; readonly isGlossed: boolean };

/** The acronyms in a text, each with whether its gloss in the text's own language is there too. */
export const acronymsIn = ({ locale, text }: Pick<FoundText, "locale" | "text">): readonly FoundAcronym[] =>
  Object.entries(GLOSSES)
    .filter(([acronym]) => new RegExp(`(?<![\\p{L}\\p{N}-])${acronym}(?![\\p{L}\\p{N}-])`, "u").test(text))
    .map(([acronym, gloss]) => ({ acronym, isGlossed: text.toLowerCase().includes(gloss[locale].toLowerCase()) }));
