import { describe, expect, it } from "vitest";
import { instant } from "#shared/kernel/instant.ts";
import { LOCALES } from "#shared/kernel/locale.ts";
import { formatsOf, type PluralForms } from "#shared/notifications/templates/formats.ts";
import { WORDINGS } from "#shared/notifications/templates/wordings.ts";

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

describe("plural forms", () => {
  const formsOf = (value: unknown): PluralForms[] => {
    if (typeof value === "function") return formsOf((value as (...texts: string[]) => unknown)("7", "7"));
    if (!(value instanceof Object)) return [];
    if ("other" in value) return [value as PluralForms];
    return Object.values(value).flatMap(formsOf);
  };

  it.each(LOCALES)("exist in %s for every number a mail can name", (locale) => {
    const rules = new Intl.PluralRules(locale);
    const needed = new Set(Array.from({ length: 1000 }, (_, count) => rules.select(count)));

    const forms = formsOf(WORDINGS[locale].mails);

    expect(forms.length).toBeGreaterThanOrEqual(3);
    for (const form of forms) expect(Object.keys(form).sort()).toEqual([...needed].sort());
    for (const text of forms.flatMap((form) => Object.values(form))) expect(text).toContain("#");
  });
});
