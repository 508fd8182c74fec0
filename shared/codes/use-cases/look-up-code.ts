import type { ExpiryBound } from "#shared/codes/domain/lot.ts";
import { type CodeState, stateOf } from "#shared/codes/domain/redemption.ts";
import {
  createRecogniseCode,
  type RecogniseDependencies,
  type RecogniseRefusal,
} from "#shared/codes/use-cases/recognise-code.ts";
import type { Clock, Instant } from "#shared/kernel/instant.ts";
import { accept, type Outcome } from "#shared/kernel/outcome.ts";

/** What the holder of a code may know. `expiresAt` is exclusive. */
export type CodeLookUp = {
  readonly state: CodeState;
  readonly families: readonly string[];
  readonly expiresAt: Instant;
  readonly expiryBoundBy: ExpiryBound;
};

export type LookUpCode = (code: string) => Promise<Outcome<CodeLookUp, RecogniseRefusal>>;

export function createLookUpCode(dependencies: RecogniseDependencies & { readonly clock: Clock }): LookUpCode {
  const recogniseCode = createRecogniseCode(dependencies);

  return async (code) => {
    const recognised = await recogniseCode(code);
    if (!recognised.ok) return recognised;

    const { lot, touched } = recognised.value;
    const { families, expiresAt, expiryBoundBy } = lot;
    return accept({ state: stateOf(lot, touched?.value, dependencies.clock()), families, expiresAt, expiryBoundBy });
  };
}
