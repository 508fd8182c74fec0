import { personIdOf } from "#shared/codes/domain/person.ts";
import type { FulfilmentMessage, SendMessage } from "#shared/contracts/messages.ts";
import type { Claim } from "#shared/kernel/claim.ts";
import type { Clock } from "#shared/kernel/instant.ts";
import { accept, type Outcome, refuse } from "#shared/kernel/outcome.ts";
import type { Secret } from "#shared/kernel/secret.ts";

export type ErasureRefusal = "agreement-unknown" | "idempotency-key-reuse";

export type RequestErasure = (
  request: { readonly agreementNumber: string; readonly email: string },
  claim: Claim,
) => Promise<Outcome<"accepted", ErasureRefusal>>;

type Dependencies = {
  readonly isAgreementKnown: (agreementNumber: string) => Promise<boolean>;
  readonly personKey: Secret<Buffer>;
  readonly clock: Clock;
  readonly send: SendMessage<FulfilmentMessage>;
};

/**
 * Has a person erased by message, which names them by their id alone. A repeat sends it again.
 * @throws {UnavailableError} when it could not be sent: nothing else remembers the request.
 */
export const createRequestErasure =
  ({ isAgreementKnown, personKey, clock, send }: Dependencies): RequestErasure =>
  async ({ agreementNumber, email }, claim) => {
    if (!(await isAgreementKnown(agreementNumber))) return refuse("agreement-unknown", "/data/agreementNumber");
    const claimed = await claim();
    if (!claimed.ok) return claimed;

    const personId = personIdOf(agreementNumber, email, personKey);
    await send({ type: "erase-person", agreementNumber, personId }, { messageId: `${personId}.erase.${clock()}` });
    return accept("accepted");
  };
