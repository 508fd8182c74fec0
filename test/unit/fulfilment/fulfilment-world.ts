import { expect } from "vitest";
import { toMailStanding } from "#shared/adapters/cosmos/mail-ledger.ts";
import type { MailKind } from "#shared/contracts/mail-request.ts";
import type { OrderPrice } from "#shared/contracts/order-price.ts";
import type {
  CountRedeemed,
  CurtailLot,
  EnterRegister,
  FindDeliveryDays,
  FindDirections,
  FindExpiryPolicy,
  FindProviders,
  IssueLot,
  LeaveRegister,
  Nudge,
  PriceOrder,
  SummariseLot,
} from "#shared/fulfilment/ports.ts";
import {
  createAnnounceSitePacks,
  createConfirmOrder,
  createDeliverOrder,
} from "#shared/fulfilment/use-cases/await-mail.ts";
import { createCancelFulfilment } from "#shared/fulfilment/use-cases/cancel-fulfilment.ts";
import {
  createCurtailLots,
  createCurtailOrder,
  createTellOfEnding,
} from "#shared/fulfilment/use-cases/curtail-order.ts";
import { createEndOrder } from "#shared/fulfilment/use-cases/end-order.ts";
import { createFulfilOrder } from "#shared/fulfilment/use-cases/fulfil-order.ts";
import { createInvoiceOrders, type InvoiceOrdersCommand } from "#shared/fulfilment/use-cases/invoice-orders.ts";
import { createLeaveRegister } from "#shared/fulfilment/use-cases/leave-register.ts";
import { createProcessOrder } from "#shared/fulfilment/use-cases/process-order.ts";
import { createReleaseOrder } from "#shared/fulfilment/use-cases/release-order.ts";
import { createRemindContact } from "#shared/fulfilment/use-cases/remind-contact.ts";
import { createResendCodes } from "#shared/fulfilment/use-cases/resend-codes.ts";
import { createResumeOrder } from "#shared/fulfilment/use-cases/resume-order.ts";
import type { Claim } from "#shared/kernel/claim.ts";
import type { LotId } from "#shared/kernel/identifiers.ts";
import { type Instant, instant } from "#shared/kernel/instant.ts";
import { accept, refuse } from "#shared/kernel/outcome.ts";
import { acceptMail, failMail, type Mail, startSending } from "#shared/notifications/domain/mail.ts";
import { createFindListReader } from "#shared/notifications/use-cases/find-list-reader.ts";
import type { Order } from "#shared/ordering/domain/order.ts";
import { contacts, deliveryDays, directions, PROCESSED_AT, processedTerms } from "#test/support/fulfilments.ts";
import { anOrder, fulfilmentOf, InMemoryOrders } from "#test/support/in-memory-orders.ts";

type IssuedLot = Parameters<IssueLot>[0] & { readonly lotId: LotId };

/** The neighbours of fulfilment: what they were told stays, and each can be away. */
class Neighbours {
  /** Every entry of the register, by order. */
  readonly register = new Map<string, Parameters<EnterRegister>[0]>();
  readonly lots: IssuedLot[] = [];
  /** Codes redeemed by closed lot. */
  readonly closed = new Map<string, number>();
  /** Codes redeemed until now, by lot. */
  readonly redeemed = new Map<string, number>();
  /** What was sent at once, e.g. `send-mail order-confirmation`. */
  readonly messages: string[] = [];
  /** Thrown instead of finding contacts, which every step does after its own work. */
  fault: Error | undefined;
  /** Who is written to; changed as an agreement is. */
  contacts = contacts;
  /** Orders taken out of the register. */
  readonly left: string[] = [];
  /** Lots that wait for an operator. */
  readonly parkedLots = new Set<string>();
  /** What operators were told, e.g. `delivery-late <order id>`. */
  readonly alerts: string[] = [];

  /** The last day of every order that is entered: of its agreement, unless a test says otherwise. */
  subscriptionEndsOn: string;

  /** The last day of the agreement as its register knows it. */
  agreementEndsOn: string;

  /** What its agreement has ordered before every order that is entered. */
  codesBefore = 0;

  constructor(agreementEndsOn: string) {
    this.subscriptionEndsOn = agreementEndsOn;
    this.agreementEndsOn = agreementEndsOn;
  }

  readonly enterRegister: EnterRegister = async (request) => {
    if (!this.register.has(request.orderId)) this.register.set(request.orderId, request);
    const { form, startsOn } = request;
    const subscription = { startsOn, endsOn: this.subscriptionEndsOn };
    return { form, subscription, term: { startsOn, endsOn: this.agreementEndsOn }, codesBefore: this.codesBefore };
  };
  /** What every order costs, and what it was priced by. */
  price: OrderPrice = processedTerms.price;
  readonly priced: Parameters<PriceOrder>[0][] = [];
  readonly priceOrder: PriceOrder = async (order) => {
    this.priced.push(order);
    return this.price;
  };
  readonly findContacts = async () => {
    if (this.fault) throw this.fault;
    return this.contacts;
  };
  /** Whether the agreement names a Certiport centre. */
  isTestCentre = true;
  readonly hasTestCentre = async () => this.isTestCentre;
  readonly findDirections: FindDirections = () => directions;
  /** Which editions promise codes on other days than all others do. */
  deliveryDays: Readonly<Record<string, ReturnType<FindDeliveryDays>>> = {};
  readonly findDeliveryDays: FindDeliveryDays = (editionId) => this.deliveryDays[editionId] ?? deliveryDays;
  expiryPolicy: ReturnType<FindExpiryPolicy> = { packYearStart: "delivery", mustSitBy: false };
  readonly findExpiryPolicy: FindExpiryPolicy = () => this.expiryPolicy;
  /** Who delivers exams, as the edition states it. */
  providers: ReturnType<FindProviders> = {};
  readonly findProviders: FindProviders = () => this.providers;
  readonly issueLot: IssueLot = async (request) => {
    const { orderId, line, part } = request;
    const earlier = this.lots.find((lot) => lot.orderId === orderId && lot.line === line && lot.part === part);
    const lot = earlier ?? { ...request, lotId: `AAAAA${this.lots.length}` as LotId };
    if (earlier === undefined) this.lots.push(lot);
    return lot;
  };
  readonly curtailLot: CurtailLot = async (lotId, expiresAt) => {
    const index = this.lots.findIndex((lot) => lot.lotId === lotId);
    const lot = this.lots[index] ?? expect.fail(`no lot ${lotId}`);
    if (lot.expiresAt > expiresAt) this.lots[index] = { ...lot, expiresAt, expiryBoundBy: "agreement-ended" };
    return this.lots[index] ?? lot;
  };
  readonly summariseLot: SummariseLot = async (lotId) => ({
    isClosed: this.closed.has(lotId),
    redeemed: this.closed.get(lotId) ?? 0,
    isParked: this.parkedLots.has(lotId),
  });
  readonly leaveRegister: LeaveRegister = async ({ orderId }) => void this.left.push(orderId);
  readonly resumeLot = async (lotId: string) => this.parkedLots.delete(lotId);
  readonly onLate = (orderId: string) => void this.alerts.push(`delivery-late ${orderId}`);
  readonly onCalendarEnding = ({ calendarId }: { readonly calendarId: string }) =>
    void this.alerts.push(`calendar-ends-soon ${calendarId}`);
  readonly countRedeemed: CountRedeemed = async (lotId) => this.redeemed.get(lotId) ?? 0;
  readonly nudge: Nudge = {
    fulfilOrder: async (_orderId, cause) => void this.messages.push(`fulfil-order ${cause}`),
    sendMail: async (_orderId, mailId) => void this.messages.push(`send-mail ${mailId}`),
  };
}

/** The context on fakes, with accepted orders, a second after they were accepted. */
export async function fulfilmentWorld(...accepted: readonly Order[]) {
  const orders = accepted.length === 0 ? [anOrder()] : accepted;
  const store = new InMemoryOrders();
  for (const order of orders) await store.orders.create(order);
  const [{ orderId, term } = anOrder()] = orders;
  const around = new Neighbours(term.endsOn);
  const time = { now: PROCESSED_AT };
  const clock = () => time.now;
  const { nudge } = around;

  const findMail = async (id: string, kind: MailKind) => {
    const found = await store.ledger.find(id, kind);
    return found && toMailStanding(found.value);
  };
  const steps = {
    process: createProcessOrder(around),
    announce: createAnnounceSitePacks({ findMail, findContacts: around.findContacts }),
    confirm: createConfirmOrder({ findMail, findContacts: around.findContacts }),
    release: createReleaseOrder(around),
    deliver: createDeliverOrder({ findMail, findContacts: around.findContacts }),
    remind: createRemindContact(around),
    curtail: createCurtailLots(around.curtailLot),
    tell: createTellOfEnding(around.findContacts),
    end: createEndOrder(around),
    leave: createLeaveRegister(around.leaveRegister),
  };
  const fulfilOrder = createFulfilOrder({ orders: store.fulfilments, steps, nudge, clock });
  const invoiceOrders = createInvoiceOrders({
    orders: store.fulfilments,
    findDeliveryDays: around.findDeliveryDays,
    nudge,
    clock,
    onCalendarEnding: around.onCalendarEnding,
  });
  const cancelFulfilment = createCancelFulfilment({ orders: store.fulfilments, nudge, clock });
  const resumeOrder = createResumeOrder({ ...around, orders: store.fulfilments, clock });
  const findListReader = createFindListReader(store);
  const resendCodes = createResendCodes({ ...around, orders: store.fulfilments, findListReader, clock });
  const changeMail = async (mailId: string, change: (mail: Mail) => Mail) => {
    const found = await store.ledger.find(orderId, mailId);
    if (found === undefined) throw new Error(`no mail ${mailId} is planned`);
    await store.ledger.save(change(found.value), found.version);
  };
  const claims = { asked: 0, isReuse: false };
  const claim: Claim = async () => {
    claims.asked += 1;
    return claims.isReuse ? refuse("idempotency-key-reuse") : accept("first");
  };
  return {
    ...{ store, around, claims, time },
    at: (moment: string) => Object.assign(time, { now: instant(moment) }),
    fulfil: (session?: string, id = orderId) =>
      fulfilOrder({ orderId: id, ...(session === undefined ? {} : { session }) }),
    fulfilment: async (id = orderId) => (await fulfilmentOf(store, id)).value,
    mailKinds: async (id = orderId) => (await store.orders.findHistory(id))?.mails.map(({ kind }) => kind),
    invoice: (changes: Partial<InvoiceOrdersCommand> = {}) =>
      invoiceOrders(
        { invoiceNumber: "INV-1", invoicedOn: "2026-12-18", resellerId: "lar-demo", orderIds: [orderId], ...changes },
        claim,
      ),
    curtail: (endsOn: string) => createCurtailOrder({ orders: store.fulfilments, nudge, clock })({ orderId, endsOn }),
    cancel: (resellerId = "lar-demo") => cancelFulfilment({ orderId, resellerId }, claim),
    resume: (id = orderId) => resumeOrder(id, claim),
    resend: (number: number) => resendCodes({ orderId, number }, claim),
    mail: async (mailId: string) => (await store.ledger.find(orderId, mailId))?.value,
    /** The mail service refuses a planned mail for good. */
    refuseMail: (kind: MailKind, about: "reader" | "message" = "reader") =>
      changeMail(kind, (mail) => {
        const refusal = { reason: "smtp-550", about, isCopyTaken: false } as const;
        return failMail(sendingOf(mail, time.now), refusal, time.now);
      }),
    /** The mail is on its way, and nobody knows yet what became of it. */
    beginSending: (kind: MailKind) => changeMail(kind, (mail) => sendingOf(mail, time.now)),
    /** The mail service takes a planned mail. */
    acceptMail: (mailId: string, at = time.now) => changeMail(mailId, (mail) => acceptMail(mail, at)),
    /** Nobody looks at the mail any more until an operator has it looked at. */
    parkMail: (kind: MailKind) => changeMail(kind, ({ wakeAt: _wakeAt, ...mail }) => ({ ...mail, parkedAt: time.now })),
  };
}

function sendingOf(mail: Mail, at: Instant): Mail {
  const sending = startSending(mail, { at, sender: contacts.notices });
  if (!sending.ok) throw new Error(`${mail.mailId} cannot be sent: ${sending.refusal}`);
  return sending.value;
}

export type FulfilmentWorld = Awaited<ReturnType<typeof fulfilmentWorld>>;

/** When the codes of an invoice of 18 December 2026 are released in Taiwan. */
export const RELEASED_AT = "2026-12-28T00:00:00.000Z";

/** Brings the one order to where its codes are delivered. */
export async function deliver(world: FulfilmentWorld): Promise<void> {
  await world.fulfil();
  await world.acceptMail("order-confirmation");
  await world.fulfil();
  await world.invoice();
  world.at(RELEASED_AT);
  await world.fulfil();
  await world.acceptMail("code-list");
  await world.fulfil();
}
