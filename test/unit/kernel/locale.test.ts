import { describe, expect, it } from "vitest";
import { LOCALES, nearestLocale } from "#shared/kernel/locale.ts";

describe("the nearest language", () => {
  it.each(LOCALES)("of %s is itself", (locale) => {
    expect(nearestLocale(locale)).toBe(locale);
  });

  it.each([
    ["fr-CA", "fr"],
    ["de-AT", "de"],
    ["en-US", "en"],
    ["zh-Hant-HK", "zh-TW"],
    ["ZH-tw", "zh-TW"],
    ["zh-CN", "zh-TW"],
  ])("of %s is %s: the same language in another country or script", (tag, locale) => {
    expect(nearestLocale(tag)).toBe(locale);
  });

  it.each(["ja", "es-MX"])("of %s is English, for want of another", (tag) => {
    expect(nearestLocale(tag)).toBe("en");
  });

  it.each(["", "fr_FR", "english language", "<script>", "a"])("of %j is none: it is no language tag", (text) => {
    expect(nearestLocale(text)).toBeUndefined();
  });
});
