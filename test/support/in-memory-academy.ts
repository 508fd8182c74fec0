import type { AcademyGrant, StaffDraw } from "#shared/agreements/domain/academy-grant.ts";
import type { Membership } from "#shared/agreements/domain/membership.ts";
import type { AcademyRepository } from "#shared/agreements/ports.ts";
import { StaleVersionError, type Versioned } from "#shared/kernel/versioned.ts";

/** Grants, draws and memberships in maps. It can lose an answer the way a database client does. */
export class InMemoryAcademy implements AcademyRepository {
  readonly #grants = new Map<string, Versioned<AcademyGrant>>();
  readonly #memberships = new Map<string, Versioned<readonly Membership[]>>();
  readonly #draws = new Map<string, StaffDraw>();
  #writes = 0;
  #answersToLose = 0;

  /** What is created together with its agreement. */
  put(agreementNumber: string, grant: AcademyGrant): void {
    this.#writes += 1;
    this.#grants.set(agreementNumber, { value: grant, version: `"${this.#writes}"` });
  }

  /** The next draw is stored, but meets its own effect when the database client repeats it. */
  loseNextAnswer(): void {
    this.#answersToLose += 1;
  }

  async findGrant(agreementNumber: string) {
    return structuredClone(this.#grants.get(agreementNumber));
  }

  async findDraw(agreementNumber: string, drawId: string) {
    return structuredClone(this.#draws.get(nameOf(agreementNumber, drawId)));
  }

  async draw(agreementNumber: string, grant: Versioned<AcademyGrant>, draw: StaffDraw): Promise<"drawn" | "exists"> {
    if (this.#grants.get(agreementNumber)?.version !== grant.version)
      throw new StaleVersionError(`the grant of ${agreementNumber} has moved on`);
    const name = nameOf(agreementNumber, draw.drawId);
    if (this.#draws.has(name)) return "exists";
    this.#draws.set(name, draw);
    this.put(agreementNumber, grant.value);
    if (this.#answersToLose === 0) return "drawn";
    this.#answersToLose -= 1;
    throw new StaleVersionError(`the grant of ${agreementNumber} has moved on`);
  }

  async findMemberships(agreementNumber: string) {
    return structuredClone(this.#memberships.get(agreementNumber));
  }

  async saveMemberships(agreementNumber: string, value: readonly Membership[], version?: string): Promise<void> {
    if (this.#memberships.get(agreementNumber)?.version !== version)
      throw new StaleVersionError(`the memberships of ${agreementNumber} have moved on`);
    this.#writes += 1;
    this.#memberships.set(agreementNumber, { value, version: `"${this.#writes}"` });
  }
}

const nameOf = (agreementNumber: string, drawId: string): string => `${agreementNumber}/${drawId}`;
