import type { AcademyGrant } from "#shared/agreements/domain/academy-grant.ts";
import type { Membership } from "#shared/agreements/domain/membership.ts";
import { createCatalogue } from "#shared/catalogue/domain/catalogue.ts";
import { createFindAcademyTerms } from "#shared/catalogue/use-cases/find-academy-terms.ts";
import { orderIdOf } from "#shared/kernel/identifiers.ts";
import { instant } from "#shared/kernel/instant.ts";

/** What came with `anAgreement` under edition C; override what a test is about. */
export const aGrant = (changes: Partial<AcademyGrant> = {}): AcademyGrant => ({
  editionId: "C-2019-zh",
  cause: "purchased",
  price: 0,
  benefits: [
    { benefitId: "mos-tutorials" },
    { benefitId: "mct-programme", payRatio: { numerator: 50, denominator: 100 } },
  ],
  grantedAt: instant("2026-09-01T01:00:00Z"),
  poolOf: "EES-TW-1042",
  staffVouchers: { total: 30, drawn: 0, examFamilies: ["MOS", "MTA"], mustSitBeforeEnd: false },
  ...changes,
});

/** A line of an order that bought Imagine Academy for a year under edition B. */
export const aMembership = (line: number, changes: Partial<Membership> = {}): Membership => ({
  orderId: orderIdOf("lar-demo", "PO-7790"),
  line,
  editionId: "B-2019-fr",
  quantity: 1,
  startsOn: "2026-12-29",
  endsOn: "2027-12-17",
  grantedAt: instant("2026-12-29T00:00:00Z"),
  ...changes,
});

/** The catalogue with one edition in force everywhere. */
export const catalogueOf = (edition: string) => createCatalogue({ schedule: { "*": [{ edition }] }, contacts: {} });

/** What that edition grants with an agreement. */
export const academyTermsOf = (edition: string) => createFindAcademyTerms({ catalogue: catalogueOf(edition) });
