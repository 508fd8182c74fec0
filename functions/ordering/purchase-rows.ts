import { decimalOf } from "#shared/kernel/money.ts";
import type { OrderHistory } from "#shared/ordering/ports.ts";

const HEADER = [
  "agreementNumber",
  "costCentre",
  "resellerId",
  "purchaseOrderNumber",
  "orderId",
  "acceptedAt",
  "status",
  "sku",
  "quantity",
  "codes",
  "currency",
  "amount",
  "discount",
] as const;

/**
 * One row for each line, and one for the volume discount: amounts without discounts add up to the totals. A discount is
 * written without a sign, since a cell that begins with one is a formula. Empty without a price.
 */
export const purchaseRows = (purchases: readonly OrderHistory[]): readonly (readonly string[])[] => [
  HEADER,
  ...purchases.flatMap(rowsOf),
];

function rowsOf({ order, progress }: OrderHistory): readonly (readonly string[])[] {
  const { agreementNumber, costCentre = "", resellerId, purchaseOrderNumber, orderId, acceptedAt } = order;
  const common = [agreementNumber, costCentre, resellerId, purchaseOrderNumber, orderId, acceptedAt, progress.status];
  const price = progress.price?.status === "priced" ? progress.price : undefined;
  const amountOf = (amount: number | undefined) =>
    price === undefined || amount === undefined ? ["", "", ""] : [price.currency, decimalOf(amount, price), ""];
  const lines = order.lines.map(({ sku, quantity, codes }, index) => [
    ...common,
    sku,
    String(quantity),
    String(codes),
    ...amountOf(price?.lines[index]?.price.amount),
  ]);
  const discount = price?.volumeDiscount?.amount ?? 0;
  if (price === undefined || discount === 0) return lines;
  return [...lines, [...common, "volume-discount", "", "", price.currency, "", decimalOf(discount, price)]];
}
