import { randomUUID } from "node:crypto";

import { lockLost } from "./broker-refusal.ts";

/** `until` is epoch ms of the business clock, for the client to see; the lock itself ends in real time. */
export type Lock<Message> = { readonly token: string; readonly message: Message; readonly until: number };

type Held<Message> = Lock<Message> & { readonly holder: unknown; readonly timer: NodeJS.Timeout };

/** The locks of one queue. Each ends by itself after `duration` ms of real time and is then reported to `onExpired`. */
export class Locks<Message> {
  readonly #held = new Map<string, Held<Message>>();
  readonly #duration: number;
  readonly #now: () => number;
  readonly #onExpired: (message: Message) => void;

  constructor(duration: number, now: () => number, onExpired: (message: Message) => void) {
    this.#duration = duration;
    this.#now = now;
    this.#onExpired = onExpired;
  }

  get size(): number {
    return this.#held.size;
  }

  /** `holder` is whoever the lock is given back for when it goes away. */
  take(message: Message, holder: unknown): Lock<Message> {
    return this.#hold(randomUUID(), message, holder);
  }

  /** The new `until`; throws lock-lost. */
  renew(token: string): number {
    const { message, holder } = this.#find(token);
    this.release(token);
    return this.#hold(token, message, holder).until;
  }

  /** Ends the lock and answers what it held; throws lock-lost. */
  release(token: string): Message {
    const held = this.#find(token);
    clearTimeout(held.timer);
    this.#held.delete(token);
    return held.message;
  }

  releaseHeldBy(holder: unknown): readonly Message[] {
    const tokens = [...this.#held.values()].filter((held) => held.holder === holder).map((held) => held.token);
    return tokens.map((token) => this.release(token));
  }

  messages(): readonly Message[] {
    return [...this.#held.values()].map((held) => held.message);
  }

  clear(): void {
    for (const { timer } of this.#held.values()) clearTimeout(timer);
    this.#held.clear();
  }

  #find(token: string): Held<Message> {
    const held = this.#held.get(token);
    if (held === undefined) throw lockLost();
    return held;
  }

  #hold(token: string, message: Message, holder: unknown): Lock<Message> {
    const timer = setTimeout(() => this.#onExpired(this.release(token)), this.#duration).unref();
    const held = { token, message, holder, timer, until: this.#now() + this.#duration };
    this.#held.set(token, held);
    return held;
  }
}
