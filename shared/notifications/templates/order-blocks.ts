import type { MailLine, MailLot, MailRequest } from "#shared/contracts/mail-request.ts";
import type { Formats } from "#shared/kernel/formats.ts";
import type { Locale } from "#shared/kernel/locale.ts";
import {
  type Block,
  cell,
  type Fact,
  facts,
  numberColumn,
  textColumn,
} from "#shared/notifications/templates/letter.ts";
import { productName } from "#shared/notifications/templates/product-rows.ts";
import { safeText } from "#shared/notifications/templates/safe-text.ts";
import type { Wording } from "#shared/notifications/templates/wording.ts";

export type Language = { readonly locale: Locale; readonly wording: Wording; readonly formats: Formats };

/** Whose order it is, with what else a letter knows about it. */
export const orderFacts = (order: MailRequest["facts"], { labels }: Wording, ...more: readonly Fact[]): Block =>
  facts(
    { label: labels.customer, value: safeText(order.customerName) },
    { label: labels.agreement, value: safeText(order.agreementNumber) },
    { label: labels.purchaseOrder, value: safeText(order.purchaseOrderNumber) },
    ...more,
  );

/** What was ordered, line by line. */
export const orderedLines = (
  lines: readonly MailLine[],
  { locale, wording: { labels }, formats }: Language,
): Block => ({
  type: "table",
  columns: [textColumn(labels.product), numberColumn(labels.quantity), numberColumn(labels.codes)],
  rows: lines.map(({ sku, quantity, codes }) => [
    cell(productName(sku, locale)),
    cell(formats.number(quantity)),
    cell(formats.number(codes)),
  ]),
});

/** A product with the last day of its codes, and why it is that day. */
export const productCell = (
  { sku, lastUsableOn, expiryBoundBy }: MailLot,
  { locale, wording: { labels, labelEnd, lastDay }, formats }: Language,
) =>
  cell(
    productName(sku, locale),
    `${labels.lastUsableDay}${labelEnd}${lastDay[expiryBoundBy](formats.date(lastUsableOn))}`,
  );
