import type { BusinessDays } from "#shared/contracts/business-days.ts";
import { editionLabelOf } from "#shared/contracts/edition-labels.ts";
import type { MailLine, MailLot, MailRequest } from "#shared/contracts/mail-request.ts";
import type { Formats } from "#shared/kernel/formats.ts";
import type { Locale } from "#shared/kernel/locale.ts";
import {
  type Block,
  type Cell,
  cell,
  type Fact,
  facts,
  numberColumn,
  textColumn,
} from "#shared/notifications/templates/letter.ts";
import { byProduct, productName, sum } from "#shared/notifications/templates/product-rows.ts";
import { safeText } from "#shared/notifications/templates/safe-text.ts";
import type { Wording } from "#shared/notifications/templates/wording.ts";

export type Language = { readonly locale: Locale; readonly wording: Wording; readonly formats: Formats };

/** Whose order it is and by which edition, with what else a letter knows about it. */
export const orderFacts = (
  order: MailRequest["facts"],
  { locale, wording: { labels } }: Pick<Language, "locale" | "wording">,
  ...more: readonly Fact[]
): Block =>
  facts(
    { label: labels.customer, value: safeText(order.customerName) },
    { label: labels.agreement, value: safeText(order.agreementNumber) },
    { label: labels.purchaseOrder, value: safeText(order.purchaseOrderNumber) },
    ...more,
    { label: labels.edition, value: editionLabelOf(order.editionId)[locale] },
  );

/** When codes are promised, such as `5 to 10 business days`. */
export const deliveryDays = ({ first, last }: BusinessDays, { wording, formats }: Language): string => {
  const { one, several } = wording.deliveryDays;
  return formats.counted(first === last ? one : { other: several(formats.number(first)) }, last);
};

/** What was ordered, line by line; how many codes, where any line yields some. */
export const orderedLines = (lines: readonly MailLine[], { locale, wording: { labels }, formats }: Language): Block => {
  const hasCodes = lines.some(({ codes }) => codes > 0);
  const countOf = (codes: number) => cell(codes === 0 ? "–" : formats.number(codes));
  return {
    type: "table",
    columns: [
      textColumn(labels.product),
      numberColumn(labels.quantity),
      ...(hasCodes ? [numberColumn(labels.codes)] : []),
    ],
    rows: lines.map(({ sku, quantity, codes }) => [
      productCell(sku, locale),
      cell(formats.number(quantity)),
      ...(hasCodes ? [countOf(codes)] : []),
    ]),
  };
};

export type Count<L> = { readonly title: string; readonly of: (lot: L) => number };

/** One row for each product and last day, with these counts of its lots; the day is shown where they may differ. */
export const countedLots = <L extends MailLot>(
  lots: readonly L[],
  counts: readonly Count<L>[],
  { locale, wording: { labels, labelEnd, lastDay }, formats }: Language,
  { isDated } = { isDated: true },
): Block => ({
  type: "table",
  columns: [textColumn(labels.product), ...counts.map(({ title }) => numberColumn(title))],
  rows: byProduct(lots).map((group) => [
    productCell(
      group[0].sku,
      locale,
      isDated
        ? `${labels.lastUsableDay}${labelEnd}${lastDay[group[0].expiryBoundBy](formats.date(group[0].lastUsableOn))}`
        : undefined,
    ),
    ...counts.map((count) => cell(formats.number(sum(group, count.of)))),
  ]),
});

/** A number stays with what it counts: names hold such as `(30 exam vouchers)`. */
const productCell = (sku: string, locale: Locale, detail?: string): Cell =>
  cell(productName(sku, locale).replaceAll(/(?<=\d) /g, "\u00A0"), detail);
