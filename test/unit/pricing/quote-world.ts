import { accept, type Outcome, refuse } from "#shared/kernel/outcome.ts";
import type { PriceList, PublishedPriceList } from "#shared/pricing/domain/price-list.ts";
import type { CheckedOrder, EditionAdvice, SubscriptionPreview } from "#shared/pricing/domain/quotable-order.ts";
import { createRequestQuote } from "#shared/pricing/use-cases/request-quote.ts";
import { aPublishedPriceList, InMemoryPriceLists } from "#test/support/in-memory-price-lists.ts";

export const advice: EditionAdvice = {
  label: { en: "Edition C", fr: "Édition C", de: "Ausgabe C", "zh-TW": "C 版" },
  startedMonthCounts: true,
  latestBusinessDay: 10,
  preparation: { advancedMonths: 12 },
  texts: {
    preparation: {
      en: "Prepare in time.",
      fr: "Préparez-vous à temps.",
      de: "Rechtzeitig vorbereiten.",
      "zh-TW": "請及早準備。",
    },
    savings: {
      en: "Nothing is promised.",
      fr: "Rien n’est garanti.",
      de: "Nichts ist zugesagt.",
      "zh-TW": "不予保證。",
    },
  },
  contacts: {
    purchaseEmail: "purchase@publisher.example",
    salesEmail: "sales@publisher.example",
    otherwise: "account-manager",
  },
};

const order: CheckedOrder = {
  agreementNumber: "EES-TW-1042",
  programme: "EES",
  market: "TW",
  editionId: "C-2019-zh",
  form: "pro-rated",
  on: "2026-12-18",
  timeZone: "Asia/Taipei",
  termStartsOn: "2026-09-01",
  termEndsOn: "2027-08-31",
  lines: [{ sku: "CLASS-MCP-30", quantity: 2, codes: 60, examFamilies: ["MCP"], hasPackYear: true }],
};

type World = {
  readonly order?: Partial<CheckedOrder>;
  readonly preview?: Partial<SubscriptionPreview>;
  readonly lists?: readonly Partial<PublishedPriceList>[];
  readonly refusal?: "agreement-unknown";
};

/** Asks for a quote of two class packs of a Taiwanese school, with what a test is about changed. */
export async function quoteIn({ order: changes, preview, lists: published = [{}], refusal }: World = {}) {
  const lists = new InMemoryPriceLists();
  for (const list of published) await lists.create(aPublishedPriceList(list));
  const stored = lists.writes;
  const asked: { readonly startsOn: string }[] = [];
  const checkOrder = async (): Promise<Outcome<CheckedOrder, "agreement-unknown">> =>
    refusal === undefined ? accept({ ...order, ...changes }) : refuse(refusal, "/data/agreementNumber");
  const requestQuote = createRequestQuote({
    checkOrder,
    previewSubscription: async (entering) => {
      asked.push(entering);
      const subscription = { startsOn: entering.startsOn, endsOn: "2027-08-31" };
      return { subscription, endsWith: "agreement", codesBefore: 0, ...preview };
    },
    findAdvice: () => advice,
    lists,
  });
  const { agreementNumber, form } = order;
  const outcome = await requestQuote({ resellerId: "lar-demo", agreementNumber, form, lines: order.lines });
  return { outcome, asked, writes: lists.writes - stored };
}

export async function acceptedQuote(world: World = {}) {
  const { outcome } = await quoteIn(world);
  if (!outcome.ok) throw new Error(outcome.refusal);
  return outcome.value;
}

export const EURO_LIST: Partial<PriceList> = {
  currency: "EUR",
  effectiveFrom: "2019-07-01",
  prices: [{ sku: "CLASS-MCP-30", listPrice: 150_000, vlPrice: 120_000 }],
  volumeDiscount: [],
};
