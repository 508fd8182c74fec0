/** Parts of the licensing text, the same in every edition and in its order. */
export const SECTIONS = [
  "Introduction",
  "E-Reference Libraries",
  "Exam vouchers",
  "Imagine Academy",
  "Exam packs for academic institutions",
  "E-learning resources",
  "Contact",
  "Questions on the solutions",
  "Questions on access and use",
  "Questions on volume licensing",
  "Questions on exam packs",
] as const;
export type Section = (typeof SECTIONS)[number];

/** What a rule rests on: its requirement, and the line of the edition's text that says it, counted from 1. */
export type Ground = { readonly rule: `R-${number}`; readonly section: Section; readonly line: number };

/** Every edition says these. */
export const GROUND_NAMES = [
  "offer",
  "sa-cover",
  "accreditation",
  "academic-customers",
  "certifications",
  "pack-programmes",
  "academic-reseller",
  "imagine-academy",
  "e-learning",
  "service-licence",
  "code-list",
  "test-centre",
  "preparation",
] as const;
export type GroundName = (typeof GROUND_NAMES)[number];

/** Said by some editions only; where one is silent, its rule is not negated (D-4). */
export type OwnGroundName =
  | "academy-not-needed"
  | "academy-standards"
  | "free-vouchers"
  | "mcp-test-centre"
  | "changing-areas";
