import type { FulfilmentMessage, NotificationsMessage, SendMessage } from "#shared/contracts/messages.ts";
import type { Nudge } from "#shared/fulfilment/ports.ts";
import type { Clock } from "#shared/kernel/instant.ts";

type Dependencies = {
  readonly clock: Clock;
  readonly sendToFulfilment: SendMessage<FulfilmentMessage>;
  readonly sendToNotifications: SendMessage<NotificationsMessage>;
  /** Told of a message that could not be sent: ids and the reason only. */
  readonly onLost: (messageId: string, error: unknown) => void;
};

/**
 * Sends a step's message right after the commit that made it due. Losing it costs time only: the document's `wakeAt`
 * sends it again, which is why a failure here is reported and not thrown.
 */
export function createNudge({ clock, sendToFulfilment, sendToNotifications, onLost }: Dependencies): Nudge {
  const attempt = async (messageId: string, send: () => Promise<void>) => {
    try {
      await send();
    } catch (error) {
      onLost(messageId, error);
    }
  };
  const withSession = (session: string | undefined) => (session === undefined ? {} : { session });
  return {
    fulfilOrder: (orderId, cause, session) => {
      const messageId = `${orderId}.${cause}.${clock()}`;
      return attempt(messageId, () =>
        sendToFulfilment({ type: "fulfil-order", orderId, ...withSession(session) }, { messageId }),
      );
    },
    sendMail: (orderId, mailId, session) => {
      const messageId = `${orderId}.${mailId}.planned`;
      return attempt(messageId, () =>
        sendToNotifications({ type: "send-mail", orderId, mailId, ...withSession(session) }, { messageId }),
      );
    },
  };
}
