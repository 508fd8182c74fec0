import type { QueueName } from "#shared/contracts/messages.ts";
import { type Instant, instant } from "#shared/kernel/instant.ts";
import type { DeadLetter } from "#shared/operations/domain/dead-letter.ts";
import type { DeadLetters, Disposal } from "#shared/operations/ports.ts";

const BURIED_AT: Instant = instant("2026-12-18T01:00:00Z");

/** What a dead letter is made of; `content` is the JSON value of its body, undefined for a body that is none. */
export type Burial = Pick<DeadLetter, "messageId" | "content"> & Partial<DeadLetter>;

/** Dead letters in lists. */
export class InMemoryDeadLetters implements DeadLetters {
  readonly #letters = new Map<QueueName, DeadLetter[]>();
  #lastSequence = 0;

  /** Behind the others of its queue. */
  bury(queue: QueueName, letter: Burial): DeadLetter {
    this.#lastSequence += 1;
    const buried = { sequenceNumber: String(this.#lastSequence), enqueuedAt: BURIED_AT, deliveryCount: 10, ...letter };
    this.#letters.set(queue, [...this.#of(queue), buried]);
    return buried;
  }

  async first(queue: QueueName, most: number): Promise<readonly DeadLetter[]> {
    return this.#of(queue).slice(0, most);
  }

  async dispose(
    queue: QueueName,
    messageIds: readonly string[],
    decide: (letter: DeadLetter) => Promise<Disposal>,
  ): Promise<void> {
    for (const letter of this.#of(queue).filter(({ messageId }) => messageIds.includes(messageId))) {
      if ((await decide(letter)) === "keep") continue;
      this.#letters.set(
        queue,
        this.#of(queue).filter((other) => other !== letter),
      );
    }
  }

  #of(queue: QueueName): readonly DeadLetter[] {
    return this.#letters.get(queue) ?? [];
  }
}
