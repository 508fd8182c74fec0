import { describe, expect, it } from "vitest";
import { normalisedEmail, personIdOf } from "#shared/codes/domain/person.ts";
import { keyOf, personKey } from "#test/unit/codes/lot-fixture.ts";

describe("the id of a person", () => {
  it("is the same whatever the case of the address", () => {
    expect(personIdOf("A-1", "ADA@Example.Test", personKey)).toBe(personIdOf("A-1", "ada@example.test", personKey));
  });

  it.each([
    ["another address", personIdOf("A-1", "adb@example.test", personKey)],
    ["another agreement", personIdOf("A-2", "ada@example.test", personKey)],
    ["a moved border between the two", personIdOf("A-1a", "da@example.test", personKey)],
    ["another key", personIdOf("A-1", "ada@example.test", keyOf("another"))],
  ])("differs for %s", (_what, other) => {
    expect(other).toMatch(/^[0-9a-f]{64}$/);
    expect(other).not.toBe(personIdOf("A-1", "ada@example.test", personKey));
  });

  it.each([
    ["the Kelvin sign", "\u212aate@example.test"],
    ["the dotted capital I", "\u0130da@example.test"],
    ["a full-width letter", "\uff21da@example.test"],
  ])("leaves %s alone, so that it is nobody else", (_what, email) => {
    expect(normalisedEmail(email)).toBe(email);
  });
});
