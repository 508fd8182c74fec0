import type { Documents, Stored } from "#shared/adapters/cosmos/documents.ts";
import { type MailDocument, toMail, toMailStanding } from "#shared/adapters/cosmos/mail-ledger.ts";
import type { FulfilmentDocument, OrderDocument } from "#shared/adapters/cosmos/order-documents.ts";
import { type Fulfilment, statusOf } from "#shared/fulfilment/domain/fulfilment.ts";
import { holdOf } from "#shared/fulfilment/domain/hold.ts";
import { isOpen, lateFrom, type ServicePromise } from "#shared/fulfilment/domain/service-promise.ts";
import type { OrderId } from "#shared/kernel/identifiers.ts";
import { MissingDocumentError } from "#shared/kernel/versioned.ts";
import type { Awaited, OpenPromise, OrderStanding } from "#shared/operations/domain/order-standing.ts";

/** Each page is projected order by order, so it is small enough to be done in a run. */
const FEED_PAGE = 200;

type AnyDocument = (OrderDocument | FulfilmentDocument | MailDocument) & { readonly _ts: number };

/** The orders of container `orders`: which of them changed, and how each stands. */
export class CosmosOrderStandings {
  readonly #documents: Documents;

  constructor(documents: Documents) {
    this.#documents = documents;
  }

  async after(position: string | undefined) {
    const changes = await this.#documents.changes<Stored & { readonly orderId: OrderId }>(position, FEED_PAGE);
    if (changes === undefined) return undefined;
    return { orderIds: [...new Set(changes.documents.map(({ orderId }) => orderId))], position: changes.position };
  }

  async read(orderId: OrderId): Promise<OrderStanding> {
    const documents = await this.#documents.inPartition<AnyDocument>(orderId, { query: "SELECT * FROM c" });
    const fulfilment = documents.find((document) => document.kind === "fulfilment");
    if (fulfilment === undefined) throw new MissingDocumentError(`order ${orderId} cannot be read`);
    const mails = documents
      .filter((document) => document.kind === "mail")
      .map(toMail)
      .map(toMailStanding);
    const held = holdOf(fulfilment, mails);
    const { resellerId, purchaseOrderNumber, agreementNumber, milestones, lines, promises } = fulfilment;
    return {
      orderId,
      resellerId,
      purchaseOrderNumber,
      agreementNumber,
      acceptedAt: milestones.accepted,
      status: statusOf(fulfilment),
      codes: lines.reduce((sum, { codes }) => sum + codes, 0),
      ...(held === undefined ? {} : { held }),
      openPromises: promises.filter(isOpen).map((promise) => toOpenPromise(promise, fulfilment)),
      changedAt: Math.max(...documents.map(({ _ts }) => _ts)),
    };
  }
}

function toOpenPromise(promise: ServicePromise, fulfilment: Fulfilment): OpenPromise {
  const { kind, clock, startedAt, dueAt, missedAt } = promise;
  return {
    kind,
    clock,
    startedAt,
    dueAt,
    lateFrom: lateFrom(promise),
    ...(missedAt === undefined ? {} : { missedAt }),
    awaits: awaitedBy(promise, fulfilment),
  };
}

function awaitedBy({ kind }: ServicePromise, { milestones }: Fulfilment): Awaited {
  if (milestones.processed === undefined) return "awaits-processing";
  return kind === "deliver" && milestones.released === undefined ? "awaits-release" : "awaits-mail";
}
