import type { ServiceBusClient, ServiceBusMessage, ServiceBusSender } from "@azure/service-bus";
import { asBrokerFault, isPermanent } from "#shared/adapters/service-bus/broker-fault.ts";
import type { SendMessage } from "#shared/contracts/messages.ts";

/** How long one of two tries may take. Unit: milliseconds. */
const PATIENCE_MS = 1500;
const TRIES = 2;

/**
 * Sends to one queue over one sender, which is kept open and made anew after a failure: the first try on a connection
 * that has died finds that out. The body is sent as bytes of JSON: as text the client would quote it once more.
 * The promise it gives rejects with `UnavailableError` when the broker could not be reached in three seconds; the
 * message may then be there or not.
 */
export function createMessageSender<Message>(
  client: () => Promise<ServiceBusClient>,
  queue: string,
): SendMessage<Message> {
  let kept: Promise<ServiceBusSender> | undefined;
  const open = async () => (await client()).createSender(queue);

  const tryOnce = async (message: ServiceBusMessage) => {
    const sending = kept ?? open();
    kept = sending;
    try {
      const sender = await sending;
      await sender.sendMessages(message, { abortSignal: AbortSignal.timeout(PATIENCE_MS) });
    } catch (error) {
      if (kept === sending) kept = undefined;
      giveUp(sending);
      throw error;
    }
  };

  return async (content, { messageId, notBefore }) => {
    const message = {
      body: Buffer.from(JSON.stringify(content)),
      contentType: "application/json",
      messageId,
      ...(notBefore === undefined ? {} : { scheduledEnqueueTimeUtc: new Date(notBefore) }),
    };
    for (let tries = 1; ; tries += 1) {
      try {
        return await tryOnce(message);
      } catch (error) {
        if (isPermanent(error) || tries >= TRIES) throw asBrokerFault(error);
      }
    }
  };
}

/** Closing a broken sender can take long and may fail; neither matters to the message, so nobody waits for it. */
function giveUp(sending: Promise<ServiceBusSender>): void {
  sending.then((sender) => sender.close()).catch(() => undefined);
}
