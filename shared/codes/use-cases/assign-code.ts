import { type AssignmentRefusal, decideAssignment } from "#shared/codes/domain/assignment.ts";
import { type Person, personIdOf } from "#shared/codes/domain/person.ts";
import type { LotRepository, RandomBytes } from "#shared/codes/ports.ts";
import {
  createRecogniseCode,
  type RecogniseDependencies,
  type RecogniseRefusal,
} from "#shared/codes/use-cases/recognise-code.ts";
import type { Claim } from "#shared/kernel/claim.ts";
import type { Clock, Instant } from "#shared/kernel/instant.ts";
import { accept, type Outcome } from "#shared/kernel/outcome.ts";
import { retryWhenStale } from "#shared/kernel/retry-when-stale.ts";
import type { Secret } from "#shared/kernel/secret.ts";

export type AssignRefusal = RecogniseRefusal | AssignmentRefusal | "idempotency-key-reuse";

/** `assignedAt` is that of the first time. */
export type AssignCode = (
  request: { readonly code: string; readonly person: Person },
  claim: Claim,
) => Promise<Outcome<{ readonly assignedAt: Instant }, AssignRefusal>>;

type Dependencies = RecogniseDependencies & {
  readonly lots: Pick<LotRepository, "find" | "findCode" | "assign">;
  readonly personKey: Secret<Buffer>;
  readonly randomBytes: RandomBytes;
  readonly clock: Clock;
};

const ATTEMPT_ID_BYTES = 16;

/**
 * Three requests and the claim when nobody interferes. A write that lost a race, or met its own effect after a lost
 * answer, is read back and decided again.
 */
export function createAssignCode(dependencies: Dependencies): AssignCode {
  const { lots, personKey, randomBytes, clock } = dependencies;
  const recogniseCode = createRecogniseCode(dependencies);

  return ({ code: text, person }, claim) => {
    const attemptId = randomBytes(ATTEMPT_ID_BYTES).toString("hex");
    return retryWhenStale(async () => {
      const recognised = await recogniseCode(text);
      if (!recognised.ok) return recognised;

      const { lot, index, touched } = recognised.value;
      const personId = personIdOf(lot.agreementNumber, person.email, personKey);
      const decision = decideAssignment(lot, touched?.value, { attemptId, index, personId, at: clock() });
      if (!decision.ok) return decision;

      const claimed = await claim();
      if (!claimed.ok) return claimed;

      const { assignedAt, code } = decision.value;
      if (code !== undefined) await lots.assign(code, person);
      return accept({ assignedAt });
    });
  };
}
