import type { Documents } from "#shared/adapters/cosmos/documents.ts";
import { MAIL_PREFIX, mailDocumentId } from "#shared/adapters/cosmos/mail-ledger.ts";
import { FULFILMENT_ID } from "#shared/adapters/cosmos/order-documents.ts";
import { postponement } from "#shared/adapters/cosmos/postponement.ts";
import type { DueOrder } from "#shared/fulfilment/use-cases/wake-orders.ts";
import { type Correlated, correlationOf } from "#shared/kernel/correlation.ts";
import type { OrderId } from "#shared/kernel/identifiers.ts";
import type { Instant } from "#shared/kernel/instant.ts";
import type { Waiting } from "#shared/kernel/wake.ts";
import type { WakeList } from "#shared/kernel/wake-due.ts";

type Row = { readonly orderId: OrderId; readonly id: string } & Correlated & Waiting;

/** The waiting documents of container `orders`: fulfilments and mails. */
export class CosmosOrderWakeList implements WakeList<DueOrder> {
  readonly #documents: Documents;

  constructor(documents: Documents) {
    this.#documents = documents;
  }

  async due(now: Instant, limit: number): Promise<readonly DueOrder[]> {
    const query =
      "SELECT c.orderId, c.id, c.correlationId, c.wakeAt, c.attempt, c.waitingSince FROM c WHERE c.wakeAt <= @now";
    const parameters = [{ name: "@now", value: now }];
    const rows = await this.#documents.firstRows<Row>({ query, parameters }, limit);
    return rows.map(({ orderId, id, correlationId, ...waiting }) => ({
      orderId,
      waiting,
      ...(id === FULFILMENT_ID ? {} : { mailId: id.slice(MAIL_PREFIX.length) }),
      ...correlationOf({ correlationId }),
    }));
  }

  async postpone({ orderId, mailId, waiting }: DueOrder, next: Waiting): Promise<boolean> {
    const id = mailId === undefined ? FULFILMENT_ID : mailDocumentId(mailId);
    const { condition, operations } = postponement(waiting, next);
    return (await this.#documents.patch(orderId, id, operations, condition)) !== undefined;
  }
}
