import type { BusinessDays } from "#shared/contracts/business-days.ts";
import type { MailRequest, MembershipTerms, SitePackDirections } from "#shared/contracts/mail-request.ts";
import type { DeliveryWindow } from "#shared/fulfilment/domain/delivery-window.ts";
import {
  type Fulfilment,
  type FulfilmentLot,
  type OrderedGoods,
  openFulfilment,
} from "#shared/fulfilment/domain/fulfilment.ts";
import { type Contacts, codeList, expiryNotice, orderConfirmation } from "#shared/fulfilment/domain/mail-requests.ts";
import * as transitions from "#shared/fulfilment/domain/transitions.ts";
import { orderIdOf } from "#shared/kernel/identifiers.ts";
import { type Instant, instant } from "#shared/kernel/instant.ts";
import type { Texts } from "#shared/kernel/locale.ts";

/** The same in every language, with the language. */
const texts = (text: string): Texts => ({
  en: text,
  fr: `${text} (fr)`,
  de: `${text} (de)`,
  "zh-TW": `${text} (zh-TW)`,
});

export const ACCEPTED_AT = instant("2026-12-18T01:00:00Z");
export const PROCESSED_AT = instant("2026-12-18T01:00:01Z");
export const INVOICED_AT = instant("2026-12-18T03:00:00Z");
export const RELEASE_AT = instant("2026-12-29T00:00:00Z");
export const EXPIRES_AT = instant("2027-08-31T16:00:00Z");

export const contacts: Contacts & { readonly since: Instant } = {
  since: instant("2026-09-01T00:00:00Z"),
  customerName: "臺北市立範例高級中學",
  notices: { name: "林雅婷", email: "notices@school.example" },
  locale: "zh-TW",
  reseller: { name: "LAR Demo", email: "orders@reseller.example" },
};

/** Where the readers of site packs are led. */
export const directions: SitePackDirections = {
  managementUrl: "https://packs.example/manage",
  customerService: { url: "https://certiport.example/support", phone: "+1 800 555 0199" },
  testCentreEnrolmentUrl: "https://certiport.example/enrol",
};

/** As every edition promises. */
export const deliveryDays: BusinessDays = { first: 5, last: 10 };

/** What an edition says of Imagine Academy. */
export const membershipTerms: MembershipTerms = {
  benefits: [texts("Online courses"), texts("Marketing resources")],
  academyUrl: "https://academy.example/start",
};

/** Two class packs of a Taiwanese school. */
export const goods = (changes: Partial<OrderedGoods> = {}): OrderedGoods => ({
  orderId: orderIdOf("lar-demo", "PO-7781"),
  resellerId: "lar-demo",
  purchaseOrderNumber: "PO-7781",
  agreementNumber: "EES-TW-1042",
  form: "pro-rated",
  market: "TW",
  editionId: "C-2019-zh",
  term: { startsOn: "2026-09-01", endsOn: "2027-08-31", timeZone: "Asia/Taipei", calendar: "TW" },
  lines: [{ sku: "CLASS-MCP-30", quantity: 2, codes: 60, examFamilies: ["MCP"], hasPackYear: true }],
  ...changes,
});

/** To the end of the agreement, without a price, by an edition that settles nothing in particular. */
export const processedTerms: Parameters<typeof transitions.process>[1] = {
  subscription: { startsOn: "2026-12-18", endsOn: "2027-08-31" },
  price: { status: "unpriced", reason: "price-list-unknown" },
  expiryPolicy: { packYearStart: "delivery", mustSitBy: false },
};

export const deliveryTerms: DeliveryWindow = {
  opensAt: instant("2026-12-28T16:00:00Z"),
  releaseAt: RELEASE_AT,
  closesAt: instant("2027-01-02T16:00:00Z"),
  calendarId: "TW",
  calendarVersion: "2026.1",
  businessDays: deliveryDays,
  opensOn: "2026-12-29",
  lastOn: "2027-01-02",
};

export const lot: FulfilmentLot = {
  lotId: "ABC123",
  line: 0,
  sku: "CLASS-MCP-30",
  codes: 60,
  expiresAt: EXPIRES_AT,
  expiryBoundBy: "agreement",
  lastUsableOn: "2027-08-31",
};

/** A fulfilment brought to a milestone by its own transitions, each at its constant moment above. */
export const fulfilmentThat = {
  isAccepted: (): Fulfilment => openFulfilment(goods(), ACCEPTED_AT),
  isProcessed: (): Fulfilment =>
    transitions.process(fulfilmentThat.isAccepted(), processedTerms, [confirmation()], PROCESSED_AT).next,
  isConfirmed: (at: Instant = PROCESSED_AT): Fulfilment =>
    transitions.confirm(fulfilmentThat.isProcessed(), at, at).next,
  isInvoiced: (): Fulfilment =>
    transitions.recordInvoice(
      fulfilmentThat.isConfirmed(),
      { invoiceNumber: "INV-1", invoicedOn: "2026-12-18", recordedAt: INVOICED_AT },
      deliveryTerms,
      INVOICED_AT,
    ).next,
  isReleased: (): Fulfilment =>
    transitions.release(
      fulfilmentThat.isInvoiced(),
      [lot],
      [codeList(fulfilmentThat.isInvoiced(), [lot], contacts)],
      RELEASE_AT,
    ).next,
  isDelivered: (at: Instant = RELEASE_AT): Fulfilment => transitions.deliver(fulfilmentThat.isReleased(), at, at).next,
  hasEnded: (at: Instant): Fulfilment =>
    transitions.end(fulfilmentThat.isDelivered(), [{ ...lot, redeemed: 2, expired: 58 }], [notice()], at).next,
};

const confirmation = (): MailRequest => orderConfirmation(fulfilmentThat.isAccepted(), deliveryDays, contacts);
const notice = (): MailRequest => expiryNotice(fulfilmentThat.isReleased(), [lot], contacts);
