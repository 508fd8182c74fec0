import type { Person } from "#shared/codes/domain/person.ts";
import { poolOwnerOf } from "#shared/codes/domain/staff-pool.ts";
import type { LotRepository } from "#shared/codes/ports.ts";
import type { AssignCode } from "#shared/codes/use-cases/assign-code.ts";
import { findLot } from "#shared/codes/use-cases/find-lot.ts";
import type { ListCodes } from "#shared/codes/use-cases/list-codes.ts";
import type { Instant } from "#shared/kernel/instant.ts";
import { accept, type Outcome, refuse } from "#shared/kernel/outcome.ts";
import type { Secret } from "#shared/kernel/secret.ts";
import { expected } from "#shared/kernel/versioned.ts";

export type AssignedPoolCode = {
  readonly code: Secret<string>;
  readonly examFamilies: readonly string[];
  readonly assignedAt: Instant;
  readonly expiresAt: Instant;
};

/**
 * Assigns one code of an agreement's pool, by its index, and tells it; the same person again: the same. Nobody else knows
 * the code before, so nobody else can have touched it.
 * @throws {MissingDocumentError} when the pool is not open yet.
 */
export type AssignPoolCode = (voucher: {
  readonly agreementNumber: string;
  readonly index: number;
  readonly person: Person;
}) => Promise<Outcome<AssignedPoolCode, "code-expired" | "codes-destroyed">>;

type Dependencies = {
  readonly lots: Pick<LotRepository, "find">;
  readonly listCodes: ListCodes;
  readonly assignCode: AssignCode;
};

/** The draw has claimed its webhook id already. */
const claimed = async () => accept("first" as const);

export const createAssignPoolCode =
  ({ lots, listCodes, assignCode }: Dependencies): AssignPoolCode =>
  async ({ agreementNumber, index, person }) => {
    const lot = expected(await findLot(poolOwnerOf(agreementNumber), lots), `the pool of agreement ${agreementNumber}`);
    const codes = await listCodes(lot.lotId);
    if (!codes.ok) return codes;
    const code = codes.value[index];
    if (code === undefined) throw new RangeError(`the pool of agreement ${agreementNumber} has no code ${index}`);

    const assigned = await assignCode({ code: code.reveal(), person }, claimed);
    if (assigned.ok) {
      const { families, expiresAt } = lot;
      return accept({ code, examFamilies: families, assignedAt: assigned.value.assignedAt, expiresAt });
    }
    if (assigned.refusal === "code-expired") return refuse("code-expired");
    throw new Error(`code ${index} of lot ${lot.lotId} cannot be assigned: ${assigned.refusal}`);
  };
