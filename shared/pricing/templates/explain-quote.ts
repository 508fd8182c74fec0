import type { PricedDiscount, PricedLine } from "#shared/contracts/order-price.ts";
import { productNameOf } from "#shared/contracts/product-names.ts";
import { type Formats, formatsOf } from "#shared/kernel/formats.ts";
import type { Locale } from "#shared/kernel/locale.ts";
import type { Currency } from "#shared/kernel/money.ts";
import { isLibrary } from "#shared/pricing/domain/benefit.ts";
import type { AlternativePrice } from "#shared/pricing/domain/order-price.ts";
import type { CheckedLine } from "#shared/pricing/domain/quotable-order.ts";
import type { Quote, QuoteWarning } from "#shared/pricing/domain/quote.ts";
import type { QuoteWording } from "#shared/pricing/templates/wording.ts";
import { QUOTE_WORDINGS } from "#shared/pricing/templates/wordings.ts";

/** A quote in words: every formula with what goes in and what comes out. */
export type Explanation = {
  readonly runs: string;
  readonly lines: readonly { readonly product: string; readonly price: string; readonly benefit: string }[];
  /** Under which kind of licence everything is sold. */
  readonly licence: string;
  readonly counting: string;
  readonly volumeDiscount: readonly string[];
  readonly total: string;
  /** In the order of the quote's alternatives. */
  readonly alternatives: readonly string[];
  readonly validity: string;
  readonly contacts: { readonly purchase: string; readonly sales: string };
  /** In the order of the quote's warnings. */
  readonly warnings: readonly string[];
};

type Language = {
  readonly locale: Locale;
  readonly wording: QuoteWording;
  readonly formats: Formats;
  readonly currency: Currency;
};

export function explainQuote(quote: Quote, locale: Locale): Explanation {
  const { price, preview, advice } = quote;
  const currency = { code: price.currency, minorUnitDigits: price.minorUnitDigits };
  const language = { locale, wording: QUOTE_WORDINGS[locale], formats: formatsOf(locale), currency };
  const { wording, formats } = language;
  const { startsOn, endsOn } = preview.subscription;
  return {
    runs: wording.runs[preview.endsWith]({ startsOn: formats.date(startsOn), endsOn: formats.date(endsOn) }),
    lines: price.lines.map((line, index) => explainLine(line, quote.order.lines[index], language)),
    licence: wording.licence,
    counting: advice.startedMonthCounts ? wording.startedMonthCounts : wording.completedMonthsCount,
    volumeDiscount: price.volumeDiscount === undefined ? [] : explainDiscount(price.volumeDiscount, language),
    total: wording.total({ total: formats.money(price.total, currency) }),
    alternatives: quote.alternatives.map((alternative) => explainAlternative(alternative, language)),
    validity: wording.validity({ through: formats.date(quote.validity.through) }),
    contacts: {
      purchase: wording.purchaseContact({ email: advice.contacts.purchaseEmail }),
      sales: wording.salesContact({ email: advice.contacts.salesEmail }),
    },
    warnings: quote.warnings.map((warning) => explainWarning(warning, quote, language)),
  };
}

function explainLine({ sku, codes, price, benefit }: PricedLine, ordered: CheckedLine | undefined, language: Language) {
  const { locale, wording, formats, currency } = language;
  const { vlPrice, quantity, months, amount } = price;
  return {
    product: productNameOf(sku, locale),
    price: wording.price({
      unit: formats.money(vlPrice, currency),
      quantity: formats.number(quantity),
      months: formats.counted(wording.months, months),
      amount: formats.money(amount, currency),
    }),
    benefit:
      ordered !== undefined && isLibrary(ordered)
        ? wording.libraryBenefit({ endsOn: formats.date(benefit.endsOn) })
        : benefitText(codes, benefit, language),
  };
}

/** Of codes the time to use them, of a membership its own; a full year is named as such. */
function benefitText(codes: number, benefit: PricedLine["benefit"], { wording, formats }: Language): string {
  const { days, of } = benefit;
  const endsOn = formats.date(benefit.endsOn);
  const time = { days: formats.number(days), of: formats.number(of), endsOn };
  if (codes > 0) return days === of ? wording.fullBenefit : wording.benefit(time);
  return days === of ? wording.fullMembership({ endsOn }) : wording.membership(time);
}

function explainDiscount(
  { totalCodes, tier, nextTier, amount }: PricedDiscount,
  { wording, formats, currency }: Language,
): readonly string[] {
  const count = (codes: number) => formats.counted(wording.codes, codes);
  const reached =
    tier === null
      ? wording.noDiscount({ codes: count(totalCodes) })
      : wording.discount({
          codes: count(totalCodes),
          fromCodes: count(tier.fromCodes),
          percent: formats.percent(tier.discountBasisPoints),
          amount: formats.money(amount, currency),
        });
  if (nextTier === null) return [reached];
  const { codesToGo, fromCodes, discountBasisPoints } = nextTier;
  const percent = formats.percent(discountBasisPoints);
  return [reached, wording.nextTier({ codesToGo: count(codesToGo), fromCodes: count(fromCodes), percent })];
}

function explainAlternative(
  { basis, share, total }: AlternativePrice,
  { wording, formats, currency }: Language,
): string {
  const sum = formats.money(total, currency);
  if (basis !== "days")
    return wording.alternatives[basis]({ months: formats.counted(wording.months, share.numerator), total: sum });
  const [days, of] = [formats.number(share.numerator), formats.number(share.denominator)];
  return wording.alternatives.days({ days, of, total: sum });
}

function explainWarning(warning: QuoteWarning, { advice }: Quote, { locale, wording, formats }: Language): string {
  switch (warning.code) {
    case "preparation-short": {
      const days = formats.counted(wording.days, warning.daysLeft);
      const short = wording.preparationShort({ days, endsOn: formats.date(warning.endsOn) });
      return joined([short, advice.texts.preparation[locale]], locale);
    }
    case "delivery-may-be-late":
      return wording.deliveryMayBeLate({
        businessDays: formats.counted(wording.businessDays, advice.latestBusinessDay),
        endsOn: formats.date(warning.endsOn),
      });
    case "pack-year-shorter":
      return wording.packYearShorter({ endsOn: formats.date(warning.endsOn) });
    case "pack-year-ends-first":
      return wording.packYearEndsFirst;
    case "volume-tier-near":
      return wording.volumeTierNear({
        codesToGo: formats.counted(wording.codes, warning.codesToGo),
        percent: formats.percent(warning.discountBasisPoints),
      });
    case "savings-not-promised":
      return advice.texts.savings[locale];
  }
}

/** Chinese writes no blank between sentences. */
const joined = (sentences: readonly string[], locale: Locale) => sentences.join(locale === "zh-TW" ? "" : " ");
