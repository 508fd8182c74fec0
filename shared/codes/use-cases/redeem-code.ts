import { type ExamDeadlines, examDeadlines } from "#shared/codes/domain/exam-deadlines.ts";
import { type LibraryAccess, libraryAccess } from "#shared/codes/domain/library.ts";
import type { Lot } from "#shared/codes/domain/lot.ts";
import { type Person, personIdOf } from "#shared/codes/domain/person.ts";
import {
  decideRedemption,
  type Exam,
  type RedeemedCode,
  type RedemptionRefusal,
} from "#shared/codes/domain/redemption.ts";
import type { HasTestCentre, LotRepository, RandomBytes } from "#shared/codes/ports.ts";
import {
  createRecogniseCode,
  type RecogniseDependencies,
  type RecogniseRefusal,
} from "#shared/codes/use-cases/recognise-code.ts";
import type { LotId } from "#shared/kernel/identifiers.ts";
import type { Clock, Instant } from "#shared/kernel/instant.ts";
import { accept, type Outcome, refuse } from "#shared/kernel/outcome.ts";
import { retryWhenStale } from "#shared/kernel/retry-when-stale.ts";
import type { Secret } from "#shared/kernel/secret.ts";

/** `exam` is absent for library codes only. */
export type RedeemCodeRequest = { readonly code: string; readonly person: Person; readonly exam?: Exam };

/** The same for the winner's repeat, but for `isRepeat`. */
export type Redemption = {
  readonly lotId: LotId;
  readonly index: number;
  readonly state: RedeemedCode["state"];
  readonly exam?: Exam;
  /** Of a voucher: until when it pays for registering, and whether the exam may be later (T-18). */
  readonly deadlines?: ExamDeadlines;
  readonly redeemedAt: Instant;
  /** True when an earlier request of the same person for the same exam had won. */
  readonly isRepeat: boolean;
  /** What an unlocked library code opens. */
  readonly library?: LibraryAccess;
};

export type RedeemRefusal = RecogniseRefusal | RedemptionRefusal;

export type RedeemCode = (request: RedeemCodeRequest) => Promise<Outcome<Redemption, RedeemRefusal>>;

type Dependencies = RecogniseDependencies & {
  readonly lots: LotRepository;
  readonly hasTestCentre: HasTestCentre;
  readonly personKey: Secret<Buffer>;
  readonly randomBytes: RandomBytes;
  readonly clock: Clock;
};

const ATTEMPT_ID_BYTES = 16;

/**
 * Three requests when nobody interferes, a fourth where a lot's test centre is still to be found. A write that lost a
 * race, or met its own effect after a lost answer, is read back and decided again; then it is whose attempt is stored that
 * tells the two apart.
 */
export function createRedeemCode(dependencies: Dependencies): RedeemCode {
  const { lots, hasTestCentre, personKey, randomBytes, clock } = dependencies;
  const recogniseCode = createRecogniseCode(dependencies);

  return ({ code: text, person, exam }) => {
    const attemptId = randomBytes(ATTEMPT_ID_BYTES).toString("hex");
    const examOf = exam === undefined ? {} : { exam };
    return retryWhenStale(async () => {
      const recognised = await recogniseCode(text);
      if (!recognised.ok) return recognised;

      const { lot, index, touched } = recognised.value;
      const personId = personIdOf(lot.agreementNumber, person.email, personKey);
      const attempt = { attemptId, index, personId, at: clock(), ...examOf };
      const decision = decideRedemption(lot, touched?.value, attempt);
      if (!decision.ok) return decision;

      const { code, isNew } = decision.value;
      if (isNew && (await isCentreMissing(lot, hasTestCentre))) return refuseWithoutCentre(lot);
      if (isNew) await lots.redeem(code, person, touched?.version);
      return accept(redemptionOf(code, lot, attemptId));
    });
  };
}

const isCentreMissing = async (lot: Lot, hasTestCentre: HasTestCentre): Promise<boolean> =>
  lot.awaitsTestCentre === true && !(await hasTestCentre(lot.agreementNumber));

/** With the way to become a centre, as the lot knows it. */
const refuseWithoutCentre = ({ enrolmentUrl }: Lot) =>
  refuse("test-centre-required", undefined, enrolmentUrl === undefined ? undefined : { enrolment: enrolmentUrl });

const redemptionOf = (code: RedeemedCode, lot: Lot, attemptId: string): Redemption => ({
  lotId: code.lotId,
  index: code.index,
  state: code.state,
  redeemedAt: code.redeemedAt,
  isRepeat: code.attemptId !== attemptId,
  ...(code.exam === undefined ? {} : { exam: code.exam }),
  ...(code.state === "unlocked" ? { library: libraryAccess(lot) } : { deadlines: examDeadlines(lot) }),
});
