import type { Edition } from "#shared/catalogue/domain/edition.ts";
import { checkedEdition } from "#shared/catalogue/domain/edition-check.ts";
import {
  CERTIPORT,
  CONTACTS,
  POLICY,
  SITE_PACK_MANAGEMENT,
  SOLUTION_AREAS,
} from "#shared/catalogue/domain/editions/common-entries.ts";
import { COMMON_MESSAGES, NEWER_MESSAGES } from "#shared/catalogue/domain/editions/common-messages.ts";
import { INCLUDED_BENEFITS } from "#shared/catalogue/domain/editions/included-benefits.ts";
import { downloads, enrolment, link, requirements } from "#shared/catalogue/domain/editions/links.ts";
import { productsOf } from "#shared/catalogue/domain/editions/products.ts";
import type { ExamFamily } from "#shared/catalogue/domain/exam-family.ts";
import type { Programme } from "#shared/contracts/agreement-registered.ts";
import { EDITION_LABELS } from "#shared/contracts/edition-labels.ts";

/** Packs are ordered through these alone. */
const PACK_PROGRAMMES: readonly Programme[] = ["EES", "SCHOOL", "OVS-ES"];

/** R-16 lists all but MCE, which the pack table and the free vouchers add. */
const CERTIFICATION_FAMILIES: readonly ExamFamily[] = ["MOS", "MTA", "MCE", "MCP", "Fundamentals"];

/** The zh-TW text of 30 July 2019: the newest of the three editions by its content. */
export const EDITION_C_2019_ZH: Edition = checkedEdition({
  editionId: "C-2019-zh",
  label: EDITION_LABELS["C-2019-zh"],
  sourceId: "licensing-zh",
  programmes: PACK_PROGRAMMES,
  certificationFamilies: CERTIFICATION_FAMILIES,
  deliveries: {
    MOS: { provider: "certiport", isStated: false },
    MTA: { provider: "certiport", isStated: false },
    MCE: { provider: "certiport", isStated: false },
    MCP: { provider: "pearson-vue", isStated: false },
    // Listed with the Certiport families where staff get free vouchers, apart from MCP.
    Fundamentals: { provider: "certiport", isStated: false },
  },
  imagineAcademy: {
    mode: "included",
    benefits: INCLUDED_BENEFITS,
    standards: null,
    freeVouchers: { perAgreement: 30, examFamilies: ["MOS", "MTA", "Fundamentals", "MCE"] },
    regrantOnRenewal: false,
  },
  solutionAreas: SOLUTION_AREAS,
  preparation: { basicMonths: 6, advancedMonths: 12, advancedIsMinimum: true },
  policy: POLICY,
  contacts: CONTACTS,
  links: [
    link("sa-programme", 19, "/partner-center/software-assurance-lp"),
    link("industry-programmes", 61, "https://www.microsoft.com/licensing/licensing-options/for-industries.aspx"),
    link("academy-benefits", 65, "https://www.microsoft.com/en-us/education/imagine-academy", { language: "en" }),
    ...downloads("https", { certification: 66, roadmap: 67, packs: 68, managerGuide: 78, userGuide: 79 }),
    link("imagine-academy", 80, "https://www.microsoft.com/en-us/education/imagine-academy", { language: "en" }),
    link("certification-overview", 93, "/learn/certifications/"),
    link("exam-policies", 93, "/learn/certifications/certification-exam-policies"),
    link("partner-finder", 152, "/learn/certifications/partners"),
    link("exam-preparation", 170, "/learn/certifications/browse/?resource_type=examination"),
    requirements("https", 178),
    enrolment(178),
    SITE_PACK_MANAGEMENT,
  ],
  customerServices: { certiport: CERTIPORT },
  grounds: {
    offer: { rule: "R-1", section: "Introduction", line: 16 },
    "sa-cover": { rule: "R-3", section: "Introduction", line: 19 },
    accreditation: { rule: "R-4", section: "Introduction", line: 14 },
    "free-vouchers": { rule: "R-22", section: "Imagine Academy", line: 37 },
    "imagine-academy": { rule: "R-19", section: "Imagine Academy", line: 45 },
    "academic-customers": { rule: "R-8", section: "Exam packs for academic institutions", line: 47 },
    certifications: { rule: "R-16", section: "Exam packs for academic institutions", line: 51 },
    "pack-programmes": { rule: "R-17", section: "Exam packs for academic institutions", line: 61 },
    "academic-reseller": { rule: "R-41", section: "Exam packs for academic institutions", line: 61 },
    "e-learning": { rule: "R-28", section: "E-learning resources", line: 76 },
    "changing-areas": { rule: "R-34", section: "Questions on the solutions", line: 106 },
    "service-licence": { rule: "R-43", section: "Questions on volume licensing", line: 139 },
    preparation: { rule: "R-53", section: "Questions on volume licensing", line: 164 },
    "code-list": { rule: "R-61", section: "Questions on exam packs", line: 174 },
    "test-centre": { rule: "R-35", section: "Questions on exam packs", line: 178 },
  },
  messages: {
    ...COMMON_MESSAGES,
    ...NEWER_MESSAGES,
    certifications: {
      en: "Packs lead to MOS, MTA, Fundamentals and MCP certifications; site packs also pay for MCE exams.",
      fr: "Les packages mènent aux certifications MOS, MTA, Fundamentals et MCP\u202F; les packages de site couvrent aussi les examens MCE.",
      de: "Die Pakete führen zu MOS-, MTA-, Fundamentals- und MCP-Zertifizierungen; Site Packs gelten auch für MCE-Prüfungen.",
      "zh-TW": "套件適用於 MOS、MTA、Fundamentals 與 MCP 認證；站點套件亦可用於 MCE 測驗。",
    },
    "pack-programmes": {
      en: "Packs are ordered under an Enrollment for Education Solutions (EES), a School Enrollment or an Open Value Subscription for Education Solutions (OVS-ES).",
      fr: "Les packages se commandent dans le cadre d’une inscription pour des solutions éducatives (EES), d’une inscription School Enrollment ou d’une Open Value Subscription pour des solutions éducatives (OVS-ES).",
      de: "Pakete werden über ein Enrollment for Education Solutions (EES), ein School Enrollment oder eine Open Value Subscription für Education Solutions (OVS-ES) bestellt.",
      "zh-TW": "套件須透過教育解決方案註冊（EES）、School 註冊或教育解決方案開放式價值訂閱（OVS-ES）訂購。",
    },
    "imagine-academy": {
      en: "Imagine Academy comes with the agreement at no extra charge, when it is first bought under an Enrollment for Education Solutions (EES), a School Enrollment or an Open Value Subscription for Education Solutions (OVS-ES) and when it is renewed.",
      fr: "Imagine Academy est incluse sans supplément dans l’accord, lors du premier achat dans le cadre d’une inscription pour des solutions éducatives (EES), d’une inscription School Enrollment ou d’une Open Value Subscription pour des solutions éducatives (OVS-ES), et lors du renouvellement.",
      de: "Die Imagine Academy ist ohne Aufpreis in der Vereinbarung enthalten, beim ersten Abschluss unter einem Enrollment for Education Solutions (EES), einem School Enrollment oder einer Open Value Subscription für Education Solutions (OVS-ES) und bei jeder Verlängerung.",
      "zh-TW":
        "首次購買或續訂教育解決方案註冊（EES）、School 註冊或教育解決方案開放式價值訂閱（OVS-ES）協議後，即可使用 Imagine Academy，無須另付費用。",
    },
    preparation: {
      en: "We advise preparing for six months or more for a basic certification, and for one year or more for an advanced one.",
      fr: "Nous conseillons au moins six mois de préparation pour une certification de base et au moins un an pour une certification avancée.",
      de: "Wir empfehlen mindestens sechs Monate Vorbereitung auf eine Grundzertifizierung und mindestens ein Jahr auf eine weiterführende.",
      "zh-TW": "建議基礎認證準備六個月以上，進階認證準備一年以上。",
    },
  },
  products: productsOf({
    packProgrammes: PACK_PROGRAMMES,
    certificationFamilies: CERTIFICATION_FAMILIES,
    sellsMembership: false,
    eLearningGuides: ["e-learning-manager-guide", "e-learning-user-guide"],
  }),
});
