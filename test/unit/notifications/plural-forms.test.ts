import { describe, expect, it } from "vitest";
import type { PluralForms } from "#shared/kernel/formats.ts";
import { LOCALES } from "#shared/kernel/locale.ts";
import { WORDINGS } from "#shared/notifications/templates/wordings.ts";

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
    for (const { other } of forms) expect(other).toContain("#");
  });
});
