import type { Faults } from "#test/requirements/mutation.ts";

export const PRICING_FAULTS: Faults = {
  "shared/pricing/domain/proration.ts": [
    {
      requirement: "R-46",
      breaks: "twelfths of the price",
      find: "MONTHS_IN_YEAR = 12",
      replace: "MONTHS_IN_YEAR = 11",
    },
    { requirement: "R-46", breaks: "a started month counts", find: "rest > 0 ? 1 : 0", replace: "0" },
    {
      requirement: "R-47",
      breaks: "benefit in days",
      find: "days: Math.min(days, daysInYear)",
      replace: "days: daysInYear",
    },
  ],
  "shared/pricing/domain/savings.ts": [
    {
      requirement: "R-50",
      breaks: "by product",
      find: "groupsOf(lines, ({ sku }) => sku)",
      replace: 'groupsOf(lines, () => "")',
    },
  ],
  "shared/pricing/use-cases/read-savings.ts": [
    {
      requirement: "R-50",
      breaks: "by level of the agreement",
      find: "codesBefore: codes, codes: 0",
      replace: "codesBefore: 0, codes: 0",
    },
  ],
  "functions/pricing/savings-answer.ts": [
    {
      requirement: "R-50",
      breaks: "no saving promised",
      find: "text: advice.texts.savings[locale]",
      replace: "text: advice.label[locale]",
    },
  ],
  "shared/pricing/domain/benefit.ts": [
    {
      requirement: "R-15",
      breaks: "one year of use",
      find: "ends.push(lastDayOfYearFrom(startsOn))",
      replace: "ends.push(termEndsOn)",
    },
    {
      requirement: "R-68",
      breaks: "whatever its order does",
      find: "isLibrary(line) ? [] : [subscription.endsOn]",
      replace: "[subscription.endsOn]",
    },
  ],
  "shared/kernel/money.ts": [
    {
      requirement: "R-23",
      breaks: "50 % paid",
      find: "timesOf(one.denominator, other.denominator)",
      replace: "one.denominator",
    },
    {
      requirement: "R-24",
      breaks: "60 % paid",
      find: "numerator: timesOf(one.numerator, other.numerator)",
      replace: "numerator: timesOf(one.numerator, other.denominator - other.numerator)",
    },
    {
      requirement: "T-5",
      breaks: "what is paid",
      find: "numerator: timesOf(one.numerator, other.numerator)",
      replace: "numerator: timesOf(one.numerator, other.denominator - other.numerator)",
    },
  ],
  "shared/pricing/domain/quote.ts": [
    {
      requirement: "D-12",
      breaks: "from 12 months down",
      find: "subscription.endsOn <= advisedThrough",
      replace: "subscription.endsOn < advisedThrough",
    },
  ],
  "shared/pricing/domain/volume-discount.ts": [
    {
      requirement: "R-49",
      breaks: "more codes, more discount",
      find: "findLast(({ fromCodes }) => fromCodes <= totalCodes)",
      replace: "find(({ fromCodes }) => fromCodes <= totalCodes)",
    },
  ],
  "shared/pricing/domain/order-price.ts": [
    { requirement: "T-3", breaks: "a line of its own", find: "total: subtotal - discount", replace: "total: subtotal" },
    {
      requirement: "R-43",
      breaks: "no user or add-on licence",
      find: 'licence: "SSL"',
      replace: 'licence: "USL" as "SSL"',
    },
  ],
  "shared/contracts/price-list-published.ts": [
    { requirement: "R-2", breaks: "never above the list price", find: "vlPrice < listPrice", replace: "vlPrice > 0" },
    {
      requirement: "R-2",
      breaks: "never as high as the list price",
      find: "vlPrice < listPrice",
      replace: "vlPrice <= listPrice",
    },
    {
      requirement: "R-44",
      breaks: "one price for a pack",
      find: "new Set(all.map(({ sku }) => sku)).size === all.length",
      replace: "all.length > 0",
    },
    {
      requirement: "R-49",
      breaks: "never less for more",
      find: "tier.discountBasisPoints > below.discountBasisPoints",
      replace: "tier.discountBasisPoints > 0",
    },
  ],
};
