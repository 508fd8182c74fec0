import type { Edition } from "#shared/catalogue/domain/edition.ts";
import { checkedEdition } from "#shared/catalogue/domain/edition-check.ts";
import {
  CERTIPORT,
  CONTACTS,
  POLICY,
  SITE_PACK_MANAGEMENT,
  SUBSCRIPTION_BENEFITS,
} from "#shared/catalogue/domain/editions/common-entries.ts";
import { COMMON_MESSAGES, OLDER_MESSAGES } from "#shared/catalogue/domain/editions/common-messages.ts";
import { academyFactSheet, downloads, enrolment, link, requirements } from "#shared/catalogue/domain/editions/links.ts";
import { productsOf } from "#shared/catalogue/domain/editions/products.ts";
import type { ExamFamily } from "#shared/catalogue/domain/exam-family.ts";
import type { Programme } from "#shared/contracts/agreement-registered.ts";
import { EDITION_LABELS } from "#shared/contracts/edition-labels.ts";

/** */
const PACK_PROGRAMMES: readonly Programme[] = ["EES", "SCHOOL", "SELECT-PLUS-EDU"];

/** R-16 lists all but MCE, which the pack table adds. */
const CERTIFICATION_FAMILIES: readonly ExamFamily[] = ["MOS", "MTA", "MCE", "MCP"];

/** Technologies, where the others have solution areas. */
const TECHNOLOGIES = [
  "Office",
  "Windows",
  "Exchange",
  "System Center",
  "Visual Studio",
  "Windows Server",
  "Windows Phone",
];

/** The German text of 30 July 2019: the oldest of the three editions by its content. */
export const EDITION_A_2019_DE: Edition = checkedEdition({
  editionId: "A-2019-de",
  label: EDITION_LABELS["A-2019-de"],
  sourceId: "licensing-de",
  programmes: PACK_PROGRAMMES,
  certificationFamilies: CERTIFICATION_FAMILIES,
  deliveries: {
    MOS: { provider: "certiport", isStated: true },
    MTA: { provider: "certiport", isStated: true },
    MCE: { provider: "certiport", isStated: false },
    MCP: { provider: "pearson-vue", isStated: true },
    Fundamentals: { provider: "certiport", isStated: false },
  },
  imagineAcademy: {
    mode: "subscription",
    benefits: SUBSCRIPTION_BENEFITS,
    standards: "academy-standards",
    freeVouchers: null,
  },
  solutionAreas: TECHNOLOGIES.map((name) => ({ en: name, fr: name, de: name, "zh-TW": name })),
  preparation: { basicMonths: 6, advancedMonths: 12, advancedIsMinimum: false },
  policy: POLICY,
  contacts: CONTACTS,
  links: [
    link("sa-programme", 18, "https://www.microsoft.com/learning/software-assurance-benefits.aspx"),
    link("library-sample", 26, "http://mseref.safaribooksonline.com/"),
    link("imagine-academy", 43, "https://www.microsoft.com/de-de/education/imagine-academy/default.aspx", {
      language: "de",
    }),
    link(
      "academy-standards",
      43,
      "https://www.microsoft.com/de-de/education/imagine-academy/become-a-member/default.aspx",
      { language: "de" },
    ),
    link("industry-programmes", 63, "http://www.microsoft.com/licensing/licensing-options/for-industries.aspx"),
    academyFactSheet("http", 67),
    ...downloads("http", { certification: 68, roadmap: 69, packs: 70, managerGuide: 80, userGuide: 81 }),
    link("e-learning-activation-demo", 82, "http://www.microsoft.com/learning/_silverlight/vl/vl.htm"),
    link("business-center-guide", 83, "http://www.microsoft.com/learning/_silverlight/bac/bac.htm"),
    link("certification-overview", 97, "https://www.microsoft.com/learning/certification-overview.aspx"),
    link("exam-policies", 97, "https://www.microsoft.com/learning/certification-exam-policies.aspx"),
    link("partner-finder", 157, "https://www.microsoft.com/learning/find-partner.aspx"),
    link("exam-preparation", 175, "https://www.microsoft.com/learning/exam-list.aspx"),
    link("mcp-test-centre", 183, "http://www.pearsonvue.com/microsoft"),
    requirements("http", 191),
    enrolment(191),
    SITE_PACK_MANAGEMENT,
  ],
  customerServices: { certiport: CERTIPORT },
  grounds: {
    offer: { rule: "R-1", section: "Introduction", line: 15 },
    "sa-cover": { rule: "R-3", section: "Introduction", line: 18 },
    accreditation: { rule: "R-4", section: "Introduction", line: 13 },
    "academic-customers": { rule: "R-8", section: "Exam packs for academic institutions", line: 45 },
    certifications: { rule: "R-16", section: "Exam packs for academic institutions", line: 49 },
    "pack-programmes": { rule: "R-18", section: "Exam packs for academic institutions", line: 57 },
    "academic-reseller": { rule: "R-41", section: "Exam packs for academic institutions", line: 63 },
    "imagine-academy": { rule: "R-20", section: "Imagine Academy", line: 43 },
    "academy-standards": { rule: "R-21", section: "Imagine Academy", line: 43 },
    "e-learning": { rule: "R-28", section: "E-learning resources", line: 78 },
    "service-licence": { rule: "R-43", section: "Questions on volume licensing", line: 144 },
    "academy-not-needed": { rule: "R-27", section: "Questions on exam packs", line: 179 },
    "mcp-test-centre": { rule: "R-37", section: "Questions on exam packs", line: 183 },
    "code-list": { rule: "R-61", section: "Questions on exam packs", line: 187 },
    "test-centre": { rule: "R-35", section: "Questions on exam packs", line: 191 },
    preparation: { rule: "R-53", section: "Questions on volume licensing", line: 169 },
  },
  messages: {
    ...COMMON_MESSAGES,
    ...OLDER_MESSAGES,
    "test-centre": {
      en: "To use a MOS or MTA site pack, an institution has to be a registered Certiport Authorised Testing Center; MCP exams are taken at Pearson VUE test centres. It may order before it is either.",
      fr: "Pour utiliser un package de site MOS ou MTA, l’établissement doit être un centre de test Certiport agréé et enregistré\u202F; les examens MCP se passent dans les centres de test Pearson VUE. Il peut commander avant de l’être.",
      de: "Um ein MOS- oder MTA-Site-Pack zu nutzen, muss die Einrichtung ein registriertes, von Certiport autorisiertes Prüfzentrum sein; MCP-Prüfungen werden in Pearson-VUE-Testzentren abgelegt. Bestellen kann sie schon vorher.",
      "zh-TW":
        "使用 MOS 或 MTA 站點套件的機構，必須是已註冊的 Certiport 授權測試中心；MCP 測驗則在 Pearson VUE 測試中心進行。取得資格前即可先行訂購。",
    },
    "supported-areas": {
      en: "Many common Microsoft technologies are supported.",
      fr: "De nombreuses technologies Microsoft courantes sont prises en charge.",
      de: "Viele verbreitete Microsoft-Technologien werden unterstützt.",
      "zh-TW": "支援多項常用的 Microsoft 技術。",
    },
  },
  products: productsOf({
    packProgrammes: PACK_PROGRAMMES,
    certificationFamilies: CERTIFICATION_FAMILIES,
    sellsMembership: true,
    eLearningGuides: [
      "e-learning-manager-guide",
      "e-learning-user-guide",
      "e-learning-activation-demo",
      "business-center-guide",
    ],
  }),
});
