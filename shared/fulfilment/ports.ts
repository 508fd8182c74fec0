import type { BusinessDays } from "#shared/contracts/business-days.ts";
import type { ExpiryBound } from "#shared/contracts/expiry-bound.ts";
import type {
  Mailbox,
  MailKind,
  MailRequest,
  MembershipTerms,
  SitePackDirections,
} from "#shared/contracts/mail-request.ts";
import type { OrderForm } from "#shared/contracts/order-placed.ts";
import type { OrderPrice } from "#shared/contracts/order-price.ts";
import type { ExpiryPolicy } from "#shared/fulfilment/domain/expiry.ts";
import type { Fulfilment, OrderedLine, Transition } from "#shared/fulfilment/domain/fulfilment.ts";
import type { MailStanding } from "#shared/fulfilment/domain/hold.ts";
import type { RegisterRequest } from "#shared/fulfilment/domain/register-request.ts";
import type { Correlated } from "#shared/kernel/correlation.ts";
import type { LotId, OrderId } from "#shared/kernel/identifiers.ts";
import type { Instant } from "#shared/kernel/instant.ts";
import type { Locale } from "#shared/kernel/locale.ts";
import type { Outcome } from "#shared/kernel/outcome.ts";
import type { Secret } from "#shared/kernel/secret.ts";
import type { Versioned } from "#shared/kernel/versioned.ts";

export interface FulfilmentRepository {
  /** @param session token to read back the write that a message speaks of, from any instance. */
  find(orderId: OrderId, session?: string): Promise<Versioned<Fulfilment> | undefined>;
  /**
   * State, planned mails and the revision of earlier ones in one batch.
   * @returns the fulfilment as it is stored now, with the session token of the write.
   * @throws {StaleVersionError} when somebody else wrote in between.
   */
  save(stored: Versioned<Fulfilment>, transition: Transition<MailRequest>): Promise<Versioned<Fulfilment>>;
  /** How every mail of the order stands, in no particular order. */
  findMails(orderId: OrderId): Promise<readonly MailStanding[]>;
}

/**
 * The agreement's register of orders, written before the order moves, so that it never misses one. It decides when the
 * order ends. `codesBefore`: what the agreement had ordered before. Idempotent: a repeat gets the same answer.
 */
export type EnterRegister = (request: RegisterRequest) => Promise<{
  readonly form: OrderForm;
  readonly subscription: { readonly startsOn: string; readonly endsOn: string };
  readonly anchorOrderId?: OrderId;
  /** The agreement's days as they are now: it may have been ended since the order was accepted. */
  readonly term: { readonly startsOn: string; readonly endsOn: string };
  readonly codesBefore: number;
}>;

/**
 * What an order costs: by the list of prices in force in its market on the day it was accepted, and by what its
 * agreement had ordered before. Says so where there is no price. Idempotent.
 */
export type PriceOrder = (order: {
  readonly market: string;
  readonly editionId: string;
  /** The day it was accepted, in the term's time zone. */
  readonly on: string;
  readonly lines: readonly OrderedLine[];
  readonly subscription: { readonly startsOn: string; readonly endsOn: string };
  /** The agreement's last usable day as it is now, inclusive: libraries are open until then. */
  readonly termEndsOn: string;
  readonly codesBefore: number;
}) => Promise<OrderPrice>;

/** Takes a cancelled order out of the register's sums, for good, also where it never entered. Idempotent. */
export type LeaveRegister = (request: RegisterRequest) => Promise<void>;

/** Who is written to, as the agreement and the reseller's registration stand now. */
export type FindContacts = (order: { readonly agreementNumber: string; readonly resellerId: string }) => Promise<{
  readonly customerName: string;
  readonly notices: Mailbox;
  readonly locale: Locale;
  /** Since when the notices contact has its mailbox. */
  readonly since: Instant;
  readonly reseller?: Mailbox;
}>;

/** Where an edition leads the readers of site packs. @throws {Error} when there is no such edition. */
export type FindDirections = (editionId: string) => SitePackDirections;

/**
 * What an edition settles about the end of codes: from which day a pack's year counts, and whether the exam itself
 * has to be before the end (T-18). @throws {Error} when there is no such edition.
 */
export type FindExpiryPolicy = (editionId: string) => ExpiryPolicy;

/** When an edition promises codes, counted from the invoice. @throws {Error} when there is no such edition. */
export type FindDeliveryDays = (editionId: string) => BusinessDays;

/**
 * Who delivers the exams of a family, by family, where the text of an edition states it.
 * @throws {Error} when there is no such edition.
 */
export type FindProviders = (editionId: string) => Readonly<Record<string, string>>;

/** Whether the agreement names an authorised Certiport centre now. */
export type HasTestCentre = (agreementNumber: string) => Promise<boolean>;

/** Every code of a lot in index order. @throws {MissingDocumentError} when the lot cannot be read yet. */
export type ListCodes = (lotId: string) => Promise<Outcome<readonly Secret<string>[], "codes-destroyed">>;

/** Creates a lot whole, or finds the one that was created before for the same order, line and part. */
export type IssueLot = (
  lot: Correlated & {
    readonly orderId: OrderId;
    readonly agreementNumber: string;
    readonly line: number;
    readonly part: number;
    readonly sku: string;
    readonly families: readonly string[];
    readonly providers?: Readonly<Record<string, string>>;
    readonly codes: number;
    readonly releasedAt: Instant;
    readonly expiresAt: Instant;
    readonly expiryBoundBy: ExpiryBound;
    readonly awaitsTestCentre?: true;
    readonly enrolmentUrl?: string;
    readonly mustSitBeforeEnd?: true;
  },
) => Promise<{
  readonly lotId: LotId;
  readonly expiresAt: Instant;
  readonly expiryBoundBy: ExpiryBound;
  readonly awaitsTestCentre?: true;
}>;

/** What an edition says of Imagine Academy. @throws {Error} when there is no such edition. */
export type FindMembershipTerms = (editionId: string) => MembershipTerms;

/** Writes a membership down beside its agreement, once; dates are inclusive, in the term's time zone. Idempotent. */
export type GrantMembership = (membership: {
  readonly agreementNumber: string;
  readonly orderId: OrderId;
  readonly editionId: string;
  readonly line: number;
  readonly quantity: number;
  readonly startsOn: string;
  readonly endsOn: string;
}) => Promise<void>;

/** Brings an open lot's end forward, once; any other keeps the end it has. */
export type CurtailLot = (
  lotId: string,
  expiresAt: Instant,
) => Promise<{ readonly expiresAt: Instant; readonly expiryBoundBy: ExpiryBound }>;

/** `redeemed` is known once the lot is closed; parked, it waits for an operator. */
export type SummariseLot = (
  lotId: string,
) => Promise<{ readonly isClosed: boolean; readonly redeemed: number; readonly isParked: boolean }>;

/** Codes of a lot that were redeemed until now. */
export type CountRedeemed = (lotId: string) => Promise<number>;

/** Looks at a parked lot again from now on; any other is left alone. */
export type ResumeLot = (lotId: string) => Promise<unknown>;

/** How a planned mail stands; undefined while it cannot be read. */
export type FindMail = (orderId: OrderId, kind: MailKind, session?: string) => Promise<MailStanding | undefined>;

/** Whom the list of codes was last accepted for, among the first mailing and `resends` more. */
export type FindListReader = (orderId: OrderId, resends: number) => Promise<Mailbox | undefined>;

/**
 * Sends a step's message at once after a commit. It never throws: a message that is lost here is sent by the next look
 * at `wakeAt`.
 */
export type Nudge = {
  readonly fulfilOrder: (orderId: OrderId, cause: string, session?: string) => Promise<void>;
  readonly sendMail: (orderId: OrderId, mailId: string, session?: string) => Promise<void>;
};
