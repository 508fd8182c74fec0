import { deliver } from "./delivery-steps.ts";
import { endingSteps } from "./expiry-steps.ts";
import { confirm, invoice, place, redeliver, register } from "./ordering-steps.ts";
import { publishPrices, quote, readPrice } from "./price-steps.ts";
import { SCHOOL_REDEMPTIONS } from "./redemption-steps.ts";
import { resendList } from "./resend-step.ts";
import type { Step } from "./step.ts";

const ORDER = { hand: "school", purchaseOrder: "PO-7781" } as const;

/** A Taiwanese school with class packs: the plain way, and what goes wrong with codes. */
export const SCHOOL_STORY: readonly Step[] = [
  register(ORDER.hand, "a school in Taiwan"),
  publishPrices,
  quote,
  place(ORDER.hand, ORDER.purchaseOrder),
  redeliver(ORDER.hand, ORDER.purchaseOrder),
  confirm(ORDER.hand, ORDER.purchaseOrder),
  readPrice,
  // Not worked: Friday 25 December and Friday 1 January. Saturdays count towards the 10th day, not towards the 5th.
  invoice({
    ...ORDER,
    at: "2026-12-24T02:00:00Z",
    invoicedOn: "2026-12-24",
    check: "PO-7781's window spans the year's end: 5th to 10th business day in Taiwan",
    window: { opensAt: "2027-01-03T16:00:00.000Z", dueAt: "2027-01-07T16:00:00.000Z" },
  }),
  deliver({
    hand: ORDER.hand,
    title: "Deliver PO-7781 on the 5th business day",
    at: "2027-01-04T00:00:00Z",
    header: "序號,產品,代碼,批次,最後可用日",
    listed: 60,
  }),
  resendList,
  ...SCHOOL_REDEMPTIONS,
  ...endingSteps({
    ...ORDER,
    expiresAt: "2027-08-31T16:00:00Z",
    learner: { name: "吳承翰", email: "chenghan.wu@qinglan.example" },
  }),
];
