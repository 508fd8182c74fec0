import type { PluralForms } from "#shared/kernel/formats.ts";

/** What a quote says in one language. Amounts, dates and counts come written as that language writes them. */
export type QuoteWording = {
  readonly months: PluralForms;
  readonly days: PluralForms;
  readonly codes: PluralForms;
  readonly businessDays: PluralForms;
  /** What the order ends with. */
  readonly runs: Readonly<Record<"agreement" | "earlier-order" | "itself", (days: Period) => string>>;
  /** `unit`: the price of one unit for twelve months. */
  readonly price: (formula: { unit: string; quantity: string; months: string; amount: string }) => string;
  /** the one kind of licence that is sold, and the kinds that are not needed; acronyms with their gloss. */
  readonly licence: string;
  readonly startedMonthCounts: string;
  readonly completedMonthsCount: string;
  readonly benefit: (time: { days: string; of: string; endsOn: string }) => string;
  readonly fullBenefit: string;
  /** `endsOn`: the last day of the agreement. */
  readonly libraryBenefit: (time: { endsOn: string }) => string;
  /** Of a membership, which brings no codes. */
  readonly membership: (time: { days: string; of: string; endsOn: string }) => string;
  readonly fullMembership: (until: { endsOn: string }) => string;
  /** The same order, counted in another way. */
  readonly alternatives: {
    readonly "started-months": (count: { months: string; total: string }) => string;
    readonly "completed-months": (count: { months: string; total: string }) => string;
    readonly days: (count: { days: string; of: string; total: string }) => string;
  };
  /** `codes`: all of the agreement, with this order. */
  readonly discount: (reached: { codes: string; fromCodes: string; percent: string; amount: string }) => string;
  readonly noDiscount: (reached: { codes: string }) => string;
  readonly nextTier: (next: { codesToGo: string; fromCodes: string; percent: string }) => string;
  readonly total: (sum: { total: string }) => string;
  readonly validity: (until: { through: string }) => string;
  /** */
  readonly purchaseContact: (contact: { email: string }) => string;
  readonly salesContact: (contact: { email: string }) => string;
  readonly preparationShort: (left: { days: string; endsOn: string }) => string;
  readonly deliveryMayBeLate: (delivery: { businessDays: string; endsOn: string }) => string;
  readonly packYearShorter: (left: { endsOn: string }) => string;
  /** The order runs longer than a pack can be used. */
  readonly packYearEndsFirst: string;
  readonly volumeTierNear: (next: { codesToGo: string; percent: string }) => string;
};

type Period = { readonly startsOn: string; readonly endsOn: string };
