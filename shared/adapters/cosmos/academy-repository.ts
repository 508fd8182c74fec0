import { contentOf, createOf, type Documents, replaceOf, type Stored } from "#shared/adapters/cosmos/documents.ts";
import type { AcademyGrant, StaffDraw } from "#shared/agreements/domain/academy-grant.ts";
import type { Membership } from "#shared/agreements/domain/membership.ts";
import type { AcademyRepository } from "#shared/agreements/ports.ts";
import { StaleVersionError, type Versioned } from "#shared/kernel/versioned.ts";

const GRANT = "academy-grant";
const DRAW = "academy-draw-";
const MEMBERSHIPS = "academy-memberships";

type Partitioned = { readonly agreementNumber: string };
/** One document for all: an agreement orders few, one or two a year for each school. */
type MembershipsDocument = Stored & Partitioned & { readonly memberships: readonly Membership[] };

/** In the container `agreements`, beside the agreement: what came with it, each voucher drawn, and what was ordered. */
export class CosmosAcademyRepository implements AcademyRepository {
  readonly #documents: Documents;

  constructor(documents: Documents) {
    this.#documents = documents;
  }

  async findGrant(agreementNumber: string, session?: string) {
    const stored = await this.#documents.read<AcademyGrant & Stored & Partitioned>(agreementNumber, GRANT, session);
    return stored && { ...stored, value: withoutPartition<AcademyGrant>(stored.value) };
  }

  async findDraw(agreementNumber: string, drawId: string) {
    const stored = await this.#documents.read<StaffDraw & Stored & Partitioned>(agreementNumber, `${DRAW}${drawId}`);
    return stored && withoutPartition<StaffDraw>(stored.value);
  }

  async draw(agreementNumber: string, { value, version }: Versioned<AcademyGrant>, draw: StaffDraw) {
    const answer = await this.#documents.batch(agreementNumber, [
      replaceOf(grantDocument(agreementNumber, value), version),
      createOf(drawDocument(agreementNumber, draw)),
    ]);
    return answer === "exists" ? "exists" : "drawn";
  }

  async findMemberships(agreementNumber: string) {
    const stored = await this.#documents.read<MembershipsDocument>(agreementNumber, MEMBERSHIPS);
    return stored && { ...stored, value: stored.value.memberships };
  }

  async saveMemberships(agreementNumber: string, memberships: readonly Membership[], version?: string): Promise<void> {
    const document: MembershipsDocument = { id: MEMBERSHIPS, agreementNumber, memberships };
    if (version !== undefined) return void (await this.#documents.replace(agreementNumber, document, version));
    if ((await this.#documents.create(document)) === "exists")
      throw new StaleVersionError(`agreement ${agreementNumber} has its first membership`);
  }
}

/** As it is stored; created in one batch with its agreement. */
export const grantDocument = (agreementNumber: string, grant: AcademyGrant): AcademyGrant & Stored & Partitioned => ({
  id: GRANT,
  agreementNumber,
  ...grant,
});

const drawDocument = (agreementNumber: string, draw: StaffDraw): StaffDraw & Stored & Partitioned => ({
  id: `${DRAW}${draw.drawId}`,
  agreementNumber,
  ...draw,
});

function withoutPartition<Content extends object>(document: Content & Stored & Partitioned): Content {
  const { agreementNumber: _partition, ...content } = contentOf<Content & Partitioned>(document);
  return content as Content;
}
