import type { Faults } from "#test/requirements/mutation.ts";

export const CATALOGUE_FAULTS: Faults = {
  "shared/catalogue/domain/editions/products.ts": [
    { requirement: "R-9", breaks: "500 vouchers", find: "codesPerUnit: 500", replace: "codesPerUnit: 499" },
    {
      requirement: "R-10",
      breaks: "125 vouchers",
      find: 'codesPerUnit: 125,\n      examFamilies: ["MTA"',
      replace: 'codesPerUnit: 126,\n      examFamilies: ["MTA"',
    },
    {
      requirement: "R-11",
      breaks: "125 vouchers",
      find: 'codesPerUnit: 125,\n      examFamilies: ["MOS"',
      replace: 'codesPerUnit: 100,\n      examFamilies: ["MOS"',
    },
    { requirement: "R-11", breaks: "no MTA exam", find: '["MOS", "MCE"]', replace: '["MOS", "MTA", "MCE"]' },
    { requirement: "R-12", breaks: "30 vouchers", find: "codesPerUnit: 30", replace: "codesPerUnit: 31" },
  ],
  "shared/catalogue/domain/editions/common-entries.ts": [
    {
      requirement: "R-58",
      breaks: "5 business days",
      find: "earliestBusinessDay: 5",
      replace: "earliestBusinessDay: 4",
    },
    {
      requirement: "R-58",
      breaks: "10 business days",
      find: "latestBusinessDay: 10",
      replace: "latestBusinessDay: 11",
    },
  ],
  "shared/catalogue/domain/editions/c-2019-zh.ts": [
    {
      requirement: "R-17",
      breaks: "no other programme",
      find: '"SCHOOL", "OVS-ES"];',
      replace: '"SCHOOL", "OVS-ES", "SELECT-PLUS-EDU"];',
    },
    { requirement: "R-22", breaks: "30 vouchers per agreement", find: "perAgreement: 30", replace: "perAgreement: 31" },
    {
      requirement: "R-22",
      breaks: "no MCP exam",
      find: '["MOS", "MTA", "Fundamentals", "MCE"]',
      replace: '["MOS", "MTA", "Fundamentals", "MCE", "MCP"]',
    },
    { requirement: "R-53", breaks: "6 months", find: "basicMonths: 6", replace: "basicMonths: 5" },
    { requirement: "R-53", breaks: "12 months", find: "advancedMonths: 12", replace: "advancedMonths: 6" },
  ],
  "shared/catalogue/domain/editions/b-2019-fr.ts": [
    {
      requirement: "D-3",
      breaks: "no exam the edition does not list",
      find: '["MOS", "MTA", "MCE", "MCP"];',
      replace: '["MOS", "MTA", "MCE", "MCP", "Fundamentals"];',
    },
    {
      requirement: "R-18",
      breaks: "no other programme",
      find: '"SCHOOL", "SELECT-PLUS-EDU"];',
      replace: '"SCHOOL", "SELECT-PLUS-EDU", "OVS-ES"];',
    },
  ],
  "shared/catalogue/domain/editions/included-benefits.ts": [
    { requirement: "R-23", breaks: "50 % paid", find: "numerator: 50", replace: "numerator: 51" },
    { requirement: "R-24", breaks: "60 % paid", find: "numerator: 60", replace: "numerator: 40" },
  ],
  "shared/catalogue/domain/editions/common-messages.ts": [
    { requirement: "R-50", breaks: "20 to 80 %", find: "save 20 to 80 per cent", replace: "save 20 to 90 per cent" },
    {
      requirement: "R-50",
      breaks: "no saving promised",
      find: " No figure is promised for a single order.",
      replace: "",
    },
  ],
  "shared/catalogue/domain/eligibility.ts": [
    {
      requirement: "R-3",
      breaks: "nothing without running cover",
      find: 'buyer.programme === "SA" && !hasLiveCover(buyer)',
      replace: 'buyer.programme === "SA" && buyer.on === ""',
    },
    {
      requirement: "R-4",
      breaks: "nothing for an institution without accreditation",
      find: "accreditedOn === null || accreditedOn > on",
      replace: 'on === ""',
    },
    {
      requirement: "R-4",
      breaks: "nothing for an institution without accreditation",
      find: 'customerClass === "academic" && (',
      replace: "academicOnly && (",
    },
    {
      requirement: "R-8",
      breaks: "no pack for a business",
      find: 'customerClass !== "academic"',
      replace: "customerClass === null",
    },
    {
      requirement: "R-17",
      breaks: "no other programme",
      find: "!product.programmes.some((programme) => programme === buyer.programme)",
      replace: "product.programmes.length === 0",
    },
    {
      requirement: "R-28",
      breaks: "no e-learning ordered",
      find: "if (!product.orderable)",
      replace: 'if (product.sku === "")',
    },
    {
      requirement: "R-41",
      breaks: "no other reseller for packs",
      find: "academicResellerSince === null || academicResellerSince > on",
      replace: 'on === ""',
    },
    {
      requirement: "R-20",
      breaks: "a year",
      find: 'if (form !== "twelve-month")',
      replace: 'if (form === "twelve-month" && on === "")',
    },
    {
      requirement: "R-21",
      breaks: "nothing before the check",
      find: "academyStandards.metOn <= on",
      replace: 'academyStandards.metOn >= ""',
    },
    {
      requirement: "R-21",
      breaks: "nothing before the check",
      find: "if (isChecked) return undefined;",
      replace: 'if (isChecked || on !== "") return undefined;',
    },
    {
      requirement: "R-43",
      breaks: "no user or add-on licence",
      find: 'if (licence !== "SSL")',
      replace: 'if (licence === "ASL" && quantity < 0)',
    },
  ],
  "shared/catalogue/domain/edition-links.ts": [
    { requirement: "D-5", breaks: "no dead link", find: 'checked?.found !== "dead"', replace: 'checked?.on !== ""' },
  ],
  "shared/catalogue/domain/source-texts.ts": [
    {
      requirement: "R-151",
      breaks: "not shown as verified",
      find: 'translation.type === "human"',
      replace: "translation.type !== undefined",
    },
  ],
  "shared/catalogue/domain/voucher-estimate.ts": [
    {
      requirement: "R-53",
      breaks: "12 months",
      find: "advice.basicMonths : advice.advancedMonths",
      replace: "advice.basicMonths : advice.basicMonths",
    },
    { requirement: "D-12", breaks: "from 12 months down", find: "given <= months", replace: "given < months" },
  ],
};
