import type { OrderHistory } from "#shared/ordering/ports.ts";

/** An order as its reseller sees it. */
export const orderBody = ({ order, progress, mails }: OrderHistory) => ({
  orderId: order.orderId,
  status: progress.status,
  ...(progress.held === undefined ? {} : { held: progress.held }),
  purchaseOrderNumber: order.purchaseOrderNumber,
  agreementNumber: order.agreementNumber,
  form: order.form,
  ...(order.costCentre === undefined ? {} : { costCentre: order.costCentre }),
  edition: order.editionId,
  term: order.term,
  ...(progress.ending === undefined ? {} : { ending: progress.ending }),
  ...(progress.subscription === undefined ? {} : { subscription: progress.subscription }),
  lines: order.lines.map(({ sku, quantity, codes }) => ({ sku, quantity, codes })),
  ...(progress.price === undefined ? {} : { price: progress.price }),
  ...(progress.invoice === undefined ? {} : { invoice: progress.invoice }),
  promises: progress.promises,
  timeline: progress.timeline,
  lots: progress.lots,
  ...(progress.memberships === undefined ? {} : { memberships: progress.memberships }),
  mails,
});
