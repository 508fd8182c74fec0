import { describe, expect, it } from "vitest";
import { formatsOf } from "#shared/kernel/formats.ts";
import { instant } from "#shared/kernel/instant.ts";

describe("formats", () => {
  it("write the first of a month as the French do, and keep a day with its month", () => {
    expect(formatsOf("fr").date("2027-01-01")).toBe("1er\u00A0janvier 2027");
    expect(formatsOf("fr").date("2027-01-11")).toBe("11\u00A0janvier 2027");
  });

  it("refuse a time zone that does not exist", () => {
    expect(() => formatsOf("en").dateOf(instant("2026-12-18T12:00:00Z"), "Mars/Olympus")).toThrow(RangeError);
  });

  it("name a zone as of the day in question", () => {
    expect(formatsOf("fr").timeZone("Europe/Paris", "2027-08-31")).toBe("heure d’Europe centrale");
  });

  it.each([
    ["en", "€1,234.50", "NT$1,234", "2.5%"],
    ["fr", "1 234,50 €", "1 234 TWD", "2,5 %"],
    ["de", "1.234,50 €", "1.234 NT$", "2,5 %"],
    ["zh-TW", "€1,234.50", "NT$1,234", "2.5%"],
  ] as const)(
    "R-156: in %s write amounts as its readers do, New Taiwan dollars without decimals",
    (locale, euros, dollars, percent) => {
      const { money, percent: percentOf } = formatsOf(locale);
      const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ");

      expect(plain(money(123_450, { code: "EUR", minorUnitDigits: 2 }))).toBe(euros);
      expect(plain(money(123_400, { code: "TWD", minorUnitDigits: 2 }))).toBe(dollars);
      expect(plain(percentOf(250))).toBe(percent);
    },
  );
});
