import type { AssignmentBatch } from "#shared/codes/domain/assignment-batch.ts";
import type { FulfilmentMessage, SendMessage } from "#shared/contracts/messages.ts";
import type { Clock } from "#shared/kernel/instant.ts";

export type NudgeBatch = (batch: AssignmentBatch, session?: string) => Promise<void>;

type Dependencies = {
  readonly clock: Clock;
  readonly send: SendMessage<FulfilmentMessage>;
  /** Told of a message that could not be sent: ids and the reason only. */
  readonly onLost: (messageId: string, error: unknown) => void;
};

/** Has the next slice worked off now. It never throws: a message that is lost is sent by the next look at `wakeAt`. */
export const createNudgeBatch =
  ({ clock, send, onLost }: Dependencies): NudgeBatch =>
  async ({ orderId, batchId, next }, session) => {
    const messageId = `${batchId}.assign.slice-${next}-${clock()}`;
    const sessionOfWrite = session === undefined ? {} : { session };
    try {
      await send({ type: "assign-batch", orderId, batchId, ...sessionOfWrite }, { messageId });
    } catch (error) {
      onLost(messageId, error);
    }
  };
