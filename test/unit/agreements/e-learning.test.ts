import { describe, expect, it } from "vitest";
import type { Agreement } from "#shared/agreements/domain/agreement.ts";
import { eLearningOf } from "#shared/agreements/domain/e-learning.ts";
import { createReadELearning } from "#shared/agreements/use-cases/read-e-learning.ts";
import { agreementAsRead, agreementRegistered } from "#shared/contracts/agreement-registered.ts";
import { localDateOf } from "#shared/fulfilment/domain/local-date.ts";
import { instant } from "#shared/kernel/instant.ts";
import { anAgreement, InMemoryAgreements } from "#test/support/in-memory-agreements.ts";

const eLearning = { contract: "V-4471-09", endsOn: "2027-03-31" };
const bought = (changes: Partial<Agreement> = {}) => anAgreement({ eLearning, ...changes });
const endedOn = (endsOn: string) => ({ ending: { endsOn, recordedAt: instant("2026-12-01T00:00:00Z") } });

describe("e-learning under a contract that was made while it was sold", () => {
  it.each([
    ["2026-08-31", "sunset-active"],
    ["2027-03-31", "sunset-active"],
    ["2027-04-01", "ended"],
  ])("R-29: on %s is %s: it is served up to the last day of its contract (D-17)", (today, status) => {
    expect(eLearningOf(bought(), today)).toEqual({ ...eLearning, status });
  });

  it.each<[string, Agreement, string]>([
    ["the agreement's term", bought({ eLearning: { ...eLearning, endsOn: "2029-12-31" } }), "2027-08-31"],
    ["an early end of the agreement", bought(endedOn("2027-01-15")), "2027-01-15"],
    ["its contract, when the agreement is ended later", bought(endedOn("2027-05-31")), "2027-03-31"],
  ])("R-29: ends with %s where that comes first", (_what, agreement, lastDay) => {
    const dayAfter = `${lastDay.slice(0, 8)}99`;

    expect(eLearningOf(agreement, lastDay)).toMatchObject({ endsOn: lastDay, status: "sunset-active" });
    expect(eLearningOf(agreement, dayAfter)).toMatchObject({ endsOn: lastDay, status: "ended" });
  });

  it.each([
    ["2027-03-31T15:59:59.999Z", "sunset-active"],
    ["2027-03-31T16:00:00.000Z", "ended"],
  ])("R-29: at %s is %s, by the days of the agreement's time zone", async (at, status) => {
    const agreements = new InMemoryAgreements();
    await agreements.create(bought());
    const readELearning = createReadELearning({ agreements, dateIn: localDateOf, clock: () => instant(at) });

    expect(await readELearning("EES-TW-1042")).toEqual({ ok: true, value: { ...eLearning, status, market: "TW" } });
  });
});

describe("e-learning as an agreement is registered with it", () => {
  it.each([
    ["registered", agreementRegistered],
    ["registered as it was read", agreementAsRead],
  ])("R-29: is taken when it is %s, by contract and last day", (_how, schema) => {
    expect(schema.parse(bought())).toStrictEqual(bought());
  });

  it.each<[string, unknown]>([
    ["null", null],
    ["no contract", { endsOn: "2027-03-31" }],
    ["a blank contract", { ...eLearning, contract: " " }],
    ["a contract of 65 characters", { ...eLearning, contract: "V".repeat(65) }],
    ["no last day", { contract: "V-4471-09" }],
    ["a day that is none", { ...eLearning, endsOn: "2027-02-29" }],
    ["a member nobody knows", { ...eLearning, participants: 12 }],
  ])("may not be %s", (_what, wrong) => {
    expect(agreementRegistered.safeParse({ ...anAgreement(), eLearning: wrong }).success).toBe(false);
  });
});
