import type { Documents, Stored } from "#shared/adapters/cosmos/documents.ts";
import { type MailDocument, toMail, toMailStanding } from "#shared/adapters/cosmos/mail-ledger.ts";
import {
  type FulfilmentDocument,
  ORDER_ID,
  type OrderDocument,
  toFulfilmentDocument,
  toOrder,
  toOrderDocument,
} from "#shared/adapters/cosmos/order-documents.ts";
import { openFulfilment, statusOf } from "#shared/fulfilment/domain/fulfilment.ts";
import { holdOf } from "#shared/fulfilment/domain/hold.ts";
import { shownMemberships } from "#shared/fulfilment/domain/memberships.ts";
import type { OrderId } from "#shared/kernel/identifiers.ts";
import { type Mail, recipientRoleOf } from "#shared/notifications/domain/mail.ts";
import { maskedAddress } from "#shared/notifications/domain/masked-address.ts";
import type { Order } from "#shared/ordering/domain/order.ts";
import type { OrderHistory, OrderMail, OrderProgress, OrderRepository } from "#shared/ordering/ports.ts";

type HistoryDocument = OrderDocument | FulfilmentDocument | MailDocument;

/** Orders are stored with their opened fulfilment in one batch, and never changed. */
export class CosmosOrderRepository implements OrderRepository {
  readonly #documents: Documents;

  constructor(documents: Documents) {
    this.#documents = documents;
  }

  async create(order: Order) {
    const creations: Stored[] = [toOrderDocument(order), toFulfilmentDocument(openFulfilment(order, order.acceptedAt))];
    const created = await this.#documents.batch(
      order.orderId,
      creations.map((document) => ({ operationType: "Create", resourceBody: { ...document } })),
    );
    return created === "exists" ? created : { session: created.session };
  }

  async find(orderId: OrderId) {
    const stored = await this.#documents.read<OrderDocument>(orderId, ORDER_ID);
    return stored && toOrder(stored.value);
  }

  async findHistory(orderId: OrderId): Promise<OrderHistory | undefined> {
    const documents = await this.#documents.inPartition<HistoryDocument>(orderId, { query: "SELECT * FROM c" });
    const order = documents.find((document) => document.kind === "order");
    const fulfilment = documents.find((document) => document.kind === "fulfilment");
    if (order === undefined || fulfilment === undefined) return undefined;
    const mails = documents.filter((document) => document.kind === "mail").map(toMail);
    return { order: toOrder(order), progress: toProgress(fulfilment, mails), mails: mails.map(toOrderMail) };
  }
}

function toProgress(fulfilment: FulfilmentDocument, mails: readonly Mail[]): OrderProgress {
  const { subscription, ending, price, promises, timeline, lots, invoice } = fulfilment;
  const held = holdOf(fulfilment, mails.map(toMailStanding));
  const memberships = shownMemberships(fulfilment);
  return {
    status: statusOf(fulfilment),
    ...(held === undefined ? {} : { held }),
    ...(subscription === undefined ? {} : { subscription }),
    ...(ending === undefined ? {} : { ending: { endsOn: ending.endsOn } }),
    ...(price === undefined ? {} : { price }),
    promises,
    timeline,
    lots: lots.map(({ lotId: _lotId, lastUsableOn: _lastUsableOn, awaitsTestCentre: _awaits, ...lot }) => lot),
    ...(memberships.length === 0 ? {} : { memberships }),
    ...(invoice === undefined
      ? {}
      : { invoice: { invoiceNumber: invoice.invoiceNumber, invoicedOn: invoice.invoicedOn } }),
  };
}

function toOrderMail({ request, status, templateEdition, plannedAt, acceptedAt }: Mail): OrderMail {
  return {
    kind: request.kind,
    recipientRole: recipientRoleOf({ request }),
    recipient: maskedAddress(request.recipients.to.email),
    locale: request.locale,
    status,
    templateEdition,
    plannedAt,
    ...(acceptedAt === undefined ? {} : { acceptedAt }),
  };
}
