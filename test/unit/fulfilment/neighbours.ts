import { expect } from "vitest";
import type { OrderPrice } from "#shared/contracts/order-price.ts";
import type {
  CountRedeemed,
  CurtailLot,
  EnterRegister,
  FindDeliveryDays,
  FindDirections,
  FindExpiryPolicy,
  FindMembershipTerms,
  FindProviders,
  GrantMembership,
  IssueLot,
  LeaveRegister,
  Nudge,
  PriceOrder,
  SummariseLot,
} from "#shared/fulfilment/ports.ts";
import type { LotId } from "#shared/kernel/identifiers.ts";
import { contacts, deliveryDays, directions, membershipTerms, processedTerms } from "#test/support/fulfilments.ts";

type IssuedLot = Parameters<IssueLot>[0] & { readonly lotId: LotId };

/** The neighbours of fulfilment: what they were told stays, and each can be away. */
export class Neighbours {
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
  expiryPolicy: ReturnType<FindExpiryPolicy> = { packYearStart: "delivery", mustSitBy: false };
  readonly findExpiryPolicy: FindExpiryPolicy = () => this.expiryPolicy;
  /** Which editions promise codes on other days than all others do. */
  deliveryDays: Readonly<Record<string, ReturnType<FindDeliveryDays>>> = {};
  readonly findDeliveryDays: FindDeliveryDays = (editionId) => this.deliveryDays[editionId] ?? deliveryDays;
  /** Who delivers exams, as the edition states it. */
  providers: ReturnType<FindProviders> = {};
  readonly findProviders: FindProviders = () => this.providers;
  /** What is written down beside agreements, by order and line. */
  readonly memberships = new Map<string, Parameters<GrantMembership>[0]>();
  readonly grantMembership: GrantMembership = async (membership) => {
    const name = `${membership.orderId}/${membership.line}`;
    if (!this.memberships.has(name)) this.memberships.set(name, membership);
  };
  readonly findMembershipTerms: FindMembershipTerms = () => membershipTerms;
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
