/**
 * Runs settles one at a time, each after the answer to the one before it. Two settles sent together can both take the
 * outcome of the first: rhea 3.0.5 merges dispositions of neighbouring deliveries, and a failed message is lost.
 */
export class SettleQueue {
  #last: Promise<unknown> = Promise.resolve();

  /** Resolves or rejects with the settle itself; a failed settle does not stop those behind it. */
  add(settle: () => Promise<void>): Promise<void> {
    const result = this.#last.then(settle);
    this.#last = result.catch(() => undefined);
    return result;
  }
}
