import { type ExamDeadlines, examDeadlines } from "#shared/codes/domain/exam-deadlines.ts";
import { isLibraryLot } from "#shared/codes/domain/lot.ts";
import { type CodeState, stateOf } from "#shared/codes/domain/redemption.ts";
import type { HasTestCentre } from "#shared/codes/ports.ts";
import {
  createRecogniseCode,
  type RecogniseDependencies,
  type RecogniseRefusal,
} from "#shared/codes/use-cases/recognise-code.ts";
import type { ExpiryBound } from "#shared/contracts/expiry-bound.ts";
import type { Clock, Instant } from "#shared/kernel/instant.ts";
import { accept, type Outcome } from "#shared/kernel/outcome.ts";

/** What the holder of a code may know. `expiresAt` is exclusive; a voucher has deadlines beside it (T-18). */
export type CodeLookUp = Partial<ExamDeadlines> & {
  readonly state: CodeState;
  readonly families: readonly string[];
  readonly expiresAt: Instant;
  readonly expiryBoundBy: ExpiryBound;
};

export type LookUpCode = (code: string) => Promise<Outcome<CodeLookUp, RecogniseRefusal>>;

type Dependencies = RecogniseDependencies & { readonly hasTestCentre: HasTestCentre; readonly clock: Clock };

/** Two requests, a third where a lot's test centre is still to be found. */
export function createLookUpCode(dependencies: Dependencies): LookUpCode {
  const recogniseCode = createRecogniseCode(dependencies);

  return async (code) => {
    const recognised = await recogniseCode(code);
    if (!recognised.ok) return recognised;

    const { lot, touched } = recognised.value;
    const { families, expiresAt, expiryBoundBy } = lot;
    const state = stateOf(lot, touched?.value, dependencies.clock());
    const isUsable = state === "available" || state === "assigned";
    const isWaiting =
      isUsable && lot.awaitsTestCentre === true && !(await dependencies.hasTestCentre(lot.agreementNumber));
    const deadlines = isLibraryLot(lot) ? {} : examDeadlines(lot);
    return accept({
      state: isWaiting ? "awaiting-test-centre" : state,
      families,
      expiresAt,
      expiryBoundBy,
      ...deadlines,
    });
  };
}
