import type { Curtailing } from "#shared/agreements/domain/curtailing.ts";
import type { Curtailings, WaitingCurtailing } from "#shared/agreements/ports.ts";
import { correlationOf } from "#shared/kernel/correlation.ts";
import type { Instant } from "#shared/kernel/instant.ts";
import { StaleVersionError, type Versioned } from "#shared/kernel/versioned.ts";
import type { Waiting } from "#shared/kernel/wake.ts";

/** Early ends in a map. */
export class InMemoryCurtailings implements Curtailings {
  readonly #stored = new Map<string, Versioned<Curtailing>>();
  #writes = 0;

  /** What is created together with the change of its agreement. */
  put(curtailing: Curtailing): void {
    this.#writes += 1;
    this.#stored.set(nameOf(curtailing), { value: curtailing, version: `"${this.#writes}"` });
  }

  async find(agreementNumber: string, endsOn: string) {
    return this.#stored.get(nameOf({ agreementNumber, endsOn }));
  }

  async save({ value, version }: Versioned<Curtailing>) {
    if (this.#stored.get(nameOf(value))?.version !== version)
      throw new StaleVersionError(`${nameOf(value)} has moved on`);
    this.put(value);
    return undefined;
  }

  async due(now: Instant, limit: number): Promise<readonly WaitingCurtailing[]> {
    return [...this.#stored.values()]
      .filter(({ value: { wakeAt } }) => wakeAt !== undefined && wakeAt <= now)
      .slice(0, limit)
      .map(({ value: { agreementNumber, endsOn, wakeAt, waitingSince, attempt, ...value } }) => ({
        agreementNumber,
        endsOn,
        ...correlationOf(value),
        waiting: {
          attempt,
          ...(wakeAt === undefined ? {} : { wakeAt }),
          ...(waitingSince === undefined ? {} : { waitingSince }),
        },
      }));
  }

  async postpone({ waiting, ...named }: WaitingCurtailing, next: Waiting) {
    const stored = this.#stored.get(nameOf(named));
    if (stored?.value.wakeAt !== waiting.wakeAt || stored?.value.wakeAt === undefined) return false;
    const { wakeAt: _before, ...rest } = stored.value;
    this.put({ ...rest, ...next });
    return true;
  }
}

const nameOf = ({ agreementNumber, endsOn }: Pick<Curtailing, "agreementNumber" | "endsOn">) =>
  `${agreementNumber} ${endsOn}`;
