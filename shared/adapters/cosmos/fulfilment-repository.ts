import type { OperationInput } from "@azure/cosmos";
import type { Documents } from "#shared/adapters/cosmos/documents.ts";
import { type MailDocument, toMail, toMailDocument, toMailStanding } from "#shared/adapters/cosmos/mail-ledger.ts";
import {
  FULFILMENT_ID,
  type FulfilmentDocument,
  toFulfilment,
  toFulfilmentDocument,
} from "#shared/adapters/cosmos/order-documents.ts";
import type { MailRequest, MailRevision } from "#shared/contracts/mail-request.ts";
import type { Fulfilment, Transition } from "#shared/fulfilment/domain/fulfilment.ts";
import type { FulfilmentRepository } from "#shared/fulfilment/ports.ts";
import { correlationOf } from "#shared/kernel/correlation.ts";
import type { OrderId } from "#shared/kernel/identifiers.ts";
import type { Versioned } from "#shared/kernel/versioned.ts";
import type { Mail } from "#shared/notifications/domain/mail.ts";

/** What becomes of an order's mails now: filled with the notifications context's own rules. */
export type MailRules = {
  readonly plan: (orderId: OrderId, request: MailRequest) => Mail;
  /** The same mail where the revision does not concern it. */
  readonly revise: (mail: Mail, revision: MailRevision) => Mail;
};

/** The etag the database keeps beside a document. */
type WithEtag = { readonly _etag: string };

const MAILS = `SELECT * FROM c WHERE c.kind = "mail"`;

/** State and planned mails change in one batch, so that neither exists without the other. */
export class CosmosFulfilmentRepository implements FulfilmentRepository {
  readonly #documents: Documents;
  readonly #rules: MailRules;

  constructor(documents: Documents, rules: MailRules) {
    this.#documents = documents;
    this.#rules = rules;
  }

  async find(orderId: OrderId, session?: string) {
    const stored = await this.#documents.read<FulfilmentDocument>(orderId, FULFILMENT_ID, session);
    return stored && { ...stored, value: toFulfilment(stored.value) };
  }

  async save({ value, version }: Versioned<Fulfilment>, { next, mails, revision }: Transition<MailRequest>) {
    const { orderId } = value;
    const result = await this.#documents.batch(orderId, [
      {
        operationType: "Replace",
        id: FULFILMENT_ID,
        resourceBody: { ...toFulfilmentDocument(next) },
        ifMatch: version,
      },
      ...mails.map((request) => ({
        operationType: "Create" as const,
        resourceBody: { ...toMailDocument({ ...this.#rules.plan(orderId, request), ...correlationOf(value) }) },
      })),
      ...(revision === undefined ? [] : await this.#revisions(orderId, revision)),
    ]);
    if (result === "exists") throw new Error(`order ${orderId} already has a mail of this kind`);
    const { session, versions } = result;
    const [written] = versions;
    if (written === undefined) throw new Error(`the database told no version of order ${orderId}`);
    return { value: next, version: written, ...(session === undefined ? {} : { session }) };
  }

  async findMails(orderId: OrderId) {
    const mails = await this.#documents.inPartition<MailDocument>(orderId, { query: MAILS });
    return mails.map((document) => toMailStanding(toMail(document)));
  }

  async #revisions(orderId: OrderId, revision: MailRevision): Promise<OperationInput[]> {
    const stored = await this.#documents.inPartition<MailDocument & WithEtag>(orderId, { query: MAILS });
    return stored.flatMap((document) => {
      const mail = toMail(document);
      const revised = this.#rules.revise(mail, revision);
      if (revised === mail) return [];
      const { _etag: ifMatch, id } = document;
      return [{ operationType: "Replace", id, resourceBody: { ...toMailDocument(revised) }, ifMatch }];
    });
  }
}
