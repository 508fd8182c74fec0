import { describe, expect, it } from "vitest";
import { DEFAULT_SCHEDULE, type EditionSchedule, editionIdInForce } from "#shared/catalogue/domain/edition-schedule.ts";
import { instant } from "#shared/kernel/instant.ts";

const newYear = instant("2026-12-31T23:00:00Z");
const summer = instant("2027-06-30T22:00:00Z");
const schedule: EditionSchedule = {
  "*": [{ edition: "C-2019-zh" }],
  DE: [
    { edition: "A-2019-de", to: newYear },
    { edition: "C-2019-zh", from: newYear, to: summer },
  ],
};

describe("the edition in force", () => {
  it.each([
    ["DE", "2019-07-30T00:00:00.000Z", "A-2019-de"],
    ["DE", "2026-12-31T22:59:59.999Z", "A-2019-de"],
    ["DE", "2026-12-31T23:00:00.000Z", "C-2019-zh"],
    ["DE", "2027-06-30T21:59:59.999Z", "C-2019-zh"],
    ["DE", "2027-06-30T22:00:00.000Z", undefined],
    ["FR", "2026-12-31T22:59:59.999Z", "C-2019-zh"],
    ["constructor", "2026-12-31T22:59:59.999Z", "C-2019-zh"],
  ])("(R-34): in %s at %s is %s: from inclusive, to exclusive", (market, at, editionId) => {
    expect(editionIdInForce(schedule, market, instant(at))).toBe(editionId);
  });

  it.each(["TW", "DE", "US", "NZ"])("R-31: is C in %s where nobody says otherwise; no region is blocked", (market) => {
    expect(editionIdInForce(DEFAULT_SCHEDULE, market, newYear)).toBe("C-2019-zh");
  });
});
