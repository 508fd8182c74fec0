import type { Locale } from "#shared/kernel/locale.ts";

/** What is in the catalogue, by its language-neutral id (R-152, D-9). */
export const SKUS = [
  "SITE-MOS-MTA-MCE-500",
  "SITE-MTA-MCE-125",
  "SITE-MOS-MCE-125",
  "CLASS-MCP-30",
  "VOUCHER-1",
  "LIBRARY-1",
  "IMAGINE-ACADEMY-1Y",
  "E-LEARNING",
] as const;

export type Sku = (typeof SKUS)[number];

/** Display names, the same in the catalogue and in every mail; a missing one does not compile. */
export const PRODUCT_NAMES: Readonly<Record<Sku, Readonly<Record<Locale, string>>>> = {
  "SITE-MOS-MTA-MCE-500": {
    en: "MOS/MTA/MCE site pack (500 exam vouchers)",
    fr: "Package de site MOS/MTA/MCE (500 bons d’examen)",
    de: "MOS/MTA/MCE Site Pack (500 Prüfungsgutscheine)",
    "zh-TW": "MOS/MTA/MCE 站點套件（500 張測驗憑券）",
  },
  "SITE-MTA-MCE-125": {
    en: "MTA/MCE site pack (125 exam vouchers)",
    fr: "Package de site MTA/MCE (125 bons d’examen)",
    de: "MTA/MCE Site Pack (125 Prüfungsgutscheine)",
    "zh-TW": "MTA/MCE 站點套件（125 張測驗憑券）",
  },
  "SITE-MOS-MCE-125": {
    en: "MOS/MCE site pack (125 exam vouchers)",
    fr: "Package de site MOS/MCE (125 bons d’examen)",
    de: "MOS/MCE Site Pack (125 Prüfungsgutscheine)",
    "zh-TW": "MOS/MCE 站點套件（125 張測驗憑券）",
  },
  "CLASS-MCP-30": {
    en: "Microsoft Certified Professional class pack (30 exam vouchers)",
    fr: "Package de classe Microsoft Certified Professional (30 bons d’examen)",
    de: "Microsoft Certified Professional Class Pack (30 Prüfungsgutscheine)",
    "zh-TW": "Microsoft Certified Professional 課堂套件（30 張測驗憑券）",
  },
  "VOUCHER-1": {
    en: "Certification exam voucher",
    fr: "Bon pour un examen de certification",
    de: "Gutschein für eine Zertifizierungsprüfung",
    "zh-TW": "認證測驗憑券",
  },
  "LIBRARY-1": {
    en: "E-Reference Library (access for one person)",
    fr: "E-bibliothèque de référence (accès pour une personne)",
    de: "E-Referenzbibliothek (Zugang für eine Person)",
    "zh-TW": "E-Reference Library 電子書庫（供一人使用）",
  },
  "IMAGINE-ACADEMY-1Y": {
    en: "Microsoft Imagine Academy (yearly membership)",
    fr: "Microsoft Imagine Academy (souscription annuelle)",
    de: "Microsoft Imagine Academy (Jahresmitgliedschaft)",
    "zh-TW": "Microsoft Imagine Academy（年度會員資格）",
  },
  "E-LEARNING": {
    en: "E-learning (no longer sold)",
    fr: "Formation en ligne (n’est plus vendue)",
    de: "E-Learning (wird nicht mehr verkauft)",
    "zh-TW": "電子學習（已停售）",
  },
};

/** A product without a name here shows its id. */
export function productNameOf(sku: string, locale: Locale): string {
  const known = SKUS.find((candidate) => candidate === sku);
  return known === undefined ? sku : PRODUCT_NAMES[known][locale];
}
