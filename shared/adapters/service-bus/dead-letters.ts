import type { ServiceBusClient, ServiceBusReceivedMessage, ServiceBusReceiver } from "@azure/service-bus";
import { asBrokerFault, isPermanent } from "#shared/adapters/service-bus/broker-fault.ts";
import { deadLetterOf, messageIdOf } from "#shared/adapters/service-bus/received-dead-letter.ts";
import type { QueueName } from "#shared/contracts/messages.ts";
import { UnavailableError } from "#shared/kernel/versioned.ts";
import type { DeadLetter } from "#shared/operations/domain/dead-letter.ts";
import type { DeadLetters, Disposal } from "#shared/operations/ports.ts";

/** Dead letters that are looked through for the named ones, from the first on. */
const REACH = 1000;
const BATCH = 100;
/** How long one of two tries to peek may take: the first on a connection that has died finds that out. Milliseconds. */
const PEEK_PATIENCE_MS = 2500;
const PEEK_TRIES = 2;
/** The locks taken meanwhile last a minute. Milliseconds. */
const DISPOSE_PATIENCE_MS = 20_000;
/** For the first of a batch; those peeked before are ready unless somebody holds them. Milliseconds. */
const BATCH_PATIENCE_MS = 1000;

type SequenceNumber = NonNullable<ServiceBusReceivedMessage["sequenceNumber"]>;
type Decide = (letter: DeadLetter) => Promise<Disposal>;

/** The dead-letter subqueues through the official client, with a receiver for each call that it leaves to the client. */
export class ServiceBusDeadLetters implements DeadLetters {
  readonly #client: () => Promise<ServiceBusClient>;
  readonly #origins = new Map<QueueName, SequenceNumber>();

  constructor(client: () => Promise<ServiceBusClient>) {
    this.#client = client;
  }

  first(queue: QueueName, most: number): Promise<readonly DeadLetter[]> {
    return this.#receiving(queue, async (receiver) => {
      const peeked = await this.#peek(queue, receiver, most);
      return peeked.map(deadLetterOf);
    });
  }

  dispose(queue: QueueName, messageIds: readonly string[], decide: Decide): Promise<void> {
    return this.#receiving(queue, async (receiver) => {
      const peeked = await this.#peek(queue, receiver, REACH);
      const isNamed = (message: ServiceBusReceivedMessage) => messageIds.includes(messageIdOf(message));
      const upTo = peeked.slice(0, peeked.findLastIndex(isNamed) + 1);
      const wanted = new Set(upTo.filter(isNamed).map(({ sequenceNumber }) => String(sequenceNumber)));
      await disposeOf(receiver, { wanted, depth: upTo.length }, decide);
    });
  }

  /**
   * The client goes on behind its own last peek unless it is told a number of a type it does not export. Its first peek
   * of a queue begins at the beginning; from what that finds the number zero is made for all later ones.
   */
  async #peek(queue: QueueName, receiver: ServiceBusReceiver, most: number): Promise<ServiceBusReceivedMessage[]> {
    const found: ServiceBusReceivedMessage[] = [];
    let from = this.#origins.get(queue);
    while (found.length < most) {
      const page = await peekPage(receiver, most - found.length, from);
      const last = page.at(-1)?.sequenceNumber;
      if (last === undefined) break;
      this.#origins.set(queue, last.subtract(last));
      found.push(...page);
      from = last.add(1);
    }
    return found;
  }

  async #receiving<Result>(queue: QueueName, run: (receiver: ServiceBusReceiver) => Promise<Result>): Promise<Result> {
    try {
      const client = await this.#client();
      const receiver = client.createReceiver(queue, {
        subQueueType: "deadLetter",
        skipParsingBodyAsJson: true,
        maxAutoLockRenewalDurationInMs: 0,
      });
      // Closing a broken receiver can take long and may fail; neither matters any more.
      return await run(receiver).finally(() => void receiver.close().catch(() => undefined));
    } catch (error) {
      throw asBrokerFault(error);
    }
  }
}

async function peekPage(receiver: ServiceBusReceiver, most: number, from: SequenceNumber | undefined) {
  const start = from === undefined ? {} : { fromSequenceNumber: from };
  for (let tries = 1; ; tries += 1) {
    try {
      return await receiver.peekMessages(most, { abortSignal: AbortSignal.timeout(PEEK_PATIENCE_MS), ...start });
    } catch (error) {
      if (isPermanent(error) || tries >= PEEK_TRIES) throw error;
    }
  }
}

/** Receives the first `depth`, in order, and gives back what is not removed. */
async function disposeOf(
  receiver: ServiceBusReceiver,
  { wanted, depth }: { readonly wanted: Set<string>; readonly depth: number },
  decide: Decide,
): Promise<void> {
  const abortSignal = AbortSignal.timeout(DISPOSE_PATIENCE_MS);
  const held = new Set<ServiceBusReceivedMessage>();
  try {
    for (let left = depth; left > 0 && wanted.size > 0; ) {
      const options = { maxWaitTimeInMs: BATCH_PATIENCE_MS, abortSignal };
      const batch = await receiver.receiveMessages(Math.min(left, BATCH), options);
      if (batch.length === 0) break;
      left -= batch.length;
      for (const message of batch) held.add(message);
      for (const message of batch.filter(({ sequenceNumber }) => wanted.delete(String(sequenceNumber)))) {
        abortSignal.throwIfAborted();
        if ((await decide(deadLetterOf(message))) === "keep") continue;
        await receiver.completeMessage(message);
        held.delete(message);
      }
    }
  } finally {
    // What cannot be given back comes back by itself when its lock ends.
    await Promise.allSettled([...held].map((message) => receiver.abandonMessage(message)));
  }
  if (wanted.size > 0) throw new UnavailableError("somebody else holds a dead letter");
}
