/** The message ids accepted within the last `window` ms, which is exclusive: at its end the id is new again. */
export class DuplicateHistory {
  readonly #window: number | undefined;
  readonly #now: () => number;
  readonly #accepted = new Map<string, number>();

  constructor(window: number | undefined, now: () => number) {
    this.#window = window;
    this.#now = now;
  }

  /** Whether the id is a duplicate; an id that is none is remembered. */
  isDuplicate(messageId: string): boolean {
    if (this.#window === undefined) return false;
    this.#forgetBefore(this.#now() - this.#window);
    if (this.#accepted.has(messageId)) return true;
    this.#accepted.set(messageId, this.#now());
    return false;
  }

  clear(): void {
    this.#accepted.clear();
  }

  #forgetBefore(oldest: number): void {
    for (const [messageId, acceptedAt] of this.#accepted) {
      if (acceptedAt > oldest) return;
      this.#accepted.delete(messageId);
    }
  }
}
