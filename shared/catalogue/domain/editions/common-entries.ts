import type { CustomerService, EditionContacts, EditionPolicy } from "#shared/catalogue/domain/edition.ts";
import type { EditionLink } from "#shared/catalogue/domain/edition-links.ts";
import { lastCheckOf } from "#shared/catalogue/domain/editions/last-check.ts";
import type { AcademyBenefit } from "#shared/catalogue/domain/imagine-academy.ts";
import type { Texts } from "#shared/kernel/locale.ts";

/** The same two mailboxes in all three texts. */
export const CONTACTS: EditionContacts = {
  purchaseEmail: "MSLVLPurchase@microsoft.com",
  salesEmail: "mslvlhlp@microsoft.com",
};

/** No text settles these, so no edition differs in them. */
export const POLICY: EditionPolicy = {
  packYearStart: "delivery",
  mustSitBy: false,
  benefitProration: "duration",
  earliestBusinessDay: 5,
  latestBusinessDay: 10,
  startedMonthCounts: true,
};

export const CERTIPORT: CustomerService = {
  url: "https://certiport.pearsonvue.com/Support",
  phone: "+1 888 999 9830",
  source: "The text demands the contact and does not give it; this is Certiport's own support page and line.",
};

const SITE_PACK_URL = "https://certiport.pearsonvue.com/CATCs/Account-management.aspx";

/** All texts name the site and none gives its address (R-63, D-14). */
export const SITE_PACK_MANAGEMENT: EditionLink = {
  kind: "site-pack-management",
  url: SITE_PACK_URL,
  language: null,
  line: null,
  source: "Certiport's page on managing exam vouchers and licences.",
  checked: lastCheckOf(SITE_PACK_URL),
};

/** B and C. */
export const SOLUTION_AREAS: readonly Texts[] = [
  {
    en: "Apps and infrastructure",
    fr: "Applications et infrastructure",
    de: "Anwendungen und Infrastruktur",
    "zh-TW": "應用程式與基礎架構",
  },
  {
    en: "Data and AI",
    fr: "Données et intelligence artificielle",
    de: "Daten und künstliche Intelligenz",
    "zh-TW": "資料與人工智慧",
  },
  {
    en: "Modern workplace",
    fr: "Environnement de travail moderne",
    de: "Moderner Arbeitsplatz",
    "zh-TW": "現代化工作",
  },
  { en: "Business applications", fr: "Applications métier", de: "Geschäftsanwendungen", "zh-TW": "商務應用程式" },
];

/** A and B. */
export const SUBSCRIPTION_BENEFITS: readonly AcademyBenefit[] = [
  {
    benefitId: "online-courses",
    names: { en: "Online courses", fr: "Formations en ligne", de: "Online-Kurse", "zh-TW": "線上課程" },
    rule: "R-26",
  },
  {
    benefitId: "instructor-lms",
    names: {
      en: "Learning management system (LMS) for instructors, to follow students' progress",
      fr: "Système de gestion de l’apprentissage (LMS) pour suivre les progrès des étudiants",
      de: "Lernmanagementsystem (LMS) für Lehrkräfte, um die Fortschritte der Lernenden zu verfolgen",
      "zh-TW": "供講師追蹤學生進度的學習管理系統（LMS）",
    },
    rule: "R-26",
  },
  {
    benefitId: "courseware-discounts",
    names: {
      en: "Discounts on official courseware, for academic institutions only",
      fr: "Remises sur les supports de cours officiels, pour les établissements d’enseignement uniquement",
      de: "Rabatte auf offizielles Lehrmaterial, nur für akademische Einrichtungen",
      "zh-TW": "官方教材折扣（僅限學術機構）",
    },
    rule: "R-26",
  },
  {
    benefitId: "marketing-resources",
    names: {
      en: "Marketing resources",
      fr: "Ressources marketing",
      de: "Marketingmaterial",
      "zh-TW": "行銷資源",
    },
    rule: "R-26",
  },
];
