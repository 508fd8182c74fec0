import type { FulfilmentMessage, NotificationsMessage, SendMessage } from "#shared/contracts/messages.ts";
import { type Correlated, correlationOf } from "#shared/kernel/correlation.ts";
import type { OrderId } from "#shared/kernel/identifiers.ts";
import type { Clock } from "#shared/kernel/instant.ts";
import type { Waiting } from "#shared/kernel/wake.ts";
import { type WakeList, wakeDue } from "#shared/kernel/wake-due.ts";

/** A waiting document of an order: its fulfilment, or one of its mails. */
export type DueOrder = Correlated & {
  readonly orderId: OrderId;
  /** Absent for the fulfilment itself. */
  readonly mailId?: string;
  readonly waiting: Waiting;
};

type Dependencies = {
  readonly list: WakeList<DueOrder>;
  readonly clock: Clock;
  readonly sendToFulfilment: SendMessage<FulfilmentMessage>;
  readonly sendToNotifications: SendMessage<NotificationsMessage>;
  readonly onParked?: (due: DueOrder) => void;
};

/** Sends the next step of every order and mail whose wait is over. */
export const createWakeOrders =
  ({ sendToFulfilment, sendToNotifications, ...wake }: Dependencies) =>
  () =>
    wakeDue({
      ...wake,
      send: ({ orderId, mailId, waiting, ...due }) => {
        const messageId = `${orderId}.${mailId ?? "fulfilment"}.look-${waiting.attempt}-${Date.parse(waiting.wakeAt ?? "")}`;
        return mailId === undefined
          ? sendToFulfilment({ type: "fulfil-order", orderId, ...correlationOf(due) }, { messageId })
          : sendToNotifications({ type: "send-mail", orderId, mailId, ...correlationOf(due) }, { messageId });
      },
    });
