import type { Documents } from "#shared/adapters/cosmos/documents.ts";
import { toMailDocument } from "#shared/adapters/cosmos/mail-ledger.ts";
import {
  FULFILMENT_ID,
  type FulfilmentDocument,
  toFulfilment,
  toFulfilmentDocument,
} from "#shared/adapters/cosmos/order-documents.ts";
import type { MailRequest } from "#shared/contracts/mail-request.ts";
import type { Fulfilment, Transition } from "#shared/fulfilment/domain/fulfilment.ts";
import type { FulfilmentRepository } from "#shared/fulfilment/ports.ts";
import { correlationOf } from "#shared/kernel/correlation.ts";
import type { OrderId } from "#shared/kernel/identifiers.ts";
import type { Versioned } from "#shared/kernel/versioned.ts";
import type { Mail } from "#shared/notifications/domain/mail.ts";

/** Plans a mail of an order now: filled with the notifications context's own rule. */
export type PlanMail = (orderId: OrderId, request: MailRequest) => Mail;

/** State and planned mails change in one batch, so that neither exists without the other. */
export class CosmosFulfilmentRepository implements FulfilmentRepository {
  readonly #documents: Documents;
  readonly #planMail: PlanMail;

  constructor(documents: Documents, planMail: PlanMail) {
    this.#documents = documents;
    this.#planMail = planMail;
  }

  async find(orderId: OrderId, session?: string) {
    const stored = await this.#documents.read<FulfilmentDocument>(orderId, FULFILMENT_ID, session);
    return stored && { ...stored, value: toFulfilment(stored.value) };
  }

  async save({ value, version }: Versioned<Fulfilment>, { next, mails }: Transition<MailRequest>) {
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
        resourceBody: { ...toMailDocument({ ...this.#planMail(orderId, request), ...correlationOf(value) }) },
      })),
    ]);
    if (result === "exists") throw new Error(`order ${orderId} already has a mail of this kind`);
    return result.session;
  }
}
