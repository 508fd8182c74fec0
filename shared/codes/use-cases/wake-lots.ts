import type { WaitingLot } from "#shared/codes/ports.ts";
import type { FulfilmentMessage, SendMessage } from "#shared/contracts/messages.ts";
import { correlationOf } from "#shared/kernel/correlation.ts";
import type { Clock } from "#shared/kernel/instant.ts";
import { type WakeList, wakeDue } from "#shared/kernel/wake-due.ts";

type Dependencies = {
  readonly list: WakeList<WaitingLot>;
  readonly clock: Clock;
  readonly send: SendMessage<FulfilmentMessage>;
  readonly onParked?: (due: WaitingLot) => void;
};

/** Sends every lot whose moment has come to be closed, or to have its seed destroyed. */
export const createWakeLots =
  ({ send, ...wake }: Dependencies) =>
  () =>
    wakeDue({
      ...wake,
      send: ({ lotId, waiting, ...due }) =>
        send(
          { type: "expire-codes", lotId, ...correlationOf(due) },
          { messageId: `${lotId}.expire.look-${waiting.attempt}-${Date.parse(waiting.wakeAt ?? "")}` },
        ),
    });
