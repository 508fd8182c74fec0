import type { AcademyBenefit } from "#shared/catalogue/domain/imagine-academy.ts";

/** Edition C, besides the free vouchers. */
export const INCLUDED_BENEFITS: readonly AcademyBenefit[] = [
  {
    benefitId: "moac-content-pack",
    names: {
      en: "MOAC content pack for productivity (MOS) and entry-level IT (MTA) courses",
      fr: "Pack de contenus MOAC pour les cours de productivité (MOS) et d’informatique de base (MTA)",
      de: "MOAC-Inhaltspaket für Kurse zu Produktivität (MOS) und IT-Einstieg (MTA)",
      "zh-TW": "MOAC 課程內容包（適用於生產力（MOS）與入門 IT（MTA）課程）",
    },
    rule: "R-25",
  },
  {
    benefitId: "mos-tutorials",
    names: {
      en: "Exam tutorials for MOS 2016 and MOS 2019/O365",
      fr: "Tutoriels d’examen pour MOS 2016 et MOS 2019/O365",
      de: "Prüfungstutorials für MOS 2016 und MOS 2019/O365",
      "zh-TW": "MOS 2016 與 MOS 2019/O365 測驗教學課程",
    },
    rule: "R-25",
  },
  {
    benefitId: "mct-programme",
    names: {
      en: "Microsoft Certified Trainer (MCT) programme at 50 % of its price",
      fr: "Programme des formateurs certifiés Microsoft (MCT) à 50 % de son prix",
      de: "Programm für von Microsoft zertifizierte Trainer (MCT) zu 50 % des Preises",
      "zh-TW": "Microsoft 認證講師（MCT）計畫五折優惠",
    },
    payRatio: { numerator: 50, denominator: 100 },
    rule: "R-23",
  },
  {
    benefitId: "moc-content",
    names: {
      en: "Right to use Microsoft Official Courseware (MOC)",
      fr: "Droit d’utiliser les supports de cours officiels Microsoft (MOC)",
      de: "Nutzungsrecht für das offizielle Lehrmaterial von Microsoft (MOC)",
      "zh-TW": "Microsoft 官方課程教材（MOC）使用權",
    },
    rule: "R-25",
  },
  {
    benefitId: "completion-certificates",
    names: {
      en: "Custom certificates of completion",
      fr: "Certificats de fin de cours personnalisés",
      de: "Individuelle Abschlussbescheinigungen",
      "zh-TW": "自訂課程結業證書",
    },
    rule: "R-25",
  },
  {
    benefitId: "press-books",
    names: {
      en: "Microsoft Press books at 60 % of their price",
      fr: "Livres Microsoft Press à 60 % de leur prix",
      de: "Microsoft-Press-Bücher zu 60 % des Preises",
      "zh-TW": "Microsoft Press 書籍六折優惠",
    },
    payRatio: { numerator: 60, denominator: 100 },
    rule: "R-24",
  },
];
