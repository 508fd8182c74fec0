import {
  type AcademyGrant,
  drawFrom,
  type StaffDraw,
  type StaffDrawRefusal,
} from "#shared/agreements/domain/academy-grant.ts";
import { type Agreement, termOf } from "#shared/agreements/domain/agreement.ts";
import type {
  AcademyRepository,
  AgreementRepository,
  AssignPoolCode,
  DateIn,
  EndOfDay,
  FindPoolGround,
  OpenStaffPool,
  Person,
  PoolCode,
  PoolCodeRefusal,
} from "#shared/agreements/ports.ts";
import { poolCodesOf } from "#shared/agreements/use-cases/curtail-staff-pool.ts";
import type { Claim } from "#shared/kernel/claim.ts";
import type { Clock } from "#shared/kernel/instant.ts";
import { accept, type Outcome, refuse } from "#shared/kernel/outcome.ts";
import { retryWhenStale } from "#shared/kernel/retry-when-stale.ts";
import { StaleVersionError, type Versioned } from "#shared/kernel/versioned.ts";

export type DrawStaffVoucherCommand = {
  readonly agreementNumber: string;
  readonly drawId: string;
  readonly school: string;
  readonly person: Person;
};

export type DrawStaffVoucherRefusal =
  | StaffDrawRefusal
  | PoolCodeRefusal
  | "agreement-not-found"
  | "agreement-not-running"
  | "conflict"
  | "idempotency-key-reuse";

/** One code of the pool, assigned to its person. */
export type DrawnStaffVoucher = PoolCode & Pick<StaffDraw, "drawId" | "drawnAt">;

/**
 * Gives one of the agreement's staff vouchers to a person of one of its schools. The same draw again gives the same
 * code, and assigns it where an earlier call broke off.
 */
export type DrawStaffVoucher = (
  command: DrawStaffVoucherCommand,
  claim: Claim,
) => Promise<Outcome<DrawnStaffVoucher, DrawStaffVoucherRefusal>>;

type Dependencies = {
  readonly agreements: Pick<AgreementRepository, "find">;
  readonly academy: AcademyRepository;
  readonly personIdOf: (agreementNumber: string, email: string) => string;
  readonly openStaffPool: OpenStaffPool;
  readonly assignPoolCode: AssignPoolCode;
  readonly findPoolGround: FindPoolGround;
  readonly dateIn: DateIn;
  readonly endOfDay: EndOfDay;
  readonly clock: Clock;
};

/** Each round lets at least one draw through, so everybody who meets gets an answer: more rounds than a pool has vouchers. */
const ATTEMPTS = 40;

type Drawing = DrawStaffVoucherCommand & { readonly personId: string; readonly claim: Claim };
type Drawn = { readonly agreement: Agreement; readonly grant: AcademyGrant; readonly draw: StaffDraw };

/** Counts the voucher first and assigns its code then: what breaks off in between is healed by the same call again. */
export const createDrawStaffVoucher =
  (dependencies: Dependencies): DrawStaffVoucher =>
  async (command, claim) => {
    const { personIdOf, openStaffPool, assignPoolCode, endOfDay } = dependencies;
    const { agreementNumber, person } = command;
    const drawing = { ...command, personId: personIdOf(agreementNumber, person.email), claim: once(claim) };
    const drawn = await retryWhenStale(() => draw(drawing, dependencies), ATTEMPTS);
    if (!drawn.ok) return drawn;

    const { agreement, grant, draw: stored } = drawn.value;
    if (grant.staffVouchers === undefined) throw new Error(`a draw of agreement ${agreementNumber} without a pool`);
    await openStaffPool(poolCodesOf(agreement, grant.staffVouchers, endOfDay));
    const code = await assignPoolCode({ agreementNumber, index: stored.index, person });
    return code.ok ? accept({ ...code.value, drawId: stored.drawId, drawnAt: stored.drawnAt }) : code;
  };

async function draw(drawing: Drawing, dependencies: Dependencies): Promise<Outcome<Drawn, DrawStaffVoucherRefusal>> {
  const { academy, agreements } = dependencies;
  const { agreementNumber, drawId } = drawing;
  const [agreement, grant, stored] = await Promise.all([
    agreements.find(agreementNumber),
    academy.findGrant(agreementNumber),
    academy.findDraw(agreementNumber, drawId),
  ]);
  if (agreement === undefined) return refuse("agreement-not-found");
  if (grant !== undefined && stored !== undefined) {
    if (!isSameDraw(stored, drawing)) return refuse("conflict", "/data/drawId");
    const claimed = await drawing.claim();
    return claimed.ok ? accept({ agreement: agreement.value, grant: grant.value, draw: stored }) : claimed;
  }
  return drawNew(drawing, { agreement: agreement.value, grant }, dependencies);
}

async function drawNew(
  drawing: Drawing,
  { agreement, grant }: { readonly agreement: Agreement; readonly grant: Versioned<AcademyGrant> | undefined },
  { academy, findPoolGround, dateIn, clock }: Dependencies,
): Promise<Outcome<Drawn, DrawStaffVoucherRefusal>> {
  const { agreementNumber, drawId, claim } = drawing;
  if (grant === undefined) return refuse("staff-pool-not-granted");
  const at = clock();
  const next = drawFrom(grant.value, { ...drawing, at });
  if (!next.ok) return refuse(next.refusal, undefined, findPoolGround(grant.value.editionId));
  const { startsOn, endsOn } = termOf(agreement);
  const today = dateIn(at, agreement.term.timeZone);
  if (today < startsOn || today > endsOn) return refuse("agreement-not-running", "/data/agreementNumber");
  const claimed = await claim();
  if (!claimed.ok) return claimed;

  const stored = await academy.draw(agreementNumber, { ...grant, value: next.value.grant }, next.value.draw);
  if (stored === "exists")
    throw new StaleVersionError(`draw ${drawId} of agreement ${agreementNumber} came into being`);
  return accept({ agreement, ...next.value });
}

const isSameDraw = (stored: StaffDraw, { school, personId }: Drawing): boolean =>
  stored.school === school && stored.personId === personId;

/** Deciding anew after a lost race is the same request: it claims its webhook id once. */
function once(claim: Claim): Claim {
  let claimed: ReturnType<Claim> | undefined;
  return () => {
    claimed ??= claim();
    return claimed;
  };
}
