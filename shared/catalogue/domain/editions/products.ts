import type { Product } from "#shared/catalogue/domain/edition.ts";
import type { LinkKind } from "#shared/catalogue/domain/edition-links.ts";
import type { ExamFamily } from "#shared/catalogue/domain/exam-family.ts";
import type { Programme } from "#shared/contracts/agreement-registered.ts";
import { PRODUCT_NAMES } from "#shared/contracts/product-names.ts";

/** What differs between editions; the packs' sizes and families do not (R-9 to R-14). */
type Offer = {
  readonly packProgrammes: readonly Programme[];
  readonly certificationFamilies: readonly ExamFamily[];
  readonly eLearningGuides: readonly LinkKind[];
  /** Whether Imagine Academy is ordered by the year; where it is included, there is nothing to order (D-2). */
  readonly sellsMembership: boolean;
};

/** The products of an edition. Vouchers and libraries are sold to businesses too, under VL and SA. */
export function productsOf(offer: Offer): readonly Product[] {
  const { packProgrammes, certificationFamilies, eLearningGuides, sellsMembership } = offer;
  const common = { orderable: true, standing: "current", guides: [], leadsTo: [] } as const;
  const single = {
    ...common,
    codesPerUnit: 1,
    programmes: [...packProgrammes, "VL", "SA"],
    academicOnly: false,
    hasPackYear: false,
    isSitePack: false,
  } as const;
  return [
    ...packsOf(packProgrammes),
    {
      ...single,
      sku: "VOUCHER-1",
      family: "exam-voucher",
      // No text narrows what a single voucher pays for: every certification exam of the edition.
      examFamilies: certificationFamilies,
      names: PRODUCT_NAMES["VOUCHER-1"],
      sources: ["R-6", "R-16", "R-70"],
    },
    {
      ...single,
      sku: "LIBRARY-1",
      family: "e-reference",
      examFamilies: [],
      names: PRODUCT_NAMES["LIBRARY-1"],
      sources: ["R-5", "R-67", "R-68", "R-69"],
    },
    ...(sellsMembership ? [membershipOf(packProgrammes)] : []),
    {
      ...single,
      sku: "E-LEARNING",
      family: "e-learning",
      codesPerUnit: 0,
      examFamilies: [],
      orderable: false,
      standing: "sunset-active",
      guides: eLearningGuides,
      names: PRODUCT_NAMES["E-LEARNING"],
      sources: ["R-28", "R-29", "R-30"],
    },
  ];
}

const membershipOf = (programmes: readonly Programme[]): Product => ({
  sku: "IMAGINE-ACADEMY-1Y",
  family: "imagine-academy",
  codesPerUnit: 0,
  examFamilies: [],
  leadsTo: [],
  programmes,
  academicOnly: true,
  hasPackYear: false,
  isSitePack: false,
  orderable: true,
  standing: "current",
  guides: ["imagine-academy", "academy-standards"],
  names: PRODUCT_NAMES["IMAGINE-ACADEMY-1Y"],
  sources: ["R-7", "R-18", "R-20", "R-21"],
});

const MCP_LEADS_TO = [
  "Microsoft Certified Solutions Associate (MCSA)",
  "Microsoft Certified Solutions Expert (MCSE)",
  "Microsoft Certified Solutions Developer (MCSD)",
];

function packsOf(programmes: readonly Programme[]): readonly Product[] {
  const pack = {
    family: "exam-pack",
    programmes,
    academicOnly: true,
    hasPackYear: true,
    orderable: true,
    standing: "current",
    guides: [],
  } as const;
  const sitePack = { ...pack, isSitePack: true, leadsTo: [] } as const;
  return [
    {
      ...sitePack,
      sku: "SITE-MOS-MTA-MCE-500",
      codesPerUnit: 500,
      examFamilies: ["MOS", "MTA", "MCE"],
      names: PRODUCT_NAMES["SITE-MOS-MTA-MCE-500"],
      sources: ["R-9", "R-13", "R-14"],
    },
    {
      ...sitePack,
      sku: "SITE-MTA-MCE-125",
      codesPerUnit: 125,
      examFamilies: ["MTA", "MCE"],
      names: PRODUCT_NAMES["SITE-MTA-MCE-125"],
      sources: ["R-10", "R-13", "R-14"],
    },
    {
      ...sitePack,
      sku: "SITE-MOS-MCE-125",
      codesPerUnit: 125,
      examFamilies: ["MOS", "MCE"],
      names: PRODUCT_NAMES["SITE-MOS-MCE-125"],
      sources: ["R-11", "R-13", "R-14"],
    },
    {
      ...pack,
      isSitePack: false,
      sku: "CLASS-MCP-30",
      codesPerUnit: 30,
      examFamilies: ["MCP"],
      leadsTo: MCP_LEADS_TO,
      names: PRODUCT_NAMES["CLASS-MCP-30"],
      sources: ["R-12", "R-13"],
    },
  ];
}
