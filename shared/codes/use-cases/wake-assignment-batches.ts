import type { WaitingBatch } from "#shared/codes/ports.ts";
import type { FulfilmentMessage, SendMessage } from "#shared/contracts/messages.ts";
import { correlationOf } from "#shared/kernel/correlation.ts";
import type { Clock } from "#shared/kernel/instant.ts";
import { type WakeList, wakeDue } from "#shared/kernel/wake-due.ts";

type Dependencies = {
  readonly list: WakeList<WaitingBatch>;
  readonly clock: Clock;
  readonly send: SendMessage<FulfilmentMessage>;
  readonly onParked?: (due: WaitingBatch) => void;
};

/** Sends every batch of assignments that nobody has gone on with. */
export const createWakeAssignmentBatches =
  ({ send, ...wake }: Dependencies) =>
  () =>
    wakeDue({
      ...wake,
      send: ({ orderId, batchId, waiting, ...due }) =>
        send(
          { type: "assign-batch", orderId, batchId, ...correlationOf(due) },
          { messageId: `${batchId}.assign.look-${waiting.attempt}-${Date.parse(waiting.wakeAt ?? "")}` },
        ),
    });
