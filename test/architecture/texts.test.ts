import { globSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";
import { LOCALES } from "#shared/kernel/locale.ts";
import { acronymsIn, GLOSSES } from "#test/architecture/acronyms.ts";
import { type FoundText, foreignPartOf, mistypedPartOf, textsIn } from "#test/architecture/texts.ts";

/** Modules that only declare; an adapter has no text and opens an SDK. */
const MODULES = globSync("shared/!(adapters)/**/*.ts");

describe("texts for people", () => {
  let texts: readonly FoundText[] = [];

  beforeAll(async () => {
    const modules = await Promise.all(MODULES.map((path) => import(/* @vite-ignore */ pathToFileURL(path).href)));
    texts = modules.flatMap((module, index) => textsIn({ ...module }, MODULES[index] ?? ""));
  }, 60_000);

  it("are found in every language", () => {
    const counts = LOCALES.map((locale) => texts.filter((text) => text.locale === locale).length);

    expect(Math.min(...counts)).toBeGreaterThan(50);
  });

  it("hold no fragment of another language (R-153)", () => {
    const fragments = texts.flatMap((found) => {
      const part = foreignPartOf(found);
      return part === undefined ? [] : [`${found.where}: «${part}» in ${found.text}`];
    });

    expect(fragments).toEqual([]);
  });

  it.each(Object.keys(GLOSSES).flatMap((acronym) => LOCALES.map((locale) => [acronym, locale] as const)))(
    "R-154: keep %s in Latin letters in %s, and gloss it wherever it stands",
    (acronym, locale) => {
      const found = texts
        .filter((text) => text.locale === locale)
        .flatMap((text) => acronymsIn(text).map((known) => ({ ...known, where: text.where })))
        .filter((known) => known.acronym === acronym);

      expect(found).not.toEqual([]);
      expect(found.filter(({ isGlossed }) => !isGlossed)).toEqual([]);
    },
  );

  it.each([
    ["en", "Packs are ordered under EES.", [{ acronym: "EES", isGlossed: false }]],
    ["de", "Die Services Subscription Licence (SSL) gilt.", [{ acronym: "SSL", isGlossed: false }]],
    ["zh-TW", "服務訂閱授權（SSL）", [{ acronym: "SSL", isGlossed: true }]],
    ["en", "The EES-TW-1042 of TOOLS", []],
  ] as const)("in %s show whether their acronyms are glossed: %s", (locale, text, acronyms) => {
    expect(acronymsIn({ locale, text })).toEqual(acronyms);
  });

  it("are typeset as their language is (R-156)", () => {
    const slips = texts.flatMap((found) => {
      const part = mistypedPartOf(found);
      return part === undefined ? [] : [`${found.where}: «${part}» in ${found.text}`];
    });

    expect(slips).toEqual([]);
  });

  it.each([
    ["fr", "Vous ne savez pas ?", " ?"],
    ["fr", "Total\u00A0: 3; c’est tout", "3;"],
    ["fr", "l'accord", "l'a"],
    ["de", "das “Pack”", "“Pack”"],
    ["zh-TW", "總計:800", "計:"],
    ["en", "the pack's year", "k's"],
  ] as const)("in %s are caught with a slip: %s", (locale, text, part) => {
    expect(mistypedPartOf({ locale, text })).toBe(part);
  });

  it("are never empty", () => {
    expect(texts.filter(({ text }) => text.trim() === "").map(({ where }) => where)).toEqual([]);
  });

  it.each([
    ["fr", "Voir le site or [exam policies and FAQ]", "or"],
    ["de", "Ihre Bestellung was confirmed by the reseller", "by"],
    ["zh-TW", "您的訂單 will be sent to the notices contact", "to"],
    ["zh-TW", "訂單已確認 please wait until it ends", "please wait until it "],
    ["zh-TW", "您的订单已確認", "订"],
    ["en", "Your order est confirmée pour vous", "pour"],
    ["de", "Ihre 訂單 ist bestätigt", "訂單"],
  ] as const)("in %s are caught with a planted fragment: %s", (locale, text, part) => {
    expect(foreignPartOf({ locale, text })).toBe(part);
  });

  it.each([
    ["fr", "Package de classe Microsoft Certified Professional (30 bons d’examen)"],
    ["zh-TW", "E-Reference Library 電子書庫（供一人使用）"],
    ["de", "Microsoft Certified Professional Class Pack (30 Prüfungsgutscheine)"],
  ] as const)("in %s may hold a product's name: %s", (locale, text) => {
    expect(foreignPartOf({ locale, text })).toBeUndefined();
  });

  it("are found at any depth, in functions and in plural forms", () => {
    const byLocale = Object.fromEntries(
      LOCALES.map((locale) => [locale, { greeting: (name: string) => `* ${name}`, codes: { one: "#", other: "##" } }]),
    );

    const found = textsIn({ deep: { er: byLocale } }, "here").filter(({ locale }) => locale === "de");

    expect(found).toEqual([
      { locale: "de", where: "here.deep.er.de.greeting", text: "* ⟨0⟩" },
      { locale: "de", where: "here.deep.er.de.codes.one", text: "#" },
      { locale: "de", where: "here.deep.er.de.codes.other", text: "##" },
    ]);
  });
});
