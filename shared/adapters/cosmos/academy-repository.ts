import { contentOf, createOf, type Documents, replaceOf, type Stored } from "#shared/adapters/cosmos/documents.ts";
import type { AcademyGrant, StaffDraw } from "#shared/agreements/domain/academy-grant.ts";
import type { AcademyRepository } from "#shared/agreements/ports.ts";
import type { Versioned } from "#shared/kernel/versioned.ts";

const GRANT = "academy-grant";
const DRAW = "academy-draw-";

type Partitioned = { readonly agreementNumber: string };

/** In the container `agreements`, beside the agreement: what came with it, and each voucher drawn. */
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
