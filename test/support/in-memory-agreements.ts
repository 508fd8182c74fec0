import type { AcademyGrant } from "#shared/agreements/domain/academy-grant.ts";
import type { Agreement } from "#shared/agreements/domain/agreement.ts";
import type { Curtailing } from "#shared/agreements/domain/curtailing.ts";
import {
  EMPTY_REGISTER,
  type EntryPlace,
  type RegisterEntry,
  type RegisterHead,
} from "#shared/agreements/domain/register.ts";
import type { AgreementRepository } from "#shared/agreements/ports.ts";
import type { EnterRegisterCommand } from "#shared/agreements/use-cases/enter-register.ts";
import { orderIdOf } from "#shared/kernel/identifiers.ts";
import { instant } from "#shared/kernel/instant.ts";
import { StaleVersionError, type Versioned } from "#shared/kernel/versioned.ts";
import { InMemoryAcademy } from "#test/support/in-memory-academy.ts";
import { InMemoryCurtailings } from "#test/support/in-memory-curtailings.ts";

type Partition = {
  agreement: Versioned<Agreement>;
  register: Versioned<RegisterHead>;
  readonly entries: Map<string, Versioned<RegisterEntry>>;
};

/** Agreements in a map. It can interfere with a write the way other instances and lost answers do. */
export class InMemoryAgreements implements AgreementRepository {
  /** Requests the database would have got. */
  requests = 0;
  /** Writes that took effect. */
  writes = 0;
  /** What came with them. */
  readonly academy = new InMemoryAcademy();
  /** Their early ends. */
  readonly curtailings = new InMemoryCurtailings();
  readonly #partitions = new Map<string, Partition>();
  readonly #interferences: (() => Promise<unknown>)[] = [];
  #answersToLose = 0;
  #isInterfering = false;

  /** Runs once before the next write, after everything for it was read. */
  beforeNextWrite(interference: () => Promise<unknown>): void {
    this.#interferences.push(interference);
  }

  /** The next write is stored, but meets its own effect when the database client repeats it. */
  loseNextAnswer(): void {
    this.#answersToLose += 1;
  }

  async find(agreementNumber: string) {
    this.requests += 1;
    return this.#partitions.get(agreementNumber)?.agreement;
  }

  async findRegister(agreementNumber: string) {
    this.requests += 1;
    return this.#partitions.get(agreementNumber)?.register;
  }

  create(agreement: Agreement, grant?: AcademyGrant) {
    return this.#write(() => {
      if (this.#partitions.has(agreement.agreementNumber)) return "exists";
      if (grant !== undefined) this.academy.put(agreement.agreementNumber, grant);
      const register = this.#stored(EMPTY_REGISTER);
      this.#partitions.set(agreement.agreementNumber, {
        agreement: this.#stored(agreement),
        register,
        entries: new Map(),
      });
      return { session: undefined };
    });
  }

  change(agreement: Agreement, version: string, register: Versioned<RegisterHead>, curtailing?: Curtailing) {
    return this.#write(() => {
      const partition = this.#partitions.get(agreement.agreementNumber);
      if (partition?.agreement.version !== version || partition.register.version !== register.version)
        throw new StaleVersionError(`agreement ${agreement.agreementNumber} has moved on`);
      partition.agreement = this.#stored(agreement);
      partition.register = this.#stored(register.value);
      if (curtailing !== undefined) this.curtailings.put(curtailing);
      return { session: undefined };
    });
  }

  enter(agreementNumber: string, register: Versioned<RegisterHead>, entry: RegisterEntry) {
    return this.#write<"entered" | "exists">(() => {
      const partition = this.#partitions.get(agreementNumber);
      if (partition?.register.version !== register.version)
        throw new StaleVersionError(`the register of ${agreementNumber} has moved on`);
      if (partition.entries.has(entry.orderId)) return "exists";
      partition.entries.set(entry.orderId, this.#stored(entry));
      partition.register = this.#stored(register.value);
      return "entered";
    });
  }

  async entries(agreementNumber: string) {
    this.requests += 1;
    return [...(this.#partitions.get(agreementNumber)?.entries.values() ?? [])].map(({ value }) => value);
  }

  async entriesAfter(agreementNumber: string, after: EntryPlace | undefined, most: number) {
    const entries = await this.entries(agreementNumber);
    const sorted = entries.toSorted((one, other) => (comesAfter(one, other) ? 1 : -1));
    return sorted.filter((entry) => after === undefined || comesAfter(entry, after)).slice(0, most);
  }

  async findEntry(agreementNumber: string, orderId: RegisterEntry["orderId"]) {
    this.requests += 1;
    return this.#partitions.get(agreementNumber)?.entries.get(orderId);
  }

  leave(agreementNumber: string, entry: RegisterEntry, over?: Parameters<AgreementRepository["leave"]>[2]) {
    return this.#write(() => {
      const partition = this.#partitions.get(agreementNumber);
      const stored = partition?.entries.get(entry.orderId);
      if (stored?.version !== over?.entryVersion) throw new StaleVersionError(`${entry.orderId} has moved on`);
      if (over !== undefined && partition?.register.version !== over.register.version)
        throw new StaleVersionError(`the register of ${agreementNumber} has moved on`);
      partition?.entries.set(entry.orderId, this.#stored(entry));
      if (partition && over !== undefined) partition.register = this.#stored(over.register.value);
    });
  }

  async #write<Answer>(apply: () => Answer): Promise<Answer> {
    await this.#interfere();
    this.requests += 1;
    const answer = apply();
    if (this.#answersToLose === 0) return answer;
    this.#answersToLose -= 1;
    return apply();
  }

  /** What interferes is not interfered with. */
  async #interfere(): Promise<void> {
    if (this.#isInterfering) return;
    this.#isInterfering = true;
    await this.#interferences.shift()?.();
    this.#isInterfering = false;
  }

  #stored<Value>(value: Value): Versioned<Value> {
    this.writes += 1;
    return { value, version: `"${this.writes}"` };
  }
}

const comesAfter = (one: EntryPlace, other: EntryPlace): boolean =>
  one.enteredAt === other.enteredAt ? one.orderId > other.orderId : one.enteredAt > other.enteredAt;

/** A Taiwanese school's agreement; override what a test is about. */
export const anAgreement = (changes: Partial<Agreement> = {}): Agreement => ({
  agreementNumber: "EES-TW-1042",
  programme: "EES",
  market: "TW",
  calendar: "TW",
  customer: {
    name: "青嵐高級中學",
    class: "academic",
    country: "TW",
    accreditation: { evidence: "中教字第 1130042 號", on: "2024-08-01" },
  },
  term: { startsOn: "2026-09-01", endsOn: "2027-08-31", timeZone: "Asia/Taipei" },
  noticesContact: { name: "林雅婷", email: "yating.lin@qinglan.example", locale: "zh-TW" },
  resellerIds: ["lar-demo"],
  testCentres: { certiport: "90012345" },
  saCover: null,
  ...changes,
});

/** A register entry of 30 codes in one lot. */
export const anEntry = (orderId: RegisterEntry["orderId"], changes: Partial<RegisterEntry> = {}): RegisterEntry => ({
  orderId,
  form: "pro-rated",
  subscription: { startsOn: "2026-12-18", endsOn: "2027-08-31" },
  codes: 30,
  codesBefore: 0,
  term: { startsOn: "2026-09-01", endsOn: "2027-08-31" },
  lots: [{ line: 0, part: 0, sku: "CLASS-MCP-30", codes: 30 }],
  enteredAt: instant("2026-12-18T01:00:00Z"),
  ...changes,
});

/** What the register is told of an order of 60 codes; the number names it. */
export const anEnteringOrder = (number: number, changes: Partial<EnterRegisterCommand> = {}): EnterRegisterCommand => ({
  agreementNumber: "EES-TW-1042",
  orderId: orderIdOf("lar-demo", `PO-${number}`),
  form: "pro-rated",
  startsOn: "2026-12-18",
  codes: 60,
  lots: [{ line: 0, part: 0, sku: "CLASS-MCP-30", codes: 60 }],
  ...changes,
});
