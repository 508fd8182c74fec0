import { withoutPerson } from "#shared/codes/domain/assignment-batch.ts";
import type { PersonId } from "#shared/codes/domain/person.ts";
import type { AssignmentBatches } from "#shared/codes/ports.ts";
import type { OrderId } from "#shared/kernel/identifiers.ts";
import { retryWhenStale } from "#shared/kernel/retry-when-stale.ts";

/** Takes a person out of the batch of an order that is under way, if one is. */
export type ForgetWaitingPerson = (
  orderId: OrderId,
  personId: PersonId,
) => Promise<{ readonly forgotten: number; readonly isUnderWay: boolean }>;

type Dependencies = {
  readonly batches: Pick<AssignmentBatches, "find" | "findUnderWay" | "findSlice" | "replaceSlice">;
};

/** One request when no batch is under way. */
export const createForgetWaitingPerson =
  ({ batches }: Dependencies): ForgetWaitingPerson =>
  async (orderId, personId) => {
    const batchId = await batches.findUnderWay(orderId);
    const batch = batchId && (await batches.find(orderId, batchId));
    if (!batch) return { forgotten: 0, isUnderWay: false };

    let forgotten = 0;
    for (let number = batch.value.next; number < batch.value.slices; number += 1)
      forgotten += await retryWhenStale(async () => {
        const slice = await batches.findSlice(batch.value, number);
        const without = slice && withoutPerson(slice.value, personId);
        if (slice === undefined || without === undefined) return 0;
        await batches.replaceSlice(without, slice.version);
        return 1;
      });
    return { forgotten, isUnderWay: true };
  };
