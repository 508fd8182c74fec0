import { setImmediate as turnOfOthers } from "node:timers/promises";
import { type CheckKeys, writeCode } from "#shared/codes/domain/code-format.ts";
import type { KeyRing } from "#shared/codes/domain/seal.ts";
import { openSeed } from "#shared/codes/domain/sealed-seed.ts";
import type { LotRepository } from "#shared/codes/ports.ts";
import { accept, type Outcome, refuse } from "#shared/kernel/outcome.ts";
import type { Secret } from "#shared/kernel/secret.ts";
import { MissingDocumentError } from "#shared/kernel/versioned.ts";

/** A large lot takes more than a second to compute; whatever else runs in this process is let in between. */
const CODES_IN_A_ROW = 1024;

/** All codes of a lot in index order, computed anew each time, in canonical text. */
export type ListCodes = (lotId: string) => Promise<Outcome<readonly Secret<string>[], "codes-destroyed">>;

type Dependencies = {
  readonly lots: Pick<LotRepository, "find">;
  readonly keyRing: KeyRing;
  readonly checkKeys: CheckKeys;
};

/** One read. Refuses with `codes-destroyed` from 90 days after the end on. @throws {MissingDocumentError} */
export const createListCodes =
  ({ lots, keyRing, checkKeys }: Dependencies): ListCodes =>
  async (lotId) => {
    const stored = await lots.find(lotId);
    if (stored === undefined) throw new MissingDocumentError(`lot ${lotId} cannot be read yet`);

    const lot = stored.value;
    if (lot.seed === undefined) return refuse("codes-destroyed");
    const seed = openSeed(lot.seed, lot, keyRing);
    const codes: Secret<string>[] = [];
    for (let index = 0; index < lot.codes; index += 1) {
      if (index % CODES_IN_A_ROW === 0) await turnOfOthers();
      codes.push(writeCode(lot.lotId, index, seed, checkKeys));
    }
    return accept(codes);
  };
