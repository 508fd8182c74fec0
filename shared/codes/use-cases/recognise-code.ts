import { type CheckKeys, type CodeParts, isGenuine, readCode } from "#shared/codes/domain/code-format.ts";
import type { Lot } from "#shared/codes/domain/lot.ts";
import type { TouchedCode } from "#shared/codes/domain/redemption.ts";
import type { KeyRing } from "#shared/codes/domain/seal.ts";
import { openSeed, SEED_BYTES } from "#shared/codes/domain/sealed-seed.ts";
import type { LotRepository } from "#shared/codes/ports.ts";
import { accept, type Outcome, refuse } from "#shared/kernel/outcome.ts";
import { Secret } from "#shared/kernel/secret.ts";
import type { Versioned } from "#shared/kernel/versioned.ts";

export type RecognisedCode = {
  readonly lot: Lot;
  readonly index: number;
  readonly touched: Versioned<TouchedCode> | undefined;
};

export type RecogniseRefusal = "code-malformed" | "code-not-recognised";

export type RecogniseDependencies = {
  readonly lots: Pick<LotRepository, "find" | "findCode">;
  readonly keyRing: KeyRing;
  readonly checkKeys: CheckKeys;
};

/** Stands in for the seed of a lot that does not exist, so that the answer takes as long; a new secret each time, as a seed is. */
const dummySeed = () => new Secret(Buffer.alloc(SEED_BYTES));

/**
 * Finds the lot a code belongs to. A wrong check symbol costs no read; after that a lot that does not exist, an index
 * beyond the lot and a wrong MAC are one and the same answer. A lot without seed recognises every code naming it.
 */
export const createRecogniseCode =
  ({ lots, keyRing, checkKeys }: RecogniseDependencies) =>
  async (text: string): Promise<Outcome<RecognisedCode, RecogniseRefusal>> => {
    const parts = readCode(text, checkKeys);
    if (parts === undefined) return refuse("code-malformed", "/code");

    const { lotId, index } = parts;
    const [stored, touched] = await Promise.all([lots.find(lotId), lots.findCode(lotId, index)]);
    const isOfLot = belongs(parts, stored?.value, keyRing);
    if (stored === undefined || !isOfLot) return refuse("code-not-recognised");
    return accept({ lot: stored.value, index, touched });
  };

function belongs(parts: CodeParts, lot: Lot | undefined, keyRing: KeyRing): boolean {
  if (lot !== undefined && lot.seed === undefined) return true;
  const seed = lot?.seed === undefined ? dummySeed() : openSeed(lot.seed, lot, keyRing);
  const genuine = isGenuine(parts, seed);
  return genuine && lot !== undefined && parts.index < lot.codes;
}
