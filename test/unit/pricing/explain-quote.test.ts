import { describe, expect, it } from "vitest";
import { LOCALES } from "#shared/kernel/locale.ts";
import { explainQuote } from "#shared/pricing/templates/explain-quote.ts";
import { acceptedQuote } from "#test/unit/pricing/quote-world.ts";

/** No-break spaces read as blanks. */
const plain = (text: string | undefined) => text?.replaceAll(/[\u00a0\u202f]/g, " ");

const explained = async (locale: (typeof LOCALES)[number]) =>
  explainQuote(await acceptedQuote({ preview: { codesBefore: 45 } }), locale);

describe("a quote in words", () => {
  it.each([
    ["en", "NT$36,000 × 2 × 9 months ÷ 12 = NT$54,000.", "A month counts once it has started."],
    ["fr", "36 000 TWD × 2 × 9 mois ÷ 12 = 54 000 TWD.", "Tout mois entamé est compté."],
    ["de", "36.000 NT$ × 2 × 9 Monate ÷ 12 = 54.000 NT$.", "Jeder angefangene Monat zählt."],
    ["zh-TW", "NT$36,000 × 2 × 9 個月 ÷ 12 = NT$54,000。", "未滿一個月者以一個月計。"],
  ] as const)(
    "R-46: in %s shows the formula with what goes in and what comes out",
    async (locale, formula, counting) => {
      const { lines, counting: counted } = await explained(locale);

      expect([plain(lines[0]?.price), counted]).toEqual([formula, counting]);
    },
  );

  it.each([
    ["en", "From 100 codes on, 5% is taken off: NT$2,700.", "NT$51,300"],
    ["fr", "À partir de 100 codes, la remise sur volume est de 5 % : 2 700 TWD.", "51 300 TWD"],
    ["de", "Ab 100 Codes gilt ein Mengenrabatt von 5 %: 2.700 NT$.", "51.300 NT$"],
    ["zh-TW", "達 100 組代碼起享 5% 的批量折扣：折抵 NT$2,700。", "NT$51,300"],
  ] as const)("R-49: in %s shows tier, discount and total", async (locale, discount, total) => {
    const { volumeDiscount, total: sum } = await explained(locale);

    expect(plain(volumeDiscount[0])).toContain(discount);
    expect(plain(sum)).toContain(total);
  });

  it.each(LOCALES)(
    "R-47: in %s tells the days that are left, the other ways to count and the last day of the price",
    async (locale) => {
      const { lines, alternatives, validity } = await explained(locale);

      expect(lines[0]?.benefit).toContain("257");
      expect(alternatives).toHaveLength(2);
      expect(alternatives[1]).toContain("365");
      expect(validity).toContain("31");
    },
  );

  it.each([
    ["en", "Services Subscription Licence (SSL)"],
    ["fr", "licence d’abonnement aux services (SSL)"],
    ["de", "Dienstabonnementlizenz (SSL)"],
    ["zh-TW", "服務訂閱授權（SSL）"],
  ] as const)(
    "R-43: in %s says that everything is sold as a %s, and that no other licence is needed (R-154)",
    async (locale, name) => {
      const { licence } = await explained(locale);

      expect(licence).toContain(name);
      expect(licence).toMatch(/[(（]USL[)）].*[(（]ASL[)）]/);
    },
  );

  it.each(LOCALES)("R-50, R-54: in %s promises no savings and tells whom to ask (D-11)", async (locale) => {
    const quote = await acceptedQuote();

    const { contacts, warnings } = explainQuote(quote, locale);

    expect(warnings.at(-1)).toBe(quote.advice.texts.savings[locale]);
    expect(contacts.purchase).toContain("purchase@publisher.example");
    expect(contacts.sales).toContain("sales@publisher.example");
  });

  it.each([
    ["en", "Packs can be used for up to one year: their codes may end before this order does."],
    [
      "fr",
      "Les packages peuvent être utilisés pendant un an au plus : leurs codes peuvent expirer avant la fin de la commande.",
    ],
    ["de", "Packs sind höchstens ein Jahr lang nutzbar: Ihre Codes können vor dem Ende der Bestellung verfallen."],
    ["zh-TW", "套件最長可使用一年；其代碼可能在本訂單的訂閱期屆滿前失效。"],
  ] as const)("R-15: in %s tells that packs end before a longer order does", async (locale, warning) => {
    const subscription = { startsOn: "2026-12-18", endsOn: "2028-08-31" };

    const { warnings } = explainQuote(await acceptedQuote({ preview: { subscription } }), locale);

    expect(plain(warnings[0])).toBe(warning);
  });

  it.each([
    [
      "en",
      "The delivery may come too late: it follows within 10 business days of the invoice to the reseller, and the last day of use is 20 December 2026.",
    ],
    [
      "fr",
      "La livraison risque d’arriver trop tard : elle a lieu dans les 10 jours ouvrables suivant la facturation au revendeur, et le dernier jour d’utilisation est le 20 décembre 2026.",
    ],
    [
      "de",
      "Die Lieferung kommt womöglich zu spät: Sie erfolgt innerhalb von 10 Werktagen nach Rechnungsstellung an den Vertriebspartner, und der letzte Nutzungstag ist der 20. Dezember 2026.",
    ],
    ["zh-TW", "訂購的品項可能來不及使用：將於轉售商的發票開立後 10 個工作日內交付，最後可用日為2026年12月20日。"],
  ] as const)("R-58: in %s tells that the delivery may come too late to be used", async (locale, warning) => {
    const subscription = { startsOn: "2026-12-18", endsOn: "2026-12-20" };

    const { warnings } = explainQuote(await acceptedQuote({ preview: { subscription } }), locale);

    expect(plain(warnings[0])).toBe(warning);
  });

  it.each([
    ["en", "Once unlocked, a library stays open until the agreement ends, on 31 August 2028, whenever the order ends."],
    [
      "fr",
      "Une fois déverrouillée, une bibliothèque reste accessible jusqu’à la fin de l’accord, le 31 août 2028, quelle que soit la fin de la commande.",
    ],
    [
      "de",
      "Einmal freigeschaltet, bleibt eine Bibliothek bis zum Ende der Vereinbarung am 31. August 2028 zugänglich, wann immer die Bestellung endet.",
    ],
    ["zh-TW", "電子書庫解鎖後，可使用至協議期結束（2028年8月31日）為止，不受訂單到期日影響。"],
  ] as const)("R-68: in %s tells how long a library is open", async (locale, benefit) => {
    const quote = await acceptedQuote({
      order: {
        lines: [{ sku: "LIBRARY-1", quantity: 1, codes: 1, examFamilies: [], hasPackYear: false }],
        termEndsOn: "2028-08-31",
      },
      lists: [{ prices: [{ sku: "LIBRARY-1", listPrice: 500_00, vlPrice: 400_00 }] }],
    });

    expect(plain(explainQuote(quote, locale).lines[0]?.benefit)).toBe(benefit);
  });

  it("says what the order ends with, and that nothing is cut short of a full year", async () => {
    const order = { on: "2026-09-01" };
    const runs = async (endsWith: "agreement" | "earlier-order" | "itself") =>
      explainQuote(await acceptedQuote({ order, preview: { endsWith } }), "en").runs;

    expect(await runs("agreement")).toContain("31\u00A0August 2027, the last day of the agreement");
    expect(await runs("earlier-order")).toContain("together with a 12-month order");
    expect(await runs("itself")).toContain("Orders that follow while it runs end on the same day");
    expect(explainQuote(await acceptedQuote({ order }), "en").lines[0]?.benefit).toContain("Neither");
  });

  it.each(LOCALES)(
    "R-20: in %s tells of a membership how long it runs, and of no codes to prepare for",
    async (locale) => {
      const quoteOf = (endsOn: string) => {
        const line = { sku: "IMAGINE-ACADEMY-1Y", quantity: 1, codes: 0, examFamilies: [], hasPackYear: false };
        const subscription = { startsOn: "2026-12-18", endsOn };
        const prices = [{ sku: line.sku, listPrice: 90_000, vlPrice: 60_000 }];
        return acceptedQuote({
          order: { lines: [line], termEndsOn: "2028-08-31" },
          preview: { subscription },
          lists: [{ prices }],
        });
      };

      const [part, whole] = await Promise.all(["2027-08-31", "2027-12-17"].map(quoteOf));

      const [partly, wholly] = [part, whole].map(
        (quote) => explainQuote(quote ?? expect.fail(), locale).lines[0]?.benefit,
      );
      expect(partly).toContain("257");
      expect(wholly).not.toContain("365");
      for (const text of [partly, wholly]) expect(text).not.toMatch(/code|代碼/i);
      expect(part?.warnings.map(({ code }) => code)).not.toContain("preparation-short");
    },
  );
});
