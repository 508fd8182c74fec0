import type { Documents, Stored } from "#shared/adapters/cosmos/documents.ts";
import type { RedemptionFreeze } from "#shared/codes/domain/redemption-freeze.ts";
import type { FreezeSwitch } from "#shared/codes/ports.ts";
import { StaleVersionError, type Versioned } from "#shared/kernel/versioned.ts";

const SWITCH = "redemption-freeze";

type FreezeDocument = Stored & RedemptionFreeze & { readonly switchId: string };

/** One document in container `switches`; it is there from the first freeze on. */
export class CosmosFreezeSwitch implements FreezeSwitch {
  readonly #documents: Documents;

  constructor(documents: Documents) {
    this.#documents = documents;
  }

  async read(): Promise<Versioned<RedemptionFreeze> | undefined> {
    const stored = await this.#documents.read<FreezeDocument>(SWITCH, SWITCH);
    return stored && { ...stored, value: toFreeze(stored.value) };
  }

  async write(freeze: RedemptionFreeze, over?: string): Promise<void> {
    const document: FreezeDocument = { id: SWITCH, switchId: SWITCH, ...freeze };
    if (over !== undefined) await this.#documents.replace(SWITCH, document, over);
    else if ((await this.#documents.create(document)) === "exists")
      throw new StaleVersionError(`${SWITCH} was written in between`);
  }
}

const toFreeze = ({ isFrozen, frozenAt, reason, liftedAt }: FreezeDocument): RedemptionFreeze => ({
  isFrozen,
  ...(frozenAt === undefined ? {} : { frozenAt }),
  ...(reason === undefined ? {} : { reason }),
  ...(liftedAt === undefined ? {} : { liftedAt }),
});
