import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, expectTypeOf, it } from "vitest";
import type { z } from "zod";
import type { Agreement } from "#shared/agreements/domain/agreement.ts";
import { agreementRegistered } from "#shared/contracts/agreement-registered.ts";
import { orderPlaced } from "#shared/contracts/order-placed.ts";
import { anAgreement } from "#test/support/in-memory-agreements.ts";

const accepts = (data: unknown) => agreementRegistered.safeParse(data).success;
const withTerm = (term: Partial<Agreement["term"]>) => ({ ...anAgreement(), term: { ...anAgreement().term, ...term } });
const withCustomer = (customer: object) => ({ ...anAgreement(), customer: { ...anAgreement().customer, ...customer } });
const withContact = (contact: object) => ({
  ...anAgreement(),
  noticesContact: { ...anAgreement().noticesContact, ...contact },
});

describe("the data of agreement.registered", () => {
  it("is an agreement, by type and by content", () => {
    expectTypeOf<z.infer<typeof agreementRegistered>>().toExtend<Agreement>();
    expect(agreementRegistered.parse(anAgreement())).toStrictEqual(anAgreement());
  });

  it.each<[string, object]>([
    ["no test centres", (({ testCentres: _none, ...rest }) => rest)(anAgreement())],
    ["no accreditation", withCustomer({ accreditation: null })],
    ["cover of one day", { ...anAgreement(), saCover: { startsOn: "2026-12-18", endsOn: "2026-12-18" } }],
    ["a term of one day", withTerm({ startsOn: "2027-08-31" })],
    ["a leap day", withTerm({ endsOn: "2028-02-29" })],
    ["a state's calendar", { ...anAgreement(), market: "DE", calendar: "DE-BY" }],
    ["any calendar in a market that has none (R-31)", { ...anAgreement(), market: "NZ", calendar: "US" }],
    ["an alias of a time zone", withTerm({ timeZone: "Asia/Calcutta" })],
    ["three parts of a time zone", withTerm({ timeZone: "America/Argentina/Buenos_Aires" })],
    ["UTC", withTerm({ timeZone: "UTC" })],
    ["twenty resellers", { ...anAgreement(), resellerIds: Array.from({ length: 20 }, (_, n) => `lar-${n}`) }],
    ["a name in Chinese of the rare planes", withContact({ name: "𠮷田" })],
  ])("may have %s", (_what, data) => {
    expect(agreementRegistered.safeParse(data).error?.issues ?? []).toEqual([]);
  });

  it.each<[string, object]>([
    ["an unknown member", { ...anAgreement(), colour: "blue" }],
    ["a number in lower case", { ...anAgreement(), agreementNumber: "ees-tw-1042" }],
    ["a number of two characters", { ...anAgreement(), agreementNumber: "EE" }],
    ["a number of 33 characters", { ...anAgreement(), agreementNumber: "E".repeat(33) }],
    ["a number with a path in it", { ...anAgreement(), agreementNumber: "EES/../TW" }],
    ["a programme nobody has", { ...anAgreement(), programme: "EA" }],
    ["a calendar nobody wrote", { ...anAgreement(), calendar: "DE-XX" }],
    ["the business days of another market (R-156)", { ...anAgreement(), market: "FR", calendar: "TW" }],
    ["a state's calendar of another country (R-156)", { ...anAgreement(), market: "TW", calendar: "DE-BY" }],
    ["a market that is no country code", { ...anAgreement(), market: "Taiwan" }],
    ["a date that is none", withTerm({ endsOn: "2027-02-29" })],
    ["a date with a time", withTerm({ endsOn: "2027-08-31T00:00:00Z" })],
    ["a date beyond 2199", withTerm({ endsOn: "9999-12-31" })],
    ["a term that ends before it starts", withTerm({ endsOn: "2026-08-31" })],
    [
      "cover that ends before it starts",
      { ...anAgreement(), saCover: { startsOn: "2027-01-02", endsOn: "2027-01-01" } },
    ],
    ["a zone nobody knows", withTerm({ timeZone: "Mars/Olympus" })],
    ["a bare offset", withTerm({ timeZone: "+08:00" })],
    ["no reseller", { ...anAgreement(), resellerIds: [] }],
    ["21 resellers", { ...anAgreement(), resellerIds: Array.from({ length: 21 }, (_, n) => `lar-${n}`) }],
    ["a reseller twice", { ...anAgreement(), resellerIds: ["lar-demo", "lar-demo"] }],
    ["test centres that are null", { ...anAgreement(), testCentres: null }],
    ["cover that is absent", (({ saCover: _none, ...rest }) => rest)(anAgreement())],
    ["a class of its own", withCustomer({ class: "charity" })],
    ["an empty name", withCustomer({ name: "" })],
    ["a blank name", withCustomer({ name: " " })],
    ["a name of 201 characters", withCustomer({ name: "a".repeat(201) })],
    ["a locale without texts", withContact({ locale: "zh-CN" })],
  ])("may not have %s", (_what, data) => {
    expect(accepts(data)).toBe(false);
  });

  it.each([
    "a\nb",
    "a\u0000",
    "a\u0085b",
    "a\u202eb",
    "a\u2066b",
    "a\u200bb",
    "\ufeffa",
    "a\u2028b",
    "a\ud800",
    "\udc00a",
  ])("takes no text with control, direction, invisible or broken characters: %j", (name) => {
    expect(accepts(withCustomer({ name }))).toBe(false);
    expect(accepts(withContact({ name }))).toBe(false);
  });

  it.each(["a@b.example", "A.B+c_d-e'f@sub.b-c.example", `a@${"b".repeat(60)}.example`])("writes to %s", (email) => {
    expect(accepts(withContact({ email }))).toBe(true);
  });

  it.each([
    ...["", "a", "@b.example", "a@", "a@b", "a@b@c.example", "a b@c.example", "a@b.example\r\nBcc: x@y.example"],
    ...[
      "王@b.example",
      "a@王.example",
      '"a"@b.example',
      "a@[127.0.0.1]",
      "a@b.example ",
      ".a@b.example",
      "a..b@c.example",
    ],
    `${"a".repeat(250)}@b.example`,
  ])("does not write to %j", (email) => {
    expect(accepts(withContact({ email }))).toBe(false);
  });

  it("is read or refused, but never a fault, whatever comes", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(...Object.keys(anAgreement())), (value, member) => {
        expect(typeof accepts(value)).toBe("boolean");
        expect(typeof accepts({ ...anAgreement(), [member]: value })).toBe("boolean");
      }),
    );
  });
});

describe("the samples", () => {
  const sample = (name: string): { type: string; timestamp: string; data: unknown } =>
    JSON.parse(readFileSync(`infra/local/sample/${name}.json`, "utf8"));

  it.each(["agreement-tw", "agreement-en"])("%s is an agreement to register", (name) => {
    const { type, timestamp, data } = sample(name);

    expect({ type, timestamp }).toEqual({ type: "agreement.registered", timestamp: "2026-12-18T01:00:00.000Z" });
    expect(agreementRegistered.safeParse(data).error?.issues ?? []).toEqual([]);
  });

  it.each([
    ["order-tw", "agreement-tw"],
    ["order-en", "agreement-en"],
  ])("%s is an order under %s", (name, agreement) => {
    const { type, data } = sample(name);

    expect(type).toBe("order.placed");
    expect(orderPlaced.parse(data).agreementNumber).toBe(
      agreementRegistered.parse(sample(agreement).data).agreementNumber,
    );
  });
});
