import type { Documents } from "#shared/adapters/cosmos/documents.ts";
import { postponement } from "#shared/adapters/cosmos/postponement.ts";
import type { OrderId } from "#shared/kernel/identifiers.ts";
import type { Instant } from "#shared/kernel/instant.ts";
import type { Waiting } from "#shared/kernel/wake.ts";
import type { WakeList } from "#shared/kernel/wake-due.ts";

/** A waiting document of container `orders`: `id` is `fulfilment` or `mail-<mailId>`. */
export type DueOrderDocument = { readonly orderId: OrderId; readonly id: string; readonly waiting: Waiting };

type Row = { readonly orderId: OrderId; readonly id: string } & Waiting;

export class CosmosOrderWakeList implements WakeList<DueOrderDocument> {
  readonly #documents: Documents;

  constructor(documents: Documents) {
    this.#documents = documents;
  }

  async due(now: Instant, limit: number) {
    const query = "SELECT c.orderId, c.id, c.wakeAt, c.attempt, c.waitingSince FROM c WHERE c.wakeAt <= @now";
    const parameters = [{ name: "@now", value: now }];
    const rows = await this.#documents.firstPage<Row>({ query, parameters }, limit);
    return rows.map(({ orderId, id, ...waiting }) => ({ orderId, id, waiting }));
  }

  async postpone({ orderId, id, waiting }: DueOrderDocument, next: Waiting) {
    const { condition, operations } = postponement(waiting, next);
    return (await this.#documents.patch(orderId, id, operations, condition)) !== undefined;
  }
}
