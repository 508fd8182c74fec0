import type { ServiceBusReceivedMessage, ServiceBusReceiver } from "@azure/service-bus";

const SHORTEST_WAIT_MS = 1_000;

/**
 * Renews a message's lock at half of what is left of it, until the function returned is called or `forMs` are over.
 * The client's own renewal goes on after the message is settled or its connection lost, which keeps it from redelivery.
 */
export function keepLocked(
  receiver: ServiceBusReceiver,
  message: ServiceBusReceivedMessage,
  forMs: number,
  onFault: (fault: unknown) => void,
): () => void {
  const until = performance.now() + forMs;
  let timer: NodeJS.Timeout | undefined;
  let released = false;

  const schedule = (lockedUntil: Date | undefined): void => {
    const wait = Math.max(((lockedUntil?.getTime() ?? 0) - Date.now()) / 2, SHORTEST_WAIT_MS);
    if (!released && performance.now() + wait < until) timer = setTimeout(() => void renew(), wait);
  };
  const renew = async (): Promise<void> => {
    try {
      schedule(await receiver.renewMessageLock(message));
    } catch (fault) {
      if (!released) onFault(fault); // The lock is lost; the message will come again.
    }
  };

  schedule(message.lockedUntilUtc);
  return () => {
    released = true;
    clearTimeout(timer);
  };
}
