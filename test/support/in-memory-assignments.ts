import {
  type AssignmentBatch,
  type AssignmentBatchId,
  type BatchSlice,
  isUnderWay,
} from "#shared/codes/domain/assignment-batch.ts";
import type { AssignmentBatches, WaitingBatch } from "#shared/codes/ports.ts";
import { correlationOf } from "#shared/kernel/correlation.ts";
import type { OrderId } from "#shared/kernel/identifiers.ts";
import type { Instant } from "#shared/kernel/instant.ts";
import { StaleVersionError, type Versioned } from "#shared/kernel/versioned.ts";
import type { Waiting } from "#shared/kernel/wake.ts";

/** Batches of assignments in maps. Writes can be made to break off. */
export class InMemoryAssignments implements AssignmentBatches {
  readonly #batches = new Map<string, Versioned<AssignmentBatch>>();
  readonly #slices = new Map<string, Versioned<BatchSlice>>();
  readonly #underWay = new Map<OrderId, AssignmentBatchId>();
  readonly #beforeSaves: (() => unknown)[] = [];
  readonly #beforeDeletions: (() => unknown)[] = [];
  #writes = 0;

  /** Each runs once before one of the next saves; what one throws, that save throws. */
  beforeNextSaves(...happenings: readonly (() => unknown)[]): void {
    this.#beforeSaves.push(...happenings);
  }

  /** Each runs once before the slices of a batch are deleted next. */
  beforeNextDeletions(...happenings: readonly (() => unknown)[]): void {
    this.#beforeDeletions.push(...happenings);
  }

  /** Every slice, as it would lie in the database. */
  get slices(): readonly BatchSlice[] {
    return [...this.#slices.values()].map(({ value }) => value);
  }

  async find(orderId: OrderId, batchId: AssignmentBatchId) {
    return structuredClone(this.#batches.get(`${orderId}/${batchId}`));
  }

  async findUnderWay(orderId: OrderId) {
    return this.#underWay.get(orderId);
  }

  async open(batch: AssignmentBatch, over?: string) {
    const name = nameOf(batch);
    const isThere = over === undefined && this.#batches.has(name);
    if (over !== undefined && this.#batches.get(name)?.version !== over) throw new StaleVersionError(name);
    if (isThere || this.#underWay.has(batch.orderId)) return "exists";
    this.#batches.set(name, this.#stored(batch));
    this.#underWay.set(batch.orderId, batch.batchId);
    return "opened";
  }

  async addSlice(slice: BatchSlice) {
    const name = sliceName(slice, slice.slice);
    if (!this.#slices.has(name)) this.#slices.set(name, this.#stored(slice));
  }

  async findSlice(batch: AssignmentBatch, slice: number) {
    return structuredClone(this.#slices.get(sliceName(batch, slice)));
  }

  async replaceSlice(slice: BatchSlice, version: string) {
    const name = sliceName(slice, slice.slice);
    if (this.#slices.get(name)?.version !== version) throw new StaleVersionError(name);
    this.#slices.set(name, this.#stored(slice));
  }

  async deleteSlices(batch: AssignmentBatch) {
    await this.#beforeDeletions.shift()?.();
    for (const slice of Array(batch.slices).keys()) this.#slices.delete(sliceName(batch, slice));
  }

  async save(batch: Versioned<AssignmentBatch>, slice?: Versioned<BatchSlice>) {
    await this.#beforeSaves.shift()?.();
    const { orderId, batchId } = batch.value;
    const name = nameOf(batch.value);
    const isStale = slice !== undefined && this.#sliceVersion(slice.value) !== slice.version;
    if (this.#batches.get(name)?.version !== batch.version || isStale) throw new StaleVersionError(name);
    this.#batches.set(name, this.#stored(batch.value));
    if (slice !== undefined) this.#slices.set(sliceName(slice.value, slice.value.slice), this.#stored(slice.value));
    if (!isUnderWay(batch.value) && this.#underWay.get(orderId) === batchId) this.#underWay.delete(orderId);
    return undefined;
  }

  async due(now: Instant, limit: number): Promise<readonly WaitingBatch[]> {
    return [...this.#batches.values()]
      .filter(({ value }) => value.wakeAt !== undefined && value.wakeAt <= now)
      .slice(0, limit)
      .map(({ value }) => ({
        orderId: value.orderId,
        batchId: value.batchId,
        waiting: waitingOf(value),
        ...correlationOf(value),
      }));
  }

  async postpone({ orderId, batchId, waiting }: WaitingBatch, next: Waiting) {
    const name = `${orderId}/${batchId}`;
    const stored = this.#batches.get(name);
    if (stored?.value.wakeAt === undefined || stored.value.wakeAt !== waiting.wakeAt) return false;
    const { wakeAt: _wakeAt, ...batch } = stored.value;
    this.#batches.set(name, this.#stored({ ...batch, ...next }));
    return true;
  }

  #sliceVersion(slice: BatchSlice): string | undefined {
    return this.#slices.get(sliceName(slice, slice.slice))?.version;
  }

  #stored<Value>(value: Value): Versioned<Value> {
    this.#writes += 1;
    return { value: structuredClone(value), version: `write-${this.#writes}` };
  }
}

type Named = { readonly orderId: OrderId; readonly batchId: AssignmentBatchId };

const nameOf = ({ orderId, batchId }: Named) => `${orderId}/${batchId}`;

const sliceName = (batch: Named & Pick<BatchSlice, "acceptedAt">, slice: number) =>
  `${nameOf(batch)}/${batch.acceptedAt}/${slice}`;

const waitingOf = ({ wakeAt, attempt, waitingSince }: AssignmentBatch): Waiting => ({
  attempt,
  ...(wakeAt === undefined ? {} : { wakeAt }),
  ...(waitingSince === undefined ? {} : { waitingSince }),
});
