import { checkedEdition, type Edition, type ExamFamily } from "#shared/catalogue/domain/edition.ts";
import type { Programme } from "#shared/contracts/agreement-registered.ts";
import { PRODUCT_NAMES } from "#shared/contracts/product-names.ts";

/** Packs are ordered through these alone. */
const PACK_PROGRAMMES: readonly Programme[] = ["EES", "SCHOOL", "OVS-ES"];

/** Vouchers and libraries are sold to businesses too. */
const ALL_PROGRAMMES: readonly Programme[] = [...PACK_PROGRAMMES, "VL", "SA"];

/** R-16 lists all but MCE, which the pack table and the free vouchers add. */
const CERTIFICATION_FAMILIES: readonly ExamFamily[] = ["MOS", "MTA", "MCE", "MCP", "Fundamentals"];

const pack = { family: "exam-pack", programmes: PACK_PROGRAMMES, academicOnly: true, hasPackYear: true } as const;
const single = {
  codesPerUnit: 1,
  programmes: ALL_PROGRAMMES,
  academicOnly: false,
  hasPackYear: false,
  isSitePack: false,
} as const;

const sitePack = { ...pack, isSitePack: true, orderable: true } as const;

/** The zh-TW text of 30 July 2019: the newest of the three editions by its content. */
export const EDITION_C_2019_ZH: Edition = checkedEdition({
  editionId: "C-2019-zh",
  locale: "zh-TW",
  sourceDate: "2019-07-30",
  programmes: PACK_PROGRAMMES,
  certificationFamilies: CERTIFICATION_FAMILIES,
  links: {
    sitePackManagement: {
      url: "https://certiport.pearsonvue.com/CATCs/Account-management.aspx",
      source:
        "The text names the site without its address; this is Certiport's page on managing exam vouchers and licences.",
    },
    testCentreEnrolment: {
      url: "https://www.certiport.com/PORTAL/desktopdefault.aspx?tabid=682&roleid=101",
      source: "The text's own link, to become a Certiport test centre (R-36).",
    },
  },
  customerServices: {
    certiport: {
      url: "https://certiport.pearsonvue.com/Support",
      phone: "+1 888 999 9830",
      source: "The text demands the contact and does not give it; this is Certiport's own support page and line.",
    },
  },
  products: [
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
      orderable: true,
      names: PRODUCT_NAMES["CLASS-MCP-30"],
      sources: ["R-12", "R-13"],
    },
    {
      ...single,
      sku: "VOUCHER-1",
      family: "exam-voucher",
      // No text narrows what a single voucher pays for: every certification exam of the edition.
      examFamilies: CERTIFICATION_FAMILIES,
      orderable: true,
      names: PRODUCT_NAMES["VOUCHER-1"],
      sources: ["R-6", "R-16", "R-70"],
    },
    {
      ...single,
      sku: "LIBRARY-1",
      family: "e-reference",
      examFamilies: [],
      orderable: true,
      names: PRODUCT_NAMES["LIBRARY-1"],
      sources: ["R-5", "R-67", "R-68", "R-69"],
    },
  ],
});
