import { hasEnded, isLibraryLot, type Lot } from "#shared/codes/domain/lot.ts";
import type { PersonId } from "#shared/codes/domain/person.ts";
import type { LotId } from "#shared/kernel/identifiers.ts";
import type { Instant } from "#shared/kernel/instant.ts";
import { accept, type Outcome, refuse } from "#shared/kernel/outcome.ts";

/** The one exam a code registers. */
export type Exam = {
  readonly family: string;
  readonly examCode: string;
  readonly provider: string;
  readonly testCentre?: string;
};

type Touch = { readonly lotId: LotId; readonly index: number; readonly personId: PersonId };

/** Bound to one person for good, not used yet. `attemptId` names the one request that won. */
export type AssignedCode = Touch & {
  readonly state: "assigned";
  readonly attemptId: string;
  readonly assignedAt: Instant;
};

/** Used up for good: a voucher is redeemed, a library code unlocked. `attemptId` names the one request that won. */
export type RedeemedCode = Touch & {
  readonly state: "redeemed" | "unlocked";
  readonly attemptId: string;
  readonly redeemedAt: Instant;
  readonly exam?: Exam;
  readonly assignedAt?: Instant;
};

/** A code that is no longer as it was issued. All others exist by computation only. */
export type TouchedCode = AssignedCode | RedeemedCode;

export type CodeState = "available" | "awaiting-test-centre" | "assigned" | "redeemed" | "unlocked" | "expired";

/** One request to redeem; `attemptId` is its own and no other's. */
export type RedemptionAttempt = {
  readonly attemptId: string;
  readonly index: number;
  readonly personId: PersonId;
  readonly exam?: Exam;
  readonly at: Instant;
};

export type RedemptionRefusal =
  | "code-already-redeemed"
  | "code-expired"
  | "non-transferable"
  | "family-not-in-pack"
  | "provider-not-for-family"
  | "exam-required"
  | "exam-not-allowed"
  | "test-centre-required";

/** `isNew`: still to be stored; otherwise the code is spent already, on this person and exam. */
export type RedemptionDecision = { readonly code: RedeemedCode; readonly isNew: boolean };

/**
 * Spends a genuine code on one person and one exam, once. The winner's repeat is accepted, also after
 * the end. Once the seed is destroyed nothing proves a code genuine, so every code of the lot has expired.
 */
export function decideRedemption(
  lot: Lot,
  touched: TouchedCode | undefined,
  attempt: RedemptionAttempt,
): Outcome<RedemptionDecision, RedemptionRefusal> {
  if (lot.seed === undefined) return refuse("code-expired");
  if (touched !== undefined && isUsed(touched))
    return isOwn(touched, attempt) ? accept({ code: touched, isNew: false }) : refuse("code-already-redeemed");
  if (hasEnded(lot, attempt.at)) return refuse("code-expired");
  if (touched !== undefined && touched.personId !== attempt.personId) return refuse("non-transferable");
  const examined = checkExam(lot, attempt.exam);
  if (!examined.ok) return examined;
  return accept({ code: redeemedBy(lot, touched, attempt), isNew: true });
}

/** Whether a code of the lot pays for the exam, delivered by its provider; a library's pays for none. */
function checkExam(lot: Lot, exam: Exam | undefined): Outcome<Exam | undefined, RedemptionRefusal> {
  if (exam !== undefined && isLibraryLot(lot)) return refuse("exam-not-allowed", "/exam");
  if (exam !== undefined && !lot.families.includes(exam.family))
    return refuse("family-not-in-pack", "/exam/family", { families: lot.families });
  if (exam === undefined && !isLibraryLot(lot)) return refuse("exam-required", "/exam");
  const provider = exam && lot.providers?.[exam.family];
  if (provider !== undefined && provider !== exam?.provider)
    return refuse("provider-not-for-family", "/exam/provider", { provider });
  return accept(exam);
}

/** What the holder is told. A used code stays used after the end. */
export function stateOf(lot: Lot, touched: TouchedCode | undefined, at: Instant): CodeState {
  if (lot.seed === undefined) return "expired";
  if (touched !== undefined && isUsed(touched)) return touched.state;
  if (hasEnded(lot, at)) return "expired";
  return touched === undefined ? "available" : "assigned";
}

/** Redeemed or unlocked: neither expires, and neither is counted as unused (T-18). */
export const isUsed = (touched: TouchedCode): touched is RedeemedCode => touched.state !== "assigned";

function redeemedBy(
  lot: Lot,
  assigned: AssignedCode | undefined,
  { attemptId, index, personId, exam, at }: RedemptionAttempt,
): RedeemedCode {
  return {
    lotId: lot.lotId,
    index,
    personId,
    state: isLibraryLot(lot) ? "unlocked" : "redeemed",
    attemptId,
    redeemedAt: at,
    ...(exam === undefined ? {} : { exam }),
    ...(assigned === undefined ? {} : { assignedAt: assigned.assignedAt }),
  };
}

const isOwn = (code: RedeemedCode, { personId, exam }: RedemptionAttempt): boolean =>
  code.personId === personId && isSameExam(code.exam, exam);

const isSameExam = (left: Exam | undefined, right: Exam | undefined): boolean =>
  left?.family === right?.family &&
  left?.examCode === right?.examCode &&
  left?.provider === right?.provider &&
  left?.testCentre === right?.testCentre;
