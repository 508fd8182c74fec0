import { hasEnded, type Lot } from "#shared/codes/domain/lot.ts";
import type { PersonId } from "#shared/codes/domain/person.ts";
import { type AssignedCode, isUsed, type TouchedCode } from "#shared/codes/domain/redemption.ts";
import type { Instant } from "#shared/kernel/instant.ts";
import { accept, type Outcome, refuse } from "#shared/kernel/outcome.ts";

/** One request to assign; `attemptId` is its own and no other's. */
export type AssignmentAttempt = {
  readonly attemptId: string;
  readonly index: number;
  readonly personId: PersonId;
  readonly at: Instant;
};

export type AssignmentRefusal = "code-already-redeemed" | "code-expired" | "non-transferable";

/** `code` is to be stored; absent when it was assigned to this person before. */
export type AssignmentDecision = { readonly assignedAt: Instant; readonly code?: AssignedCode };

/**
 * Binds a genuine code to one person for good: no assignment ever leads to another. The person's repeat is
 * accepted, also once they have redeemed it and after the end. A code redeemed without one has nothing left to assign.
 */
export function decideAssignment(
  lot: Lot,
  touched: TouchedCode | undefined,
  { attemptId, index, personId, at }: AssignmentAttempt,
): Outcome<AssignmentDecision, AssignmentRefusal> {
  if (lot.seed === undefined) return refuse("code-expired");
  if (touched?.assignedAt !== undefined && touched.personId === personId)
    return accept({ assignedAt: touched.assignedAt });
  if (touched !== undefined && isUsed(touched)) return refuse("code-already-redeemed");
  if (hasEnded(lot, at)) return refuse("code-expired");
  if (touched !== undefined) return refuse("non-transferable");
  return accept({
    assignedAt: at,
    code: { lotId: lot.lotId, index, personId, state: "assigned", attemptId, assignedAt: at },
  });
}
