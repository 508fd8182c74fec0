import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EDITION_A_2019_DE } from "#shared/catalogue/domain/editions/a-2019-de.ts";
import { EDITION_C_2019_ZH } from "#shared/catalogue/domain/editions/c-2019-zh.ts";
import { EDITIONS } from "#shared/catalogue/domain/editions/known-editions.ts";
import { estimateVouchers, type NeedsGroup } from "#shared/catalogue/domain/voucher-estimate.ts";

const group = (changes: Partial<NeedsGroup> = {}): NeedsGroup => ({
  people: 40,
  monthsAvailable: 12,
  certifications: [{ family: "MOS", level: "basic", exams: 1 }],
  ...changes,
});

const estimated = (groups: readonly NeedsGroup[], monthsLeft = 24, edition = EDITION_C_2019_ZH) => {
  const outcome = estimateVouchers(edition, { monthsLeft, groups });
  if (!outcome.ok) throw new Error(outcome.refusal);
  return outcome.value;
};

const warningsOf = (groups: readonly NeedsGroup[], monthsLeft: number) =>
  estimated(groups, monthsLeft).warnings.map(({ warning }) => warning);

describe("estimating vouchers", () => {
  it("counts one code for each person, certification and exam (R-52, R-70)", () => {
    const { codes, families } = estimated([
      group({ people: 40, certifications: [{ family: "MOS", level: "basic", exams: 2 }] }),
      group({
        people: 10,
        certifications: [
          { family: "MCP", level: "advanced", exams: 3 },
          { family: "MOS", level: "basic", exams: 1 },
        ],
      }),
    ]);

    expect(codes).toBe(120);
    expect(families).toEqual([
      { family: "MOS", codes: 90 },
      { family: "MCP", codes: 30 },
    ]);
  });

  it("offers whole packs with what they leave over, and single vouchers", () => {
    const { offers } = estimated([
      group({ people: 130, certifications: [{ family: "MOS", level: "basic", exams: 1 }] }),
      group({ people: 31, certifications: [{ family: "MCP", level: "basic", exams: 1 }] }),
    ]);

    expect(offers.map(({ sku, quantity, covers, spare }) => [sku, quantity, covers, spare])).toEqual([
      ["SITE-MOS-MTA-MCE-500", 1, 130, 370],
      ["SITE-MOS-MCE-125", 2, 130, 120],
      ["CLASS-MCP-30", 2, 31, 29],
      ["VOUCHER-1", 161, 161, 0],
    ]);
  });

  it("never offers too little, nor a unit too many", () => {
    const families = fc.constantFrom("MOS", "MTA", "MCE", "MCP", "Fundamentals");
    const certification = fc.record({
      family: families,
      level: fc.constant("basic" as const),
      exams: fc.integer({ min: 1, max: 9 }),
    });
    const groups = fc.array(
      fc.record({
        people: fc.integer({ min: 1, max: 5_000 }),
        monthsAvailable: fc.nat(60),
        certifications: fc.array(certification, { minLength: 1, maxLength: 5 }),
      }),
      { minLength: 1, maxLength: 5 },
    );

    fc.assert(
      fc.property(groups, (needs) => {
        const { codes, families: wanted, offers } = estimated(needs);
        expect(wanted.reduce((sum, family) => sum + family.codes, 0)).toBe(codes);
        for (const offer of offers) {
          expect(offer.spare).toBe(offer.codes - offer.covers);
          expect(offer.spare).toBeLessThan(offer.codes / offer.quantity);
        }
      }),
    );
  });

  it.each([
    ["basic", 5, ["agreement-ends-before-preparation"]],
    ["basic", 6, []],
    ["advanced", 12, ["agreement-ends-before-preparation"]],
    ["advanced", 13, []],
  ] as const)(
    "warns of an agreement too short for %s certification: %i months left (R-53, D-12)",
    (level, monthsLeft, warnings) => {
      const groups = [
        group({ monthsAvailable: level === "basic" ? 6 : 12, certifications: [{ family: "MTA", level, exams: 1 }] }),
      ];

      const found = warningsOf(groups, monthsLeft).filter((warning) => warning !== "agreement-ends-before-time");

      expect(found).toEqual(warnings);
    },
  );

  it.each(EDITIONS.map((edition) => [edition.editionId, edition] as const))(
    "D-12: warns from a year left downwards under edition %s, whether it advises one year or one year or more",
    (_id, edition) => {
      const advanced = [group({ certifications: [{ family: "MOS", level: "advanced", exams: 1 }] })];

      const told = [11, 12, 13].map((monthsLeft) =>
        estimated(advanced, monthsLeft, edition).warnings.some(
          ({ warning }) => warning === "agreement-ends-before-preparation",
        ),
      );

      expect(told).toEqual([true, true, false]);
    },
  );

  it.each([
    ["basic", 5, ["time-shorter-than-preparation"]],
    ["basic", 6, []],
    ["advanced", 11, ["time-shorter-than-preparation"]],
    ["advanced", 12, []],
  ] as const)(
    "warns of people with too little time for %s certification: %i months (R-53)",
    (level, monthsAvailable, warnings) => {
      const groups = [group({ monthsAvailable, certifications: [{ family: "MTA", level, exams: 1 }] })];

      expect(warningsOf(groups, 24)).toEqual(warnings);
    },
  );

  it("warns where time runs beyond the agreement, and beyond the year of a pack (R-15, R-75)", () => {
    expect(warningsOf([group({ monthsAvailable: 9 })], 8)).toEqual(["agreement-ends-before-time"]);
    expect(warningsOf([group({ monthsAvailable: 13 })], 36)).toEqual(["pack-year-ends-before-time"]);
  });

  it("R-15: says nothing of a pack's year to who needs exams that no pack pays for", () => {
    const certifications = [{ family: "Fundamentals", level: "basic" as const, exams: 1 }];

    expect(warningsOf([group({ monthsAvailable: 13, certifications })], 36)).toEqual([]);
  });

  it("refuses a family that the edition does not certify, and says which (R-16, D-3)", () => {
    const groups = [group(), group({ certifications: [{ family: "Fundamentals", level: "basic", exams: 1 }] })];

    expect(estimateVouchers(EDITION_A_2019_DE, { monthsLeft: 12, groups })).toMatchObject({
      ok: false,
      refusal: "family-not-in-edition",
      pointer: "/groups/1/certifications/0/family",
      extensions: { edition: "A-2019-de", rule: "R-16" },
    });
  });
});
