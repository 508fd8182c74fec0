import { type Closing, type Curtailment, isParked, type Lot } from "#shared/codes/domain/lot.ts";
import type { Person, PersonId } from "#shared/codes/domain/person.ts";
import { type AssignedCode, isUsed, type RedeemedCode, type TouchedCode } from "#shared/codes/domain/redemption.ts";
import type { LotRepository, WaitingLot } from "#shared/codes/ports.ts";
import { correlationOf } from "#shared/kernel/correlation.ts";
import type { Instant } from "#shared/kernel/instant.ts";
import { StaleVersionError, type Versioned } from "#shared/kernel/versioned.ts";
import type { Waiting } from "#shared/kernel/wake.ts";

/** Lots in a map. It can interfere with a write the way other instances and lost answers do. */
export class InMemoryLots implements LotRepository {
  readonly people = new Map<string, Person>();
  /** Requests the database would have got. */
  requests = 0;
  readonly #lots = new Map<string, Versioned<Lot>>();
  readonly #codes = new Map<string, Versioned<TouchedCode>>();
  readonly #interferences: (() => Promise<void>)[] = [];
  #answersToLose = 0;
  #writes = 0;

  /** Runs once before the next assignment or redemption is stored, after everything for it was read. */
  beforeNextRedemption(interference: () => Promise<void>): void {
    this.#interferences.push(interference);
  }

  /** The next redemption is stored, but meets its own effect when the database client repeats it. */
  loseNextAnswer(): void {
    this.#answersToLose += 1;
  }

  /** Somebody else's write, over whatever is there. */
  put(code: TouchedCode): void {
    this.#codes.set(nameOf(code), this.#stored(code));
  }

  async create(lot: Lot) {
    this.requests += 1;
    if (this.#lots.has(lot.lotId)) return "exists";
    this.#lots.set(lot.lotId, this.#stored(lot));
    return "created";
  }

  async find(lotId: string) {
    this.requests += 1;
    return structuredClone(this.#lots.get(lotId));
  }

  async findCode(lotId: string, index: number) {
    this.requests += 1;
    return structuredClone(this.#codes.get(nameOf({ lotId, index })));
  }

  assign(code: AssignedCode, person: Person) {
    return this.#touch(code, person);
  }

  redeem(code: RedeemedCode, person: Person, over?: string) {
    return this.#touch(code, person, over);
  }

  async #touch(code: TouchedCode, person: Person, over?: string) {
    this.requests += 1;
    await this.#interferences.shift()?.();
    const name = nameOf(code);
    if (this.#codes.get(name)?.version !== over) throw new StaleVersionError(`code ${name} has moved on`);
    this.#codes.set(name, this.#stored(code));
    if (over === undefined) this.people.set(name, person);
    if (this.#answersToLose === 0) return;
    this.#answersToLose -= 1;
    throw new StaleVersionError(`code ${name} has moved on`);
  }

  async *listTouched(lotId: string) {
    this.requests += 1;
    for (const { value } of this.#codes.values()) if (value.lotId === lotId) yield structuredClone(value);
  }

  async countRedeemed(lotId: string) {
    this.requests += 1;
    return [...this.#codes.values()].filter(({ value }) => value.lotId === lotId && isUsed(value)).length;
  }

  async forgetPerson(lotId: string, personId: PersonId) {
    this.requests += 1;
    const theirs = [...this.#codes]
      .filter(([name, { value }]) => value.lotId === lotId && value.personId === personId && this.people.has(name))
      .map(([name]) => name);
    for (const name of theirs) this.people.delete(name);
    return theirs.length;
  }

  async close(lotId: string, { expiredBy, closedAt, redeemed, wakeAt }: Closing) {
    return this.#change(lotId, (lot) => {
      if (lot.state !== "open" || lot.expiresAt > expiredBy) return undefined;
      const promise = { ...lot.promise, keptAt: closedAt };
      return { ...lot, state: "closed", closedAt, redeemed, promise, wakeAt, waitingSince: closedAt, attempt: 0 };
    });
  }

  async curtail(lotId: string, { curtailedAt, wakeAt, ...end }: Curtailment) {
    return this.#change(lotId, (lot) => {
      if (lot.state !== "open" || lot.expiresAt <= end.expiresAt) return undefined;
      const promise = { ...lot.promise, dueAt: end.expiresAt };
      return { ...lot, ...end, promise, wakeAt, waitingSince: curtailedAt, attempt: 0 };
    });
  }

  async unpark(lotId: string, at: Instant) {
    const changed = this.#change(lotId, (lot) => {
      if (!isParked(lot)) return undefined;
      const { parkedAt: _parkedAt, ...rest } = lot;
      return { ...rest, wakeAt: at, waitingSince: at, attempt: 0 };
    });
    return changed !== undefined;
  }

  async destroySeed({ lotId }: Lot, at: Instant) {
    const changed = this.#change(lotId, (lot) => {
      if (lot.state !== "closed" || lot.seed === undefined) return undefined;
      const { seed: _seed, wakeAt: _wakeAt, ...rest } = lot;
      return { ...rest, seedDestroyedAt: at, attempt: 0 };
    });
    return changed !== undefined;
  }

  async due(now: Instant, limit: number): Promise<readonly WaitingLot[]> {
    return [...this.#lots.values()]
      .filter(({ value }) => value.wakeAt !== undefined && value.wakeAt <= now)
      .slice(0, limit)
      .map(({ value }) => ({ lotId: value.lotId, ...correlationOf(value), waiting: waitingOf(value) }));
  }

  async postpone({ lotId, waiting }: WaitingLot, next: Waiting) {
    const changed = this.#change(lotId, ({ wakeAt, ...lot }) =>
      wakeAt === undefined || wakeAt !== waiting.wakeAt ? undefined : { ...lot, ...next },
    );
    return changed !== undefined;
  }

  #change(lotId: string, next: (lot: Lot) => Lot | undefined): Lot | undefined {
    this.requests += 1;
    const stored = this.#lots.get(lotId);
    const changed = stored && next(stored.value);
    if (changed === undefined) return undefined;
    this.#lots.set(lotId, this.#stored(changed));
    return structuredClone(changed);
  }

  #stored<Value>(value: Value): Versioned<Value> {
    this.#writes += 1;
    return { value: structuredClone(value), version: `write-${this.#writes}` };
  }
}

const nameOf = ({ lotId, index }: { readonly lotId: string; readonly index: number }) => `${lotId}/${index}`;

const waitingOf = ({ wakeAt, attempt, waitingSince }: Lot): Waiting => ({
  attempt,
  ...(wakeAt === undefined ? {} : { wakeAt }),
  ...(waitingSince === undefined ? {} : { waitingSince }),
});
