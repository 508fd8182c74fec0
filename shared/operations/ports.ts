import type { QueueName } from "#shared/contracts/messages.ts";
import type { DeadLetter } from "#shared/operations/domain/dead-letter.ts";

/** What becomes of a dead letter that was looked at. */
export type Disposal = "remove" | "keep";

/** The messages each queue has set aside, in the order in which they came to the queue. */
export type DeadLetters = {
  /** The first `most` of a queue. Takes no lock, so nobody is kept from them. @throws {UnavailableError} */
  readonly first: (queue: QueueName, most: number) => Promise<readonly DeadLetter[]>;
  /**
   * Gives each of the first 1,000 that has one of the ids to `decide`, one after the other, and removes it only after
   * `decide` has said so; others may be locked meanwhile and are given back. An id that is not there is passed over.
   * @throws {UnavailableError} when the broker is away, somebody else holds one of them, or it takes longer than 20 s;
   * what was decided by then is done. What `decide` throws ends it likewise, and leaves that one where it is.
   */
  readonly dispose: (
    queue: QueueName,
    messageIds: readonly string[],
    decide: (letter: DeadLetter) => Promise<Disposal>,
  ) => Promise<void>;
};
