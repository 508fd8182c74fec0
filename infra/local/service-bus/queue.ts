import { messageNotFound, notAllowed } from "./broker-refusal.ts";
import type { QueueSettings } from "./configuration.ts";
import { DuplicateHistory } from "./duplicate-history.ts";
import type { HeldMessage } from "./held-message.ts";
import { insertBy } from "./held-message.ts";
import type { Lock } from "./locks.ts";
import { Locks } from "./locks.ts";
import { stringPairs } from "./message-encoding.ts";
import type { MessageParts, Pairs } from "./message-sections.ts";
import { timeToLive, withPairs } from "./message-sections.ts";

/** What a receiver decides about a message it holds. */
export type Settlement =
  | { readonly kind: "complete" }
  | { readonly kind: "abandon"; readonly properties: Pairs }
  | {
      readonly kind: "dead-letter";
      readonly reason: string | undefined;
      readonly description: string | undefined;
      readonly properties: Pairs;
    };

/** `now` is the business clock; `onReady` is told when a message may be delivered, `onTimed` when one waits for an instant. */
export type QueueSurroundings = {
  readonly now: () => number;
  readonly onReady: (queue: Queue) => void;
  readonly onTimed: (instant: number) => void;
};

/** One queue, or the dead-letter subqueue of one: that has no dead letters of its own, no expiry and no delivery count. */
export class Queue {
  readonly settings: QueueSettings;
  readonly deadLetters: Queue | undefined;
  readonly #surroundings: QueueSurroundings;
  readonly #locks: Locks<HeldMessage>;
  readonly #history: DuplicateHistory;
  readonly #scheduled: HeldMessage[] = [];
  #ready: HeldMessage[] = [];
  #lastSequence = 0;
  #earliestExpiry = Number.POSITIVE_INFINITY;

  constructor(settings: QueueSettings, surroundings: QueueSurroundings, deadLetters?: Queue) {
    this.settings = settings;
    this.deadLetters = deadLetters;
    this.#surroundings = surroundings;
    this.#locks = new Locks(settings.lockDuration, surroundings.now, (message) => this.#giveBack(message));
    this.#history = new DuplicateHistory(settings.duplicateWindow, surroundings.now);
  }

  static withDeadLetters(settings: QueueSettings, surroundings: QueueSurroundings): Queue {
    const name = `${settings.name}/$DeadLetterQueue`;
    const forever = { timeToLive: Number.POSITIVE_INFINITY, maxDeliveryCount: Number.POSITIVE_INFINITY };
    const deadLetters = new Queue({ ...settings, ...forever, name, duplicateWindow: undefined }, surroundings);
    return new Queue(settings, surroundings, deadLetters);
  }

  /** The sequence number given; a duplicate gets one too and is dropped, as the service does. `dueAt` past means now. */
  accept(parts: MessageParts, dueAt: number | undefined, checkDuplicates = true): number {
    const now = this.#surroundings.now();
    this.#lastSequence += 1;
    const sequence = this.#lastSequence;
    if (checkDuplicates && this.#history.isDuplicate(parts.messageId)) return sequence;

    const message: HeldMessage = {
      parts,
      sequence,
      enqueuedSequence: sequence,
      enqueuedAt: now,
      deliveryCount: 0,
      dueAt: undefined,
      expiresAt: Number.POSITIVE_INFINITY,
      deadLetterSource: undefined,
      readySince: 0,
    };
    if (dueAt === undefined || dueAt <= now) this.#activate(message);
    else {
      insertBy(this.#scheduled, { ...message, dueAt }, (other) => other.dueAt ?? 0);
      this.#surroundings.onTimed(dueAt);
    }
    return sequence;
  }

  /** Takes the scheduled messages out again; throws message-not-found, and takes none, when one is not there. */
  cancelScheduled(sequences: readonly number[]): void {
    const places = sequences.map((sequence) => this.#scheduled.findIndex((message) => message.sequence === sequence));
    if (places.includes(-1)) throw messageNotFound();
    for (const place of [...new Set(places)].sort((a, b) => b - a)) this.#scheduled.splice(place, 1);
  }

  /** Removes and locks the first message that has been ready since `readyBefore` or longer. */
  lockNext(holder: unknown, readyBefore: number): Lock<HeldMessage> | undefined {
    this.#expire();
    const first = this.#ready[0];
    if (first === undefined || first.readySince > readyBefore) return undefined;
    this.#ready.shift();
    return this.#locks.take(first, holder);
  }

  /** Real time since which the first ready message has been ready. */
  get readySince(): number | undefined {
    return this.#ready[0]?.readySince;
  }

  renew(token: string): number {
    return this.#locks.renew(token);
  }

  /** Throws lock-lost; dead-lettering a dead letter is not allowed and leaves it locked. */
  settle(token: string, settlement: Settlement): void {
    if (settlement.kind === "dead-letter" && this.deadLetters === undefined) {
      throw notAllowed("A message in the dead-letter queue cannot be dead-lettered again.");
    }
    const message = this.#locks.release(token);
    if (settlement.kind === "complete") return;
    const changed = withProperties(message, settlement.properties);
    if (settlement.kind === "abandon") this.#giveBack(changed);
    else this.#deadLetter(changed, settlement.reason, settlement.description);
  }

  /** Gives back what `holder` had locked; each counts as a delivery. */
  releaseHeldBy(holder: unknown): void {
    for (const message of this.#locks.releaseHeldBy(holder)) this.#giveBack(message);
  }

  /** Activates what is due, drops or dead-letters what is expired. */
  clockMoved(): void {
    const now = this.#surroundings.now();
    for (let first = this.#scheduled[0]; first?.dueAt !== undefined && first.dueAt <= now; first = this.#scheduled[0]) {
      this.#scheduled.shift();
      this.#lastSequence += 1;
      this.#activate({ ...first, sequence: this.#lastSequence, enqueuedAt: now });
    }
    this.#expire();
  }

  get nextScheduledAt(): number | undefined {
    return this.#scheduled[0]?.dueAt;
  }

  /** The next instant at which `clockMoved` has something to do. */
  get nextInstant(): number {
    return Math.min(this.nextScheduledAt ?? Number.POSITIVE_INFINITY, this.#earliestExpiry);
  }

  /** Everything held, each list in the order of its queue. */
  contents(): Record<"active" | "locked" | "scheduled", readonly HeldMessage[]> {
    this.#expire();
    return { active: [...this.#ready], locked: this.#locks.messages(), scheduled: [...this.#scheduled] };
  }

  forget(): void {
    this.#locks.clear();
    this.#history.clear();
    this.#ready = [];
    this.#scheduled.length = 0;
    this.#lastSequence = 0;
    this.#earliestExpiry = Number.POSITIVE_INFINITY;
    this.deadLetters?.forget();
  }

  #activate(message: HeldMessage): void {
    const lifetime = Math.min(timeToLive(message.parts), this.settings.timeToLive);
    this.#makeReady({ ...message, expiresAt: message.enqueuedAt + lifetime });
  }

  #makeReady(message: HeldMessage): void {
    insertBy(this.#ready, { ...message, readySince: performance.now() }, (other) => other.sequence);
    if (message.expiresAt < this.#earliestExpiry) {
      this.#earliestExpiry = message.expiresAt;
      this.#surroundings.onTimed(message.expiresAt);
    }
    this.#surroundings.onReady(this);
  }

  #giveBack(message: HeldMessage): void {
    const deliveryCount = message.deliveryCount + (this.deadLetters === undefined ? 0 : 1);
    const most = this.settings.maxDeliveryCount;
    if (deliveryCount < most) this.#makeReady({ ...message, deliveryCount });
    else {
      const words = `Message could not be consumed after ${most} delivery attempts.`;
      this.#deadLetter({ ...message, deliveryCount }, "MaxDeliveryCountExceeded", words);
    }
  }

  #deadLetter(message: HeldMessage, reason: string | undefined, description: string | undefined): void {
    if (this.deadLetters === undefined) throw new Error(`${this.settings.name} has no dead letters of its own`);
    const why = stringPairs({
      ...(reason !== undefined && { DeadLetterReason: reason }),
      ...(description !== undefined && { DeadLetterErrorDescription: description }),
    });
    const dead = { ...withProperties(message, why), deadLetterSource: this.settings.name };
    this.deadLetters.#makeReady({ ...dead, expiresAt: Number.POSITIVE_INFINITY });
  }

  #expire(): void {
    const now = this.#surroundings.now();
    if (now < this.#earliestExpiry) return;
    const expired = this.#ready.filter((message) => message.expiresAt <= now);
    this.#ready = this.#ready.filter((message) => message.expiresAt > now);
    this.#earliestExpiry = this.#ready.reduce((least, { expiresAt }) => Math.min(least, expiresAt), Infinity);
    if (!this.settings.deadLetterOnExpiration) return;
    for (const message of expired) {
      this.#deadLetter(message, "TTLExpiredException", "The message expired and was dead lettered.");
    }
  }
}

function withProperties(message: HeldMessage, changes: Pairs): HeldMessage {
  const applicationProperties = withPairs(message.parts.applicationProperties, changes);
  return { ...message, parts: { ...message.parts, applicationProperties } };
}
