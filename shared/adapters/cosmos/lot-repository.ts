import type { PatchOperation } from "@azure/cosmos";
import { contentOf, createOf, type Documents, type Stored } from "#shared/adapters/cosmos/documents.ts";
import { postponement } from "#shared/adapters/cosmos/postponement.ts";
import { statusOf } from "#shared/adapters/cosmos/unavailable.ts";
import type { Closing, Curtailment, Lot } from "#shared/codes/domain/lot.ts";
import type { Person, PersonId } from "#shared/codes/domain/person.ts";
import type { AssignedCode, RedeemedCode, TouchedCode } from "#shared/codes/domain/redemption.ts";
import type { LotRepository, WaitingLot } from "#shared/codes/ports.ts";
import { type Correlated, correlationOf } from "#shared/kernel/correlation.ts";
import type { LotId } from "#shared/kernel/identifiers.ts";
import type { Instant } from "#shared/kernel/instant.ts";
import { StaleVersionError, type Versioned } from "#shared/kernel/versioned.ts";
import type { Waiting } from "#shared/kernel/wake.ts";

const NOT_FOUND = 404;
const LOT = "lot";

type LotDocument = Lot & Stored & { readonly kind: "lot" };
type CodeDocument = TouchedCode & Stored & { readonly kind: "code" };
type WaitingRow = Waiting & Correlated & { readonly lotId: LotId };

/** The container `lots`: one partition per lot with the lot, its touched codes and their people. */
export class CosmosLotRepository implements LotRepository {
  readonly #documents: Documents;

  constructor(documents: Documents) {
    this.#documents = documents;
  }

  async create(lot: Lot) {
    const document: LotDocument = { id: LOT, kind: "lot", ...lot };
    return (await this.#documents.create(document)) === "exists" ? "exists" : "created";
  }

  async find(lotId: string): Promise<Versioned<Lot> | undefined> {
    const stored = await this.#documents.read<LotDocument>(lotId, LOT);
    return stored && { ...stored, value: contentOf<Lot>(stored.value) };
  }

  async findCode(lotId: string, index: number): Promise<Versioned<TouchedCode> | undefined> {
    const stored = await this.#documents.read<CodeDocument>(lotId, codeId(index));
    return stored && { ...stored, value: contentOf<TouchedCode>(stored.value) };
  }

  assign(code: AssignedCode, person: Person) {
    return this.#touch(code, person);
  }

  async redeem(code: RedeemedCode, person: Person, over?: string) {
    if (over === undefined) await this.#touch(code, person);
    else await this.#documents.replace(code.lotId, toCodeDocument(code), over);
  }

  async *listTouched(lotId: string): AsyncIterable<TouchedCode> {
    const query = `SELECT * FROM c WHERE c.state IN ("assigned", "redeemed", "unlocked")`;
    for await (const document of this.#documents.pagesInPartition<CodeDocument>(lotId, { query }))
      yield contentOf<TouchedCode>(document);
  }

  async countRedeemed(lotId: string) {
    const query = `SELECT VALUE COUNT(1) FROM c WHERE c.state IN ("redeemed", "unlocked")`;
    const [redeemed] = await this.#documents.inPartition<number>(lotId, { query });
    if (redeemed === undefined) throw new Error(`counting the redeemed codes of lot ${lotId} gave no number`);
    return redeemed;
  }

  async forgetPerson(lotId: string, personId: PersonId) {
    const query = `SELECT c.id FROM c WHERE c.personId = @personId AND c.kind = "person"`;
    const parameters = [{ name: "@personId", value: personId }];
    const people = await this.#documents.inPartition<Stored>(lotId, { query, parameters });
    for (const { id } of people) await this.#documents.delete(lotId, id);
    return people.length;
  }

  close(lotId: string, { expiredBy, closedAt, redeemed, wakeAt }: Closing) {
    const operations: PatchOperation[] = [
      { op: "set", path: "/state", value: "closed" },
      { op: "set", path: "/closedAt", value: closedAt },
      { op: "set", path: "/redeemed", value: redeemed },
      { op: "set", path: "/promise/keptAt", value: closedAt },
      { op: "set", path: "/wakeAt", value: wakeAt },
      { op: "set", path: "/waitingSince", value: closedAt },
      { op: "set", path: "/attempt", value: 0 },
    ];
    const condition = `FROM c WHERE c.state = "open" AND c.expiresAt <= ${JSON.stringify(expiredBy)}`;
    return this.#patchLot(lotId, operations, condition);
  }

  curtail(lotId: string, { expiresAt, expiryBoundBy, curtailedAt, wakeAt }: Curtailment) {
    const operations: PatchOperation[] = [
      { op: "set", path: "/expiresAt", value: expiresAt },
      { op: "set", path: "/expiryBoundBy", value: expiryBoundBy },
      { op: "set", path: "/promise/dueAt", value: expiresAt },
      { op: "set", path: "/wakeAt", value: wakeAt },
      { op: "set", path: "/waitingSince", value: curtailedAt },
      { op: "set", path: "/attempt", value: 0 },
    ];
    const condition = `FROM c WHERE c.state = "open" AND c.expiresAt > ${JSON.stringify(expiresAt)}`;
    return this.#patchLot(lotId, operations, condition);
  }

  async unpark(lotId: string, at: Instant) {
    const operations: PatchOperation[] = [
      { op: "set", path: "/wakeAt", value: at },
      { op: "set", path: "/waitingSince", value: at },
      { op: "set", path: "/attempt", value: 0 },
      { op: "remove", path: "/parkedAt" },
    ];
    const condition = "FROM c WHERE IS_DEFINED(c.parkedAt) AND NOT IS_DEFINED(c.wakeAt) AND IS_DEFINED(c.seed)";
    return (await this.#patchLot(lotId, operations, condition)) !== undefined;
  }

  async destroySeed({ lotId, wakeAt }: Lot, at: Instant) {
    const operations: PatchOperation[] = [
      { op: "remove", path: "/seed" },
      { op: "set", path: "/seedDestroyedAt", value: at },
      { op: "set", path: "/attempt", value: 0 },
    ];
    if (wakeAt !== undefined) operations.push({ op: "remove", path: "/wakeAt" });
    const condition = `FROM c WHERE c.state = "closed" AND IS_DEFINED(c.seed)`;
    return (await this.#patchLot(lotId, operations, condition)) !== undefined;
  }

  async due(now: Instant, limit: number): Promise<readonly WaitingLot[]> {
    const query = "SELECT c.lotId, c.correlationId, c.wakeAt, c.attempt, c.waitingSince FROM c WHERE c.wakeAt <= @now";
    const parameters = [{ name: "@now", value: now }];
    const rows = await this.#documents.firstRows<WaitingRow>({ query, parameters }, limit);
    return rows.map(({ lotId, correlationId, ...waiting }) => ({
      lotId,
      waiting,
      ...correlationOf({ correlationId }),
    }));
  }

  async postpone({ lotId, waiting }: WaitingLot, next: Waiting) {
    const { condition, operations } = postponement(waiting, next);
    return (await this.#patchLot(lotId, operations, condition)) !== undefined;
  }

  async #touch(code: TouchedCode, person: Person) {
    const creations = [createOf(toCodeDocument(code)), createOf(personOf(code, person))];
    if ((await this.#documents.batch(code.lotId, creations)) === "exists")
      throw new StaleVersionError(`code ${code.index} of lot ${code.lotId} is touched already`);
  }

  /** A lot that does not exist meets no condition. */
  async #patchLot(lotId: string, operations: PatchOperation[], condition: string): Promise<Lot | undefined> {
    try {
      const patched = await this.#documents.patch<LotDocument>(lotId, LOT, operations, condition);
      return patched && contentOf<Lot>(patched.value);
    } catch (error) {
      if (statusOf(error) === NOT_FOUND) return undefined;
      throw error;
    }
  }
}

const codeId = (index: number) => `code-${index}`;

const toCodeDocument = (code: TouchedCode): CodeDocument => ({ id: codeId(code.index), kind: "code", ...code });

/** The only document that holds a name and an address. */
const personOf = ({ lotId, index, personId }: TouchedCode, { name, email }: Person) => ({
  id: `person-${index}`,
  kind: "person",
  lotId,
  personId,
  name,
  email,
});
