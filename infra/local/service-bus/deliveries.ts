import type { Delivery, Sender } from "rhea";

import type { FaultPlan } from "./fault-plan.ts";
import { encodeHeld } from "./held-message.ts";
import { deliveryTag } from "./lock-token.ts";
import type { Queue } from "./queue.ts";

/** A link that receives from a queue, and what it may still be sent. */
class Consumer {
  readonly link: Sender;
  readonly queue: Queue;
  readonly holder: unknown;
  #limit = 0;
  #sent = 0;

  constructor(link: Sender, queue: Queue, holder: unknown) {
    this.link = link;
    this.queue = queue;
    this.holder = holder;
    // rhea answers a drain only while credit is left; the client waits for the answer in any case.
    link._get_drain = () => {
      link.delivery_count = this.#limit;
      link.credit = 0;
      this.#sent = this.#limit;
      return true;
    };
  }

  /** rhea takes credit off when a transfer is written, so what is sent and not yet written is counted here. */
  get mayBeSent(): boolean {
    return this.link.is_open() && this.#limit > this.#sent && this.link.session.outgoing.available() > 0;
  }

  creditGranted(): void {
    this.#limit = this.link.delivery_count + this.link.credit;
  }

  send(encoded: Buffer, tag: Buffer): Delivery {
    this.#sent += 1;
    return this.link.send(encoded, tag, 0);
  }
}

/** Hands ready messages to the links that wait for them, in turn, each under a lock of its own. */
export class Deliveries {
  readonly #faults: FaultPlan;
  readonly #consumers = new Map<Sender, Consumer>();
  readonly #requested = new Set<Queue>();
  readonly #delayed = new Map<Queue, NodeJS.Timeout>();
  readonly #tokens = new WeakMap<Delivery, { readonly queue: Queue; readonly token: string }>();

  constructor(faults: FaultPlan) {
    this.#faults = faults;
  }

  /** `holder` owns the locks of what this link is sent. */
  add(link: Sender, queue: Queue, holder: unknown): void {
    this.#consumers.set(link, new Consumer(link, queue, holder));
  }

  remove(link: Sender): void {
    this.#consumers.delete(link);
  }

  removeHeldBy(holder: unknown): void {
    for (const consumer of this.#consumers.values()) if (consumer.holder === holder) this.remove(consumer.link);
  }

  /** Whether the link receives from a queue. */
  has(link: Sender): boolean {
    return this.#consumers.has(link);
  }

  /** The queue and lock a delivery stands for. */
  lockOf(delivery: Delivery): { readonly queue: Queue; readonly token: string } | undefined {
    return this.#tokens.get(delivery);
  }

  creditGranted(link: Sender): void {
    const consumer = this.#consumers.get(link);
    if (consumer === undefined) return;
    consumer.creditGranted();
    this.deliver(consumer.queue);
  }

  /** Delivers soon, once for all requests of a turn of the event loop. */
  request(queue: Queue): void {
    if (this.#requested.has(queue)) return;
    this.#requested.add(queue);
    process.nextTick(() => {
      this.#requested.delete(queue);
      this.deliver(queue);
    });
  }

  requestAll(): void {
    for (const { queue } of this.#consumers.values()) this.request(queue);
  }

  deliver(queue: Queue): void {
    for (;;) {
      const consumer = [...this.#consumers.values()].find((one) => one.queue === queue && one.mayBeSent);
      if (consumer === undefined) return;
      const lock = queue.lockNext(consumer.holder, performance.now() - this.#faults.deliveryDelay);
      if (lock === undefined) break;
      const delivery = consumer.send(encodeHeld(lock.message, lock.until), deliveryTag(lock.token));
      this.#tokens.set(delivery, { queue, token: lock.token });
      this.#toTheBack(consumer);
    }
    this.#deliverLater(queue);
  }

  stop(): void {
    for (const timer of this.#delayed.values()) clearTimeout(timer);
    this.#delayed.clear();
  }

  #toTheBack(consumer: Consumer): void {
    this.#consumers.delete(consumer.link);
    this.#consumers.set(consumer.link, consumer);
  }

  #deliverLater(queue: Queue): void {
    const { readySince } = queue;
    if (readySince === undefined) return;
    clearTimeout(this.#delayed.get(queue));
    const wait = readySince + this.#faults.deliveryDelay - performance.now();
    const timer = setTimeout(() => this.deliver(queue), Math.max(wait, 1)).unref();
    this.#delayed.set(queue, timer);
  }
}
