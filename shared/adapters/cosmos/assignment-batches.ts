import { contentOf, createOf, type Documents, replaceOf, type Stored } from "#shared/adapters/cosmos/documents.ts";
import { postponement } from "#shared/adapters/cosmos/postponement.ts";
import {
  type AssignmentBatch,
  type AssignmentBatchId,
  type BatchSlice,
  isUnderWay,
} from "#shared/codes/domain/assignment-batch.ts";
import type { AssignmentBatches, WaitingBatch } from "#shared/codes/ports.ts";
import { type Correlated, correlationOf } from "#shared/kernel/correlation.ts";
import type { OrderId } from "#shared/kernel/identifiers.ts";
import type { Instant } from "#shared/kernel/instant.ts";
import type { Versioned } from "#shared/kernel/versioned.ts";
import type { Waiting } from "#shared/kernel/wake.ts";

const UNDER_WAY = "under-way";

type UnderWay = Stored & { readonly orderId: OrderId; readonly batchId: AssignmentBatchId };
type WaitingRow = Waiting & Correlated & Pick<AssignmentBatch, "orderId" | "batchId">;

/**
 * Container `assignments`, one partition for each order: its batches (`batch-<batchId>`), their rows in slices
 * (`slice-<batchId>-<acceptedAt in ms>-<slice>`), and which batch is under way, if one is.
 */
export class CosmosAssignmentBatches implements AssignmentBatches {
  readonly #documents: Documents;

  constructor(documents: Documents) {
    this.#documents = documents;
  }

  async find(orderId: OrderId, batchId: AssignmentBatchId, session?: string) {
    const stored = await this.#documents.read<AssignmentBatch & Stored>(orderId, batchName(batchId), session);
    return stored && { ...stored, value: contentOf<AssignmentBatch>(stored.value) };
  }

  async findUnderWay(orderId: OrderId) {
    return (await this.#documents.read<UnderWay>(orderId, UNDER_WAY))?.value.batchId;
  }

  async open(batch: AssignmentBatch, over?: string) {
    const { orderId, batchId } = batch;
    const document = batchDocument(batch);
    const underWay: UnderWay = { id: UNDER_WAY, orderId, batchId };
    const answer = await this.#documents.batch(orderId, [
      over === undefined ? createOf(document) : replaceOf(document, over),
      createOf(underWay),
    ]);
    return answer === "exists" ? "exists" : "opened";
  }

  async addSlice(slice: BatchSlice) {
    await this.#documents.create(sliceDocument(slice));
  }

  async findSlice(batch: AssignmentBatch, slice: number, session?: string) {
    const name = sliceName({ ...batch, slice });
    const stored = await this.#documents.read<BatchSlice & Stored>(batch.orderId, name, session);
    return stored && { ...stored, value: contentOf<BatchSlice>(stored.value) };
  }

  async replaceSlice(slice: BatchSlice, version: string) {
    await this.#documents.replace(slice.orderId, sliceDocument(slice), version);
  }

  async deleteSlices(batch: AssignmentBatch) {
    for (let slice = 0; slice < batch.slices; slice += 1)
      await this.#documents.delete(batch.orderId, sliceName({ ...batch, slice }));
  }

  async save(batch: Versioned<AssignmentBatch>, slice?: Versioned<BatchSlice>) {
    const { orderId, batchId } = batch.value;
    const isOver = !isUnderWay(batch.value) && (await this.findUnderWay(orderId)) === batchId;
    const answer = await this.#documents.batch(orderId, [
      replaceOf(batchDocument(batch.value), batch.version),
      ...(slice === undefined ? [] : [replaceOf(sliceDocument(slice.value), slice.version)]),
      ...(isOver ? [{ operationType: "Delete" as const, id: UNDER_WAY }] : []),
    ]);
    if (answer === "exists") throw new Error(`saving batch ${batchId} created something`);
    return answer.session;
  }

  async due(now: Instant, limit: number): Promise<readonly WaitingBatch[]> {
    const query =
      "SELECT c.orderId, c.batchId, c.correlationId, c.wakeAt, c.attempt, c.waitingSince FROM c WHERE c.wakeAt <= @now";
    const parameters = [{ name: "@now", value: now }];
    const rows = await this.#documents.firstRows<WaitingRow>({ query, parameters }, limit);
    return rows.map(({ orderId, batchId, correlationId, ...waiting }) => ({
      orderId,
      batchId,
      waiting,
      ...correlationOf({ correlationId }),
    }));
  }

  async postpone({ orderId, batchId, waiting }: WaitingBatch, next: Waiting) {
    const { condition, operations } = postponement(waiting, next);
    return (await this.#documents.patch(orderId, batchName(batchId), operations, condition)) !== undefined;
  }
}

const batchName = (batchId: AssignmentBatchId) => `batch-${batchId}`;

const sliceName = ({ batchId, acceptedAt, slice }: Pick<BatchSlice, "batchId" | "acceptedAt" | "slice">) =>
  `slice-${batchId}-${Date.parse(acceptedAt)}-${slice}`;

const batchDocument = (batch: AssignmentBatch): AssignmentBatch & Stored => ({
  id: batchName(batch.batchId),
  ...batch,
});

const sliceDocument = (slice: BatchSlice): BatchSlice & Stored => ({ id: sliceName(slice), ...slice });
