import type { FindClient } from "#functions/http/clients.ts";
import { currentCorrelation, currentLog } from "#functions/invocation.ts";
import { logLine } from "#functions/log-line.ts";
import type { AgreementServices } from "#functions/services/agreement-services.ts";
import type { CodeServices } from "#functions/services/code-services.ts";
import { warnOfLostMessage } from "#functions/services/lost-message.ts";
import type { NotificationServices } from "#functions/services/notification-services.ts";
import type { Platform } from "#functions/services/platform.ts";
import type { PricingServices } from "#functions/services/pricing-services.ts";
import { CosmosFulfilmentRepository } from "#shared/adapters/cosmos/fulfilment-repository.ts";
import { CosmosOrderWakeList } from "#shared/adapters/cosmos/order-wake-list.ts";
import type { Catalogue } from "#shared/catalogue/domain/catalogue.ts";
import { type Edition, statedProviders } from "#shared/catalogue/domain/edition.ts";
import { linkOf } from "#shared/catalogue/domain/edition-links.ts";
import type {
  FindContacts,
  FindDeliveryDays,
  FindDirections,
  FindExpiryPolicy,
  FindMembershipTerms,
  FindProviders,
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
import { createFindReleasedLots } from "#shared/fulfilment/use-cases/find-released-lots.ts";
import { createFulfilOrder } from "#shared/fulfilment/use-cases/fulfil-order.ts";
import { createInvoiceOrders } from "#shared/fulfilment/use-cases/invoice-orders.ts";
import { createLeaveRegister } from "#shared/fulfilment/use-cases/leave-register.ts";
import { createListOrderCodes } from "#shared/fulfilment/use-cases/list-order-codes.ts";
import { createNudge } from "#shared/fulfilment/use-cases/nudge.ts";
import { createProcessOrder } from "#shared/fulfilment/use-cases/process-order.ts";
import { createReleaseOrder } from "#shared/fulfilment/use-cases/release-order.ts";
import { createRemindContact } from "#shared/fulfilment/use-cases/remind-contact.ts";
import { createResendCodes } from "#shared/fulfilment/use-cases/resend-codes.ts";
import { createResumeOrder } from "#shared/fulfilment/use-cases/resume-order.ts";
import { createWakeOrders, type DueOrder } from "#shared/fulfilment/use-cases/wake-orders.ts";
import type { LotId, OrderId } from "#shared/kernel/identifiers.ts";
import { instant } from "#shared/kernel/instant.ts";
import { MissingDocumentError } from "#shared/kernel/versioned.ts";
import { planMail } from "#shared/notifications/domain/mail.ts";
import { reviseMail } from "#shared/notifications/domain/mail-revision.ts";

export type FulfilmentServices = ReturnType<typeof createFulfilmentServices>;

type Others = {
  readonly agreements: AgreementServices;
  readonly codes: CodeServices;
  readonly notifications: NotificationServices;
  readonly catalogue: Catalogue;
  readonly pricing: PricingServices;
  readonly findClient: FindClient;
};

export function createFulfilmentServices(platform: Platform, others: Others) {
  const { clock, documents, sendToFulfilment, sendToNotifications } = platform;
  const { codes, notifications } = others;
  const orders = new CosmosFulfilmentRepository(documents("orders"), {
    plan: (orderId, request) => planMail(orderId, request, clock()),
    revise: (mail, revision) => reviseMail(mail, revision, clock()),
  });
  const findContacts = findContactsWith(others);
  const nudge = createNudge({ clock, sendToFulfilment, sendToNotifications, onLost: warnOfLostMessage });
  const summariseLot = summariseWith(codes);
  const findReleasedLots = createFindReleasedLots({ orders });
  const steps = stepsWith(others, findContacts);
  return {
    fulfilOrder: createFulfilOrder({ orders, steps, findContacts, nudge, clock }),
    curtailOrder: createCurtailOrder({ orders, nudge, clock }),
    invoiceOrders: createInvoiceOrders({
      orders,
      findDeliveryDays: findDeliveryDaysWith(others),
      findContacts,
      nudge,
      clock,
      onCalendarEnding: warnOfEndingCalendar,
    }),
    findReleasedLots,
    listOrderCodes: createListOrderCodes({ findReleasedLots, listCodes: (lotId) => codes.listCodes(lotId) }),
    cancelFulfilment: createCancelFulfilment({ orders, nudge, clock }),
    resumeOrder: createResumeOrder({ orders, findContacts, summariseLot, resumeLot: codes.resumeLot, nudge, clock }),
    resendCodes: createResendCodes({ ...notifications, orders, findContacts, nudge, clock }),
    wakeOrders: createWakeOrders({
      list: new CosmosOrderWakeList(documents("orders")),
      clock,
      sendToFulfilment,
      sendToNotifications,
      onParked: warnOfParkedOrder,
    }),
    nudge,
  };
}

/** What is done in each step, with what its neighbours give. */
function stepsWith(others: Others, findContacts: FindContacts) {
  const { agreements, codes, notifications, pricing } = others;
  return {
    process: createProcessOrder({
      ...agreements,
      priceOrder: pricing.priceOrder,
      findContacts,
      findDeliveryDays: findDeliveryDaysWith(others),
      findDirections: findDirectionsWith(others),
      findExpiryPolicy: findExpiryPolicyWith(others),
    }),
    announce: createAnnounceSitePacks(notifications),
    confirm: createConfirmOrder(notifications),
    release: createReleaseOrder({
      ...agreements,
      ...codes,
      findContacts,
      findDirections: findDirectionsWith(others),
      findProviders: findProvidersWith(others),
      findMembershipTerms: findMembershipTermsWith(others),
      onLate: reportLateDelivery,
    }),
    deliver: createDeliverOrder(notifications),
    remind: createRemindContact({ ...agreements, ...codes, findContacts, findDirections: findDirectionsWith(others) }),
    curtail: createCurtailLots(codes.curtailLot),
    tell: createTellOfEnding(findContacts),
    end: createEndOrder({ summariseLot: summariseWith(codes), findContacts }),
    leave: createLeaveRegister(agreements.leaveRegister),
  };
}

/** Of a contact registered before its moment was kept. */
const LONG_AGO = instant(0);

const findContactsWith =
  ({ agreements, findClient }: Others): FindContacts =>
  async ({ agreementNumber, resellerId }) => {
    const agreement = await agreements.readAgreement(agreementNumber);
    if (!agreement.ok) throw new MissingDocumentError(`agreement ${agreementNumber} cannot be read`);
    const { customer, noticesContact, contactSince = LONG_AGO } = agreement.value.value;
    const { name, email } = findClient(resellerId) ?? {};
    return {
      customerName: customer.name,
      notices: { name: noticesContact.name, email: noticesContact.email },
      locale: noticesContact.locale,
      since: contactSince,
      ...(name === undefined || email === undefined ? {} : { reseller: { name, email } }),
    };
  };

const findDirectionsWith =
  ({ catalogue }: Others): FindDirections =>
  (editionId) => {
    const edition = existing(catalogue, editionId);
    const { url, phone } = edition.customerServices.certiport;
    return {
      managementUrl: linkOf(edition, "site-pack-management").url,
      customerService: { url, phone },
      testCentreEnrolmentUrl: linkOf(edition, "test-centre-enrolment").url,
    };
  };

const findExpiryPolicyWith =
  ({ catalogue }: Others): FindExpiryPolicy =>
  (editionId) => {
    const { packYearStart, mustSitBy } = existing(catalogue, editionId).policy;
    return { packYearStart, mustSitBy };
  };

const findDeliveryDaysWith =
  ({ catalogue }: Others): FindDeliveryDays =>
  (editionId) => {
    const { earliestBusinessDay, latestBusinessDay } = existing(catalogue, editionId).policy;
    return { first: earliestBusinessDay, last: latestBusinessDay };
  };

const findProvidersWith =
  ({ catalogue }: Others): FindProviders =>
  (editionId) =>
    statedProviders(existing(catalogue, editionId));

const findMembershipTermsWith =
  ({ catalogue }: Others): FindMembershipTerms =>
  (editionId) => {
    const edition = existing(catalogue, editionId);
    return {
      benefits: edition.imagineAcademy.benefits.map(({ names }) => names),
      academyUrl: linkOf(edition, "imagine-academy").url,
    };
  };

function existing(catalogue: Catalogue, editionId: string): Edition {
  const edition = catalogue.editionById(editionId);
  if (edition === undefined) throw new Error(`there is no edition ${editionId}`);
  return edition;
}

const summariseWith =
  ({ summariseLot }: CodeServices): SummariseLot =>
  async (lotId) => {
    const { state, redeemed = 0, isParked } = await summariseLot(lotId as LotId);
    return { isClosed: state === "closed", redeemed, isParked };
  };

const reportLateDelivery = (orderId: OrderId): void =>
  currentLog().error(logLine("delivery-late", { orderId, ...currentCorrelation() }));

const warnOfEndingCalendar = ({ calendarId, validUntil }: { calendarId: string; validUntil: string }): void =>
  currentLog().warn(logLine("calendar-ends-soon", { calendarId, validUntil, ...currentCorrelation() }));

const warnOfParkedOrder = ({ orderId, mailId, correlationId }: DueOrder): void =>
  currentLog().error(logLine("order-parked", { orderId, mailId, correlationId }));
