import type { FindClient } from "#functions/http/clients.ts";
import type { AgreementServices } from "#functions/services/agreement-services.ts";
import type { FulfilmentServices } from "#functions/services/fulfilment-services.ts";
import type { Platform } from "#functions/services/platform.ts";
import { CosmosOrderRepository } from "#shared/adapters/cosmos/order-repository.ts";
import { type Agreement, lastDayOf } from "#shared/agreements/domain/agreement.ts";
import type { Catalogue } from "#shared/catalogue/domain/catalogue.ts";
import { checkEligibility } from "#shared/catalogue/domain/eligibility.ts";
import { openFulfilment } from "#shared/fulfilment/domain/fulfilment.ts";
import { localDateOf } from "#shared/fulfilment/domain/local-date.ts";
import { endOfDay } from "#shared/fulfilment/domain/term.ts";
import { accept, refuse } from "#shared/kernel/outcome.ts";
import type { CheckEligibility, OrderingAgreement } from "#shared/ordering/ports.ts";
import { createAcceptOrder } from "#shared/ordering/use-cases/accept-order.ts";
import { createCancelOrder } from "#shared/ordering/use-cases/cancel-order.ts";
import { createCheckOrder } from "#shared/ordering/use-cases/check-order.ts";
import { createListPurchases, type ListEntered } from "#shared/ordering/use-cases/list-purchases.ts";
import { createReadOrder } from "#shared/ordering/use-cases/read-order.ts";

type Others = {
  readonly agreements: AgreementServices;
  readonly fulfilment: FulfilmentServices;
  readonly catalogue: Catalogue;
  readonly findClient: FindClient;
};

export type OrderingServices = ReturnType<typeof createOrderingServices>;

export function createOrderingServices({ clock, documents }: Platform, others: Others) {
  const { agreements, fulfilment } = others;
  const orders = new CosmosOrderRepository(documents("orders"));
  const findAgreement = async (agreementNumber: string) => {
    const agreement = await agreements.readAgreement(agreementNumber);
    return agreement.ok ? toOrderingAgreement(agreement.value.value) : undefined;
  };
  const checkOrder = createCheckOrder({ findAgreement, checkEligibility: checkInForceWith(others), clock });
  const nudge = fulfilment.nudge.fulfilOrder;
  return {
    acceptOrder: createAcceptOrder({
      orders,
      checkOrder,
      openingPromises: (order) => openFulfilment(order, order.acceptedAt).promises,
      nudge,
    }),
    checkOrder,
    readOrder: createReadOrder(orders),
    listPurchases: createListPurchases({ orders, listEntered: listEnteredWith(agreements) }),
    cancelOrder: createCancelOrder({ orders, stopFulfilment: fulfilment.cancelFulfilment }),
  };
}

const toOrderingAgreement = (agreement: Agreement): OrderingAgreement => ({
  agreementNumber: agreement.agreementNumber,
  programme: agreement.programme,
  market: agreement.market,
  customerName: agreement.customer.name,
  customerClass: agreement.customer.class,
  accreditedOn: agreement.customer.accreditation?.on ?? null,
  saCover: agreement.saCover,
  academyStandards: agreement.academyStandards ?? null,
  resellerIds: agreement.resellerIds,
  term: { ...agreement.term, calendar: agreement.calendar },
  endsAt: endOfDay(lastDayOf(agreement), agreement.term.timeZone),
});

const checkInForceWith =
  ({ catalogue, findClient }: Others): CheckEligibility =>
  (agreement, lines, { at, resellerId, form }) => {
    const edition = catalogue.editionInForce(agreement.market, at);
    if (edition === undefined) return refuse("edition-not-in-force", "/data/agreementNumber");
    const academicResellerSince = findClient(resellerId)?.academicAuthorisation?.on ?? null;
    const buyer = { ...agreement, form, academicResellerSince, on: localDateOf(at, agreement.term.timeZone) };
    const checked = checkEligibility(edition, buyer, lines);
    return checked.ok ? accept({ editionId: edition.editionId, lines: checked.value }) : checked;
  };

const listEnteredWith =
  ({ listEntered }: AgreementServices): ListEntered =>
  async (query) => {
    const entered = await listEntered(query);
    if (entered.ok) return accept(entered.value.map(({ orderId }) => orderId));
    return refuse(entered.refusal === "agreement-unknown" ? "agreement-not-found" : "order-unknown");
  };
