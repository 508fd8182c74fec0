import type { WaitingCurtailing } from "#shared/agreements/ports.ts";
import type { FulfilmentMessage, SendMessage } from "#shared/contracts/messages.ts";
import { correlationOf } from "#shared/kernel/correlation.ts";
import type { Clock } from "#shared/kernel/instant.ts";
import { type WakeList, wakeDue } from "#shared/kernel/wake-due.ts";

type Dependencies = {
  readonly list: WakeList<WaitingCurtailing>;
  readonly clock: Clock;
  readonly send: SendMessage<FulfilmentMessage>;
  readonly onParked?: (due: WaitingCurtailing) => void;
};

/** Sends every early end that not all orders of its agreement have written down. */
export const createWakeEndings =
  ({ send, ...wake }: Dependencies) =>
  () =>
    wakeDue({
      ...wake,
      send: ({ agreementNumber, endsOn, waiting, ...due }) =>
        send(
          { type: "end-agreement", agreementNumber, endsOn, ...correlationOf(due) },
          { messageId: `${agreementNumber}.end.look-${waiting.attempt}-${Date.parse(waiting.wakeAt ?? "")}` },
        ),
    });
