import type { Edition } from "#shared/catalogue/domain/edition.ts";
import { checkedEdition } from "#shared/catalogue/domain/edition-check.ts";
import {
  CERTIPORT,
  CONTACTS,
  POLICY,
  SITE_PACK_MANAGEMENT,
  SOLUTION_AREAS,
  SUBSCRIPTION_BENEFITS,
} from "#shared/catalogue/domain/editions/common-entries.ts";
import { COMMON_MESSAGES, NEWER_MESSAGES, OLDER_MESSAGES } from "#shared/catalogue/domain/editions/common-messages.ts";
import { academyFactSheet, downloads, enrolment, link, requirements } from "#shared/catalogue/domain/editions/links.ts";
import { productsOf } from "#shared/catalogue/domain/editions/products.ts";
import type { ExamFamily } from "#shared/catalogue/domain/exam-family.ts";
import type { Programme } from "#shared/contracts/agreement-registered.ts";
import { EDITION_LABELS } from "#shared/contracts/edition-labels.ts";

/** */
const PACK_PROGRAMMES: readonly Programme[] = ["EES", "SCHOOL", "SELECT-PLUS-EDU"];

/** R-16 lists all but MCE, which the pack table adds. */
const CERTIFICATION_FAMILIES: readonly ExamFamily[] = ["MOS", "MTA", "MCE", "MCP"];

/** The French text of 30 July 2019: between A and C by its content. */
export const EDITION_B_2019_FR: Edition = checkedEdition({
  editionId: "B-2019-fr",
  label: EDITION_LABELS["B-2019-fr"],
  sourceId: "licensing-fr",
  programmes: PACK_PROGRAMMES,
  certificationFamilies: CERTIFICATION_FAMILIES,
  deliveries: {
    MOS: { provider: "certiport", isStated: false },
    MTA: { provider: "certiport", isStated: false },
    MCE: { provider: "certiport", isStated: false },
    MCP: { provider: "pearson-vue", isStated: false },
    Fundamentals: { provider: "certiport", isStated: false },
  },
  imagineAcademy: {
    mode: "subscription",
    benefits: SUBSCRIPTION_BENEFITS,
    standards: "academy-standards",
    freeVouchers: null,
  },
  solutionAreas: SOLUTION_AREAS,
  preparation: { basicMonths: 6, advancedMonths: 12, advancedIsMinimum: false },
  policy: POLICY,
  contacts: CONTACTS,
  links: [
    link("sa-programme", 19, "/partner-center/software-assurance-lp"),
    link("imagine-academy", 42, "https://www.microsoft.com/en-us/education/imagine-academy/default.aspx", {
      language: "en",
    }),
    link(
      "academy-standards",
      42,
      "https://edudownloads.azureedge.net/msdownloads/Imagine_Academy_Program_Guide_10_languages.zip",
    ),
    link("industry-programmes", 62, "https://www.microsoft.com/licensing/licensing-options/for-industries.aspx"),
    academyFactSheet("https", 66),
    ...downloads("https", { certification: 67, roadmap: 68, packs: 69, managerGuide: 79, userGuide: 80 }),
    link("certification-overview", 94, "/learn/certifications/"),
    link("exam-policies", 94, "/learn/certifications/certification-exam-policies"),
    link("business-center-guide", 146, "https://www.microsoft.com/learning/_silverlight/bac/bac.htm"),
    link("partner-finder", 153, "https://www.microsoft.com/learning/find-partner.aspx"),
    link("exam-preparation", 171, "/learn/certifications/browse/?resource_type=examination"),
    requirements("https", 183),
    enrolment(183),
    SITE_PACK_MANAGEMENT,
  ],
  customerServices: { certiport: CERTIPORT },
  grounds: {
    offer: { rule: "R-1", section: "Introduction", line: 16 },
    "sa-cover": { rule: "R-3", section: "Introduction", line: 19 },
    accreditation: { rule: "R-4", section: "Introduction", line: 14 },
    "academic-customers": { rule: "R-8", section: "Exam packs for academic institutions", line: 44 },
    certifications: { rule: "R-16", section: "Exam packs for academic institutions", line: 48 },
    "pack-programmes": { rule: "R-18", section: "Exam packs for academic institutions", line: 56 },
    "academic-reseller": { rule: "R-41", section: "Exam packs for academic institutions", line: 62 },
    "imagine-academy": { rule: "R-20", section: "Imagine Academy", line: 42 },
    "academy-standards": { rule: "R-21", section: "Imagine Academy", line: 42 },
    "e-learning": { rule: "R-28", section: "E-learning resources", line: 77 },
    "changing-areas": { rule: "R-34", section: "Questions on the solutions", line: 107 },
    "service-licence": { rule: "R-43", section: "Questions on volume licensing", line: 140 },
    preparation: { rule: "R-53", section: "Questions on volume licensing", line: 165 },
    "academy-not-needed": { rule: "R-27", section: "Questions on exam packs", line: 175 },
    "code-list": { rule: "R-61", section: "Questions on exam packs", line: 179 },
    "test-centre": { rule: "R-35", section: "Questions on exam packs", line: 183 },
  },
  messages: { ...COMMON_MESSAGES, ...OLDER_MESSAGES, ...NEWER_MESSAGES },
  products: productsOf({
    packProgrammes: PACK_PROGRAMMES,
    certificationFamilies: CERTIFICATION_FAMILIES,
    sellsMembership: true,
    eLearningGuides: ["e-learning-manager-guide", "e-learning-user-guide"],
  }),
});
