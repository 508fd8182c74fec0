import { describe, expect, it } from "vitest";
import { formatsOf } from "#shared/kernel/formats.ts";
import { instant } from "#shared/kernel/instant.ts";

describe("formats", () => {
  it("write the first of a month as the French do", () => {
    expect(formatsOf("fr").date("2027-01-01")).toBe("1er janvier 2027");
    expect(formatsOf("fr").date("2027-01-11")).toBe("11 janvier 2027");
  });

  it("refuse a time zone that does not exist", () => {
    expect(() => formatsOf("en").dateOf(instant("2026-12-18T12:00:00Z"), "Mars/Olympus")).toThrow(RangeError);
  });

  it("name a zone as of the day in question", () => {
    expect(formatsOf("fr").timeZone("Europe/Paris", "2027-08-31")).toBe("heure d’Europe centrale");
  });
});
