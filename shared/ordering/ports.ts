import type { OrderForm } from "#shared/contracts/order-placed.ts";
import type { OrderPrice } from "#shared/contracts/order-price.ts";
import type { OrderId } from "#shared/kernel/identifiers.ts";
import type { Instant } from "#shared/kernel/instant.ts";
import type { Outcome } from "#shared/kernel/outcome.ts";
import type { Order, OrderLine, OrderRequest, Term } from "#shared/ordering/domain/order.ts";

export interface OrderRepository {
  /**
   * Stores the order together with its opened fulfilment, once.
   * @returns the session token of the write, or `"exists"` when an order of this id was there before.
   */
  create(order: Order): Promise<{ readonly session: string | undefined } | "exists">;
  find(orderId: OrderId): Promise<Order | undefined>;
  /** The order with all that became of it, in one query. */
  findHistory(orderId: OrderId): Promise<OrderHistory | undefined>;
}

/** What a reseller may see of an order. No code, no address, no person. */
export type OrderHistory = {
  readonly order: Order;
  readonly progress: OrderProgress;
  readonly mails: readonly OrderMail[];
};

export type OrderProgress = {
  readonly status: string;
  /** Why the order stands still until an operator looks at it, and since when. */
  readonly held?: { readonly reason: string; readonly since: Instant };
  /** Known once processed; dates in the term's time zone, both inclusive. */
  readonly subscription?: { readonly startsOn: string; readonly endsOn: string; readonly anchorOrderId?: OrderId };
  /** The agreement ends before its term, on this last usable day in the term's time zone. */
  readonly ending?: { readonly endsOn: string };
  /** Known once processed. */
  readonly price?: OrderPrice;
  readonly promises: readonly object[];
  readonly timeline: readonly { readonly type: string; readonly at: Instant }[];
  readonly lots: readonly LotProgress[];
  /** Known once processed; absent where none was ordered. `endsOn` is the last day, inclusive, in the term's time zone. */
  readonly memberships?: readonly MembershipProgress[];
  readonly invoice?: { readonly invoiceNumber: string; readonly invoicedOn: string };
};

export type LotProgress = {
  readonly line: number;
  readonly sku: string;
  readonly codes: number;
  readonly expiresAt: Instant;
  /** Whose end that is (T-2). */
  readonly expiryBoundBy: string;
  readonly redeemed?: number;
  readonly expired?: number;
};

export type MembershipProgress = {
  readonly line: number;
  readonly sku: string;
  readonly quantity: number;
  readonly endsOn: string;
  readonly expiryBoundBy: string;
};

/** what became of the mails, for whom asks how they will be notified. */
export type OrderMail = {
  readonly kind: string;
  readonly recipientRole: "notices-contact" | "former-notices-contact" | "reseller";
  /** Its mailbox, masked: `y…@qinglan.example`. */
  readonly recipient: string;
  readonly locale: string;
  readonly status: string;
  readonly templateEdition: string;
  readonly plannedAt: Instant;
  readonly acceptedAt?: Instant;
};

/** An agreement as an order needs it. `endsAt` is the first moment after its last usable day, exclusive. */
export type OrderingAgreement = {
  readonly agreementNumber: string;
  readonly programme: string;
  readonly market: string;
  readonly customerName: string;
  readonly customerClass: "academic" | "business";
  /** The day of the institution's accreditation; null without. */
  readonly accreditedOn: string | null;
  /** Software Assurance cover, both days inclusive; null without. */
  readonly saCover: { readonly startsOn: string; readonly endsOn: string } | null;
  /** The check against an edition's standards of Imagine Academy; null without. */
  readonly academyStandards: { readonly edition: string; readonly metOn: string } | null;
  readonly resellerIds: readonly string[];
  readonly term: Term;
  readonly endsAt: Instant;
};

/** One request. */
export type FindAgreement = (agreementNumber: string) => Promise<OrderingAgreement | undefined>;

export type EligibilityRefusal =
  | "product-unknown"
  | "product-not-orderable"
  | "programme-not-eligible"
  | "customer-not-eligible"
  | "accreditation-required"
  | "reseller-not-authorised"
  | "sa-cover-required"
  | "licence-not-offered"
  | "form-not-offered"
  | "academy-standards-required"
  | "edition-not-in-force"
  | "quantity-limit";

/** Checks lines against the edition in force for the agreement's market at the moment of the order. */
export type CheckEligibility = (
  agreement: OrderingAgreement,
  lines: OrderRequest["lines"],
  placed: { readonly at: Instant; readonly resellerId: string; readonly form: OrderForm },
) => Outcome<{ readonly editionId: string; readonly lines: readonly OrderLine[] }, EligibilityRefusal>;

/** The promises that an order opens by being accepted. */
export type OpeningPromises = (order: Order) => readonly object[];

/** Sends the order's next step at once after a commit; never throws, a lost message is sent by the next look. */
export type NudgeFulfilment = (orderId: OrderId, cause: string, session?: string) => Promise<void>;
