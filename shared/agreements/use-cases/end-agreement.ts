import type { Agreement } from "#shared/agreements/domain/agreement.ts";
import { checkEnding, type EndingRefusal } from "#shared/agreements/domain/ending.ts";
import type { AgreementRepository, DateIn } from "#shared/agreements/ports.ts";
import type { FulfilmentMessage, SendMessage } from "#shared/contracts/messages.ts";
import type { Claim } from "#shared/kernel/claim.ts";
import type { Clock } from "#shared/kernel/instant.ts";
import { accept, type Outcome, refuse } from "#shared/kernel/outcome.ts";
import { retryWhenStale } from "#shared/kernel/retry-when-stale.ts";
import { expected, type Versioned } from "#shared/kernel/versioned.ts";

export type EndAgreementRefusal = EndingRefusal | "agreement-not-found" | "idempotency-key-reuse";

/**
 * Ends an agreement before its term does. Orders learn it by message; a repeat changes nothing, and sends it again.
 * @throws {UnavailableError} when the message could not be sent: the call has to be repeated.
 */
export type EndAgreement = (
  command: { readonly agreementNumber: string; readonly endsOn: string },
  claim: Claim,
) => Promise<Outcome<{ readonly agreementNumber: string; readonly endsOn: string }, EndAgreementRefusal>>;

type Dependencies = {
  readonly agreements: AgreementRepository;
  readonly dateIn: DateIn;
  readonly send: SendMessage<FulfilmentMessage>;
  readonly clock: Clock;
};

export const createEndAgreement =
  ({ agreements, dateIn, send, clock }: Dependencies): EndAgreement =>
  async ({ agreementNumber, endsOn }, claim) => {
    const ended = await retryWhenStale(async () => {
      const stored = await agreements.find(agreementNumber);
      if (stored === undefined) return refuse("agreement-not-found");
      const at = clock();
      const checked = checkEnding(stored.value, endsOn, dateIn(at, stored.value.term.timeZone));
      if (!checked.ok) return checked;
      const claimed = await claim();
      if (!claimed.ok) return claimed;
      if (checked.value === "unchanged") return accept(stored.session);
      return accept(
        await store({ ...stored, value: { ...stored.value, ending: { endsOn, recordedAt: at } } }, agreements),
      );
    });
    if (!ended.ok) return ended;

    const session = ended.value === undefined ? {} : { session: ended.value };
    const messageId = `${agreementNumber}.end.${clock()}`;
    await send({ type: "end-agreement", agreementNumber, endsOn, ...session }, { messageId });
    return accept({ agreementNumber, endsOn });
  };

/** Moves the register's head too, so that an order about to enter reads the agreement again. */
async function store({ value, version }: Versioned<Agreement>, agreements: AgreementRepository) {
  const { agreementNumber } = value;
  const register = expected(
    await agreements.findRegister(agreementNumber),
    `the register of agreement ${agreementNumber}`,
  );
  return (await agreements.change(value, version, register)).session;
}
