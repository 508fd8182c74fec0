import type { ExpiryBound } from "#shared/contracts/expiry-bound.ts";
import type { MailRevision } from "#shared/contracts/mail-request.ts";
import type { OrderForm } from "#shared/contracts/order-placed.ts";
import type { OrderPrice } from "#shared/contracts/order-price.ts";
import type { ExpiryPolicy } from "#shared/fulfilment/domain/expiry.ts";
import { promiseOfAccess, type ServicePromise } from "#shared/fulfilment/domain/service-promise.ts";
import { type Correlated, correlationOf } from "#shared/kernel/correlation.ts";
import type { OrderId } from "#shared/kernel/identifiers.ts";
import type { Instant } from "#shared/kernel/instant.ts";
import { type Waiting, waitForStep } from "#shared/kernel/wake.ts";

/** Milestones are reached at most once each and are not a strict chain: an invoice may come before confirmation. */
export const MILESTONES = [
  "accepted",
  "processed",
  "confirmed",
  "invoiced",
  "released",
  "delivered",
  "ended",
  "cancelled",
] as const;

export type Milestone = (typeof MILESTONES)[number];

/** What becomes of one order: from acceptance to the end of its codes. */
export type Fulfilment = Waiting &
  OrderedGoods & {
    readonly milestones: { readonly accepted: Instant } & { readonly [M in Milestone]?: Instant };
    readonly timeline: readonly FulfilmentEvent[];
    readonly promises: readonly ServicePromise[];
    /** How long the order runs, as the agreement's register decided in the step process. */
    readonly subscription?: Subscription;
    /** What it costs, pinned in the step process. */
    readonly price?: OrderPrice;
    /** What the order's edition settles about the end of its codes; stored in the step process. */
    readonly expiryPolicy?: ExpiryPolicy;
    /** The agreement ends before its term. */
    readonly ending?: Ending;
    readonly invoice?: Invoice;
    /** When the codes are to be released, once invoiced. */
    readonly releaseAt?: Instant;
    readonly lots: readonly FulfilmentLot[];
    /** While it is held nothing is released, and nothing mailed to the customer but a list the publisher has resent. */
    readonly held?: Hold;
    /** When a cancelled order was taken out of its agreement's register. */
    readonly leftRegisterAt?: Instant;
    /** Names of the reminders that were planned, or had nothing to remind of. */
    readonly reminded?: readonly string[];
    /** When the list of codes was mailed once more, in order of time. */
    readonly resends?: readonly Instant[];
  };

/**
 * Why an order needs an operator: its reader refuses mail for good; a mail itself was refused for good; its codes would
 * be delivered when they no longer work; nothing it waited for came.
 */
export type HoldReason = "no-usable-contact" | "mail-refused" | "delivery-after-expiry" | "parked";

export type Hold = { readonly reason: HoldReason; readonly since: Instant };

export type FulfilmentEvent =
  | { readonly type: `order-${Milestone}` | "order-resumed" | "codes-resent"; readonly at: Instant }
  | { readonly type: "order-held"; readonly at: Instant; readonly reason: HoldReason };

/** What was ordered, pinned at acceptance. Dates are `YYYY-MM-DD` in `timeZone`, `endsOn` is the last usable day. */
export type OrderedGoods = Correlated & {
  readonly orderId: OrderId;
  readonly resellerId: string;
  readonly purchaseOrderNumber: string;
  readonly agreementNumber: string;
  readonly form: OrderForm;
  /** ISO 3166-1 alpha-2, as the agreement had it when the order was accepted; decides the price list. */
  readonly market: string;
  /** The catalogue edition, pinned for life: it says where site packs are managed. */
  readonly editionId: string;
  readonly term: {
    readonly startsOn: string;
    readonly endsOn: string;
    readonly timeZone: string;
    readonly calendar: string;
  };
  readonly lines: readonly OrderedLine[];
};

/** Dates in the term's time zone, both inclusive. `anchorOrderId`: the 12-month order it ends with, itself perhaps. */
export type Subscription = { readonly startsOn: string; readonly endsOn: string; readonly anchorOrderId?: OrderId };

/**
 * `endsOn`: the agreement's last usable day as the order learned it at `since`. Then its lots are curtailed and its
 * contacts told.
 */
export type Ending = {
  readonly endsOn: string;
  readonly since: Instant;
  readonly curtailedAt?: Instant;
  readonly toldAt?: Instant;
};

/** `codes` = quantity × vouchers per unit; `hasPackYear`: usable within one year of release. */
export type OrderedLine = {
  readonly sku: string;
  readonly quantity: number;
  readonly codes: number;
  readonly examFamilies: readonly string[];
  readonly hasPackYear: boolean;
  /** Announced by mail; its codes are never mailed. */
  readonly isSitePack?: true;
  /** Imagine Academy by the year: no codes; it runs from the release to its end. */
  readonly isMembership?: true;
};

/** `invoicedOn` is a date in the term's time zone. */
export type Invoice = { readonly invoiceNumber: string; readonly invoicedOn: string; readonly recordedAt: Instant };

/** `line` counts from 0. `redeemed` and `expired` are known once the lot has closed. */
export type FulfilmentLot = {
  readonly lotId: string;
  readonly line: number;
  readonly sku: string;
  readonly codes: number;
  readonly expiresAt: Instant;
  readonly expiryBoundBy: ExpiryBound;
  readonly lastUsableOn: string;
  /** Of a site pack released while its agreement named no Certiport centre. */
  readonly awaitsTestCentre?: true;
  readonly redeemed?: number;
  readonly expired?: number;
};

export const hasSitePack = ({ lines }: Pick<OrderedGoods, "lines">): boolean =>
  lines.some(({ isSitePack }) => isSitePack === true);

export const hasMembership = ({ lines }: Pick<OrderedGoods, "lines">): boolean =>
  lines.some(({ isMembership }) => isMembership === true);

/** What goes into the mailed list of codes: everything but site packs. */
export const mailedLots = <L extends { readonly line: number }>(
  { lines }: Pick<OrderedGoods, "lines">,
  lots: readonly L[],
): readonly L[] => lots.filter(({ line }) => lines[line]?.isSitePack !== true);

/** A change of state with the mails it asks for, and what becomes of those it asked for before; stored together. */
export type Transition<Mail> = {
  readonly next: Fulfilment;
  readonly mails: readonly Mail[];
  readonly revision?: MailRevision;
};

/** The fulfilment of an order accepted at `at`, waiting to be processed. */
export const openFulfilment = (goods: OrderedGoods, at: Instant): Fulfilment => ({
  orderId: goods.orderId,
  resellerId: goods.resellerId,
  purchaseOrderNumber: goods.purchaseOrderNumber,
  agreementNumber: goods.agreementNumber,
  form: goods.form,
  market: goods.market,
  editionId: goods.editionId,
  term: goods.term,
  lines: goods.lines,
  milestones: { accepted: at },
  timeline: [{ type: "order-accepted", at }],
  promises: hasSitePack(goods) ? [promiseOfAccess(at)] : [],
  lots: [],
  ...correlationOf(goods),
  ...waitForStep(at),
});

/** Reaches `milestone` at `at` and notes it in the timeline. */
export const reach = (fulfilment: Fulfilment, milestone: Milestone, at: Instant): Fulfilment => ({
  ...fulfilment,
  milestones: { ...fulfilment.milestones, [milestone]: at },
  timeline: [...fulfilment.timeline, { type: `order-${milestone}`, at }],
});

/** The furthest milestone reached, in the order of `MILESTONES`. */
export const statusOf = ({ milestones }: Pick<Fulfilment, "milestones">): Milestone =>
  MILESTONES.findLast((milestone) => milestones[milestone] !== undefined) ?? "accepted";

/** The customer has all it needs to use the codes: confirmation, list and the way to site packs. */
export const isTold = ({ milestones }: Fulfilment): boolean =>
  milestones.confirmed !== undefined && milestones.delivered !== undefined;

/** Nothing more will happen. */
export const isOver = ({ milestones }: Fulfilment): boolean =>
  milestones.ended !== undefined || milestones.cancelled !== undefined;
