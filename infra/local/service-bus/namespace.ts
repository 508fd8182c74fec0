import { entityNotFound, lockLost, messageTooLarge, notImplemented } from "./broker-refusal.ts";
import type { QueueSettings } from "./configuration.ts";
import type { FaultPlan } from "./fault-plan.ts";
import { bodyText, readMessage, scheduledFor } from "./message-sections.ts";
import type { Settlement } from "./queue.ts";
import { Queue } from "./queue.ts";

export type AcceptedListener = (queue: string, messageId: string, body: string) => void;

export type NamespaceOptions = {
  readonly settings: readonly QueueSettings[];
  readonly now: () => number;
  readonly maxMessageBytes: number;
  readonly faults: FaultPlan;
  readonly onReady: (queue: Queue) => void;
};

/** Longest time between two looks at the business clock while a message waits for an instant. */
const longestSleep = 1000;

/** All queues, found by their AMQP address, and the one timer that wakes them. */
export class Namespace {
  readonly maxMessageBytes: number;
  readonly #queues: ReadonlyMap<string, Queue>;
  readonly #faults: FaultPlan;
  readonly #now: () => number;
  readonly #listeners: AcceptedListener[] = [];
  #timer: NodeJS.Timeout | undefined;
  #wakesAt = Number.POSITIVE_INFINITY;

  constructor({ settings, now, maxMessageBytes, faults, onReady }: NamespaceOptions) {
    this.maxMessageBytes = maxMessageBytes;
    this.#faults = faults;
    this.#now = now;
    const surroundings = { now, onReady, onTimed: (instant: number) => this.#wakeAt(instant) };
    this.#queues = new Map(
      settings.map((queue) => [queue.name.toLowerCase(), Queue.withDeadLetters(queue, surroundings)]),
    );
  }

  get queues(): readonly Queue[] {
    return [...this.#queues.values()];
  }

  get nextScheduledAt(): number | undefined {
    const instants = this.queues.map((queue) => queue.nextScheduledAt).filter((instant) => instant !== undefined);
    return instants.length === 0 ? undefined : Math.min(...instants);
  }

  /** The queue or dead-letter subqueue at an address; upper and lower case are the same. Throws not-found. */
  resolve(address: string): Queue {
    const [, name = "", deadLetters] = /^(.*?)(\/\$deadletterqueue)?$/.exec(address.toLowerCase()) ?? [];
    if (name.includes("/subscriptions/")) throw notImplemented("topics and subscriptions");
    const queue = this.#queues.get(name);
    if (queue === undefined) throw entityNotFound(address);
    return deadLetters === undefined ? queue : (queue.deadLetters ?? queue);
  }

  onAccepted(listener: AcceptedListener): void {
    this.#listeners.push(listener);
  }

  /** Takes in encoded messages, all or none; answers their sequence numbers. */
  accept(queue: Queue, encoded: readonly Buffer[]): readonly number[] {
    const tooLarge = encoded.find((bytes) => bytes.length > this.maxMessageBytes);
    if (tooLarge !== undefined) throw messageTooLarge(tooLarge.length, this.maxMessageBytes);
    return encoded.map(readMessage).map((parts) => {
      const dueAt = scheduledFor(parts);
      const sequence = queue.accept(parts, dueAt);
      if (this.#faults.takeDuplicate()) queue.accept(parts, dueAt, false);
      for (const listener of this.#listeners) listener(queue.settings.name, parts.messageId, bodyText(parts));
      return sequence;
    });
  }

  /** Throws lock-lost, also when that fault is due. */
  settle(queue: Queue, token: string, settlement: Settlement): void {
    if (this.#faults.takeSettleRefusal()) throw lockLost();
    queue.settle(token, settlement);
  }

  releaseHeldBy(holder: unknown): void {
    for (const queue of this.queues) {
      queue.releaseHeldBy(holder);
      queue.deadLetters?.releaseHeldBy(holder);
    }
  }

  clockMoved(): void {
    this.sleep();
    for (const queue of this.queues) queue.clockMoved();
    this.#wakeAt(Math.min(...this.queues.map((queue) => queue.nextInstant)));
  }

  forget(): void {
    this.sleep();
    for (const queue of this.queues) queue.forget();
  }

  /** Stops the timer until something waits again. */
  sleep(): void {
    clearTimeout(this.#timer);
    this.#wakesAt = Number.POSITIVE_INFINITY;
  }

  #wakeAt(instant: number): void {
    if (instant >= this.#wakesAt) return;
    clearTimeout(this.#timer);
    this.#wakesAt = instant;
    const wait = Math.min(Math.max(instant - this.#now(), 1), longestSleep);
    this.#timer = setTimeout(() => this.clockMoved(), wait).unref();
  }
}
