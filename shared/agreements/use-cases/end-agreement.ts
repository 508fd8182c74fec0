import type { Agreement } from "#shared/agreements/domain/agreement.ts";
import { beginCurtailing, unpark } from "#shared/agreements/domain/curtailing.ts";
import { checkEnding, type EndingRefusal } from "#shared/agreements/domain/ending.ts";
import type { AgreementRepository, Curtailings, DateIn } from "#shared/agreements/ports.ts";
import type { NudgeCurtailing } from "#shared/agreements/use-cases/nudge-curtailing.ts";
import type { Claim } from "#shared/kernel/claim.ts";
import { type Correlated, correlationOf } from "#shared/kernel/correlation.ts";
import type { Clock, Instant } from "#shared/kernel/instant.ts";
import { accept, type Outcome, refuse } from "#shared/kernel/outcome.ts";
import { retryWhenStale } from "#shared/kernel/retry-when-stale.ts";
import { expected, type Versioned } from "#shared/kernel/versioned.ts";

export type EndAgreementRefusal = EndingRefusal | "agreement-not-found" | "idempotency-key-reuse";

/**
 * Ends an agreement before its term does. Its orders are curtailed after that; a repeat changes nothing, but has
 * them curtailed that have not been, also after their wait was parked.
 */
export type EndAgreement = (
  command: Correlated & { readonly agreementNumber: string; readonly endsOn: string },
  claim: Claim,
) => Promise<Outcome<{ readonly agreementNumber: string; readonly endsOn: string }, EndAgreementRefusal>>;

type Dependencies = {
  readonly agreements: AgreementRepository;
  readonly curtailings: Pick<Curtailings, "find" | "save">;
  readonly dateIn: DateIn;
  readonly nudge: NudgeCurtailing;
  readonly clock: Clock;
};

export const createEndAgreement =
  ({ agreements, curtailings, dateIn, nudge, clock }: Dependencies): EndAgreement =>
  async (command, claim) => {
    const { agreementNumber, endsOn } = command;
    const ended = await retryWhenStale(async () => {
      const stored = await agreements.find(agreementNumber);
      if (stored === undefined) return refuse("agreement-not-found");
      const at = clock();
      const checked = checkEnding(stored.value, endsOn, dateIn(at, stored.value.term.timeZone));
      if (!checked.ok) return checked;
      const claimed = await claim();
      if (!claimed.ok) return claimed;
      if (checked.value === "new") return accept(await store(stored, command, at, agreements));
      if (stored.value.ending === undefined) return accept(undefined);
      await unparkEnding(agreementNumber, endsOn, at, curtailings);
      return accept({ session: stored.session });
    });
    if (!ended.ok) return ended;

    if (ended.value !== undefined) await nudge({ agreementNumber, endsOn }, ended.value.session);
    return accept({ agreementNumber, endsOn });
  };

/** Moves the register's head too, so that an order about to enter reads the agreement again. */
async function store(
  { value, version }: Versioned<Agreement>,
  command: Parameters<EndAgreement>[0],
  at: Instant,
  agreements: AgreementRepository,
): Promise<{ readonly session: string | undefined }> {
  const { agreementNumber } = value;
  const register = expected(
    await agreements.findRegister(agreementNumber),
    `the register of agreement ${agreementNumber}`,
  );
  const { endsOn } = command;
  const ended = { ...value, ending: { endsOn, recordedAt: at } };
  const curtailing = beginCurtailing({ agreementNumber, endsOn, ...correlationOf(command) }, at);
  return agreements.change(ended, version, register, curtailing);
}

async function unparkEnding(
  agreementNumber: string,
  endsOn: string,
  at: Instant,
  curtailings: Pick<Curtailings, "find" | "save">,
): Promise<void> {
  const stored = expected(
    await curtailings.find(agreementNumber, endsOn),
    `the early end of agreement ${agreementNumber}`,
  );
  const unparked = unpark(stored.value, at);
  if (unparked !== undefined) await curtailings.save({ value: unparked, version: stored.version });
}
